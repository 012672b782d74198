// PDUs that went wrong on the way: proper ones with some octets changed, cut, doubled or lied about. The same seed gives the same
// ones.
import { encodePdu, type Fields } from '../../src/lib/smpp-pdu.ts'

/** From 0 up to 1 (mulberry32). */
export function createDraw(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const receipt: Fields = {
  source_addr: '37251234567',
  destination_addr: 'Pinpost',
  esm_class: 4,
  data_coding: 0,
  short_message: Buffer.from(
    'id:7b1 sub:001 dlvrd:001 submit date:2611240542 done date:2611240543 stat:DELIVRD err:000 text:x',
  ),
}
const tlvs: Fields = {
  receipted_message_id: '7b1',
  message_state: 2,
  network_error_code: Buffer.from([3, 0, 27]),
  message_payload: Buffer.from('id:7b1 stat:DELIVRD'),
  user_message_reference: 7,
  callback_num: [Buffer.from([1, 1, 1, 49, 50])],
}
const submit: Fields = {
  source_addr: 'Pinpost',
  destination_addr: '37251234567',
  registered_delivery: 1,
  data_coding: 8,
  validity_period: '000000001000000R',
  short_message: Buffer.from('0041004200430044', 'hex'),
}
const PROPER: readonly (readonly [command: string, fields?: Fields])[] = [
  ['submit_sm_resp', { message_id: '7b1' }],
  ['submit_sm', submit],
  ['submit_sm', { ...submit, ...tlvs }],
  ['deliver_sm', receipt],
  ['deliver_sm', { ...receipt, ...tlvs }],
  ['data_sm', { ...receipt, ...tlvs }],
  ['submit_multi', { dest_address: [{ destination_addr: '1' }, { dl_name: 'x' }], short_message: Buffer.from('x') }],
  ['submit_multi_resp', { message_id: '1', unsuccess_sme: [{ destination_addr: '1', error_status_code: 1 }] }],
  ['query_sm_resp', { message_id: '1', final_date: '261124054200000+' }],
  ['bind_transceiver', { system_id: 'pinpost', password: 'secret' }],
  ['bind_transceiver_resp', { system_id: 'smsc' }],
  ['deliver_sm_resp', {}],
  ['enquire_link'],
  ['enquire_link_resp'],
  ['generic_nack'],
  ['alert_notification', { source_addr: '1', esme_addr: '2' }],
  ['outbind', { system_id: 'smsc', password: 'secret' }],
  ['broadcast_sm', { source_addr: '1', message_id: '2' }],
]
const LENGTHS = [0, 1, 4, 15, 16, 17, 16_384, 16_385, 0x7fff_ffff, 0xffff_ffff]
const HEADER_OCTETS = 16

type Mutate = (octets: Buffer, at: (most: number) => number) => Buffer

const MUTATIONS: readonly Mutate[] = [
  (octets, at) => {
    for (let count = at(8); count >= 0; count--) octets[at(octets.length)] = at(256)
    return octets
  },
  (octets, at) => {
    const place = at(octets.length)
    octets[place] = (octets[place] ?? 0) ^ (1 << at(8))
    return octets
  },
  // Beyond the header, the length told anew: these reach the parameters.
  (octets, at) => withLength(octets.subarray(0, HEADER_OCTETS + at(octets.length - HEADER_OCTETS + 1))),
  (octets, at) => withLength(Buffer.concat([octets, Buffer.from(Array.from({ length: at(64) }, () => at(256)))])),
  (octets, at) => {
    const begin = HEADER_OCTETS + at(octets.length - HEADER_OCTETS + 1)
    return withLength(Buffer.concat([octets, octets.subarray(begin)]))
  },
  (octets, at) => {
    for (let place = HEADER_OCTETS; place < octets.length; place++) if (at(4) === 0) octets[place] = at(256)
    return octets
  },
  // The length alone.
  (octets, at) => {
    octets.writeUInt32BE(LENGTHS[at(LENGTHS.length)] ?? 0, 0)
    return octets
  },
]

/** One PDU that went wrong, now and then twice. */
export function mutatedPdu(draw: () => number): Buffer {
  const at = (most: number): number => Math.floor(draw() * most)
  const [command, fields] = PROPER[at(PROPER.length)] ?? ['enquire_link']
  const status = at(4) === 0 ? at(0x110) : 0
  let octets = encodePdu(command, at(60), fields, status)
  for (let times = at(2); times >= 0 && octets.length >= HEADER_OCTETS; times--) {
    // A wrong length ends a connection, so that it is drawn seldom.
    const most = at(20) === 0 ? MUTATIONS.length : MUTATIONS.length - 1
    octets = MUTATIONS[at(most)]?.(octets, at) ?? octets
  }
  return octets
}

function withLength(octets: Buffer): Buffer {
  const copy = Buffer.from(octets)
  copy.writeUInt32BE(copy.length, 0)
  return copy
}
