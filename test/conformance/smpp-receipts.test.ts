// Receipts over SMPP: on any link, in any form, at any time; and said again when they could not be written down.
import { afterEach, describe, expect, test } from 'vitest'
import { encodeAnswer, encodePdu, type Fields } from '../../src/lib/smpp-pdu.ts'
import { patience, sms } from '../support/mail-fixtures.ts'
import { carrier, closeCarriers, rawCarrier, receiptsOf, smpp } from '../support/smsc.ts'

afterEach(closeCarriers)

describe('a receipt', () => {
  test.each([
    'both',
    'text',
    'tlv',
  ] as const)('in the form %s names the message as its acceptance did', async (receipts) => {
    const smsc = await carrier({ receipts })
    const provider = smpp(smsc.url)
    const told = receiptsOf(provider)
    const sent = await provider.send(sms(), patience())
    const [receipt] = await told.count(1)
    expect(receipt).toEqual({ reference: sent.kind === 'accepted' && sent.reference, state: 'delivered' })
  })

  test('that names it in base ten is brought together with it where that is set', async () => {
    const smsc = await carrier({ receipts: 'decimal' })
    const provider = smpp(`${smsc.url}?receipt_ids=decimal`)
    const told = receiptsOf(provider)
    const sent = await provider.send(sms(), patience())
    expect(await told.count(1)).toMatchObject([{ reference: sent.kind === 'accepted' && sent.reference }])
  })

  test.each([
    ['+37250000002', 'contact_blocked'],
    ['+37250000008', 'expired'],
  ])('of a failure tells why: %s %s', async (to, reason) => {
    const smsc = await carrier()
    const provider = smpp(smsc.url)
    const told = receiptsOf(provider)
    await provider.send(sms({ to }), patience())
    expect(await told.count(1)).toMatchObject([{ state: 'failed', reason }])
  })

  test('may come before the answer, and is told at once', async () => {
    const smsc = await carrier({}, '* early latency=50')
    const provider = smpp(smsc.url)
    const told = receiptsOf(provider)
    const sending = provider.send(sms(), patience())
    const [receipt] = await told.count(1)
    const order = await Promise.race([sending, 'not yet'])
    expect(order).toBe('not yet')
    expect(await sending).toEqual({ kind: 'accepted', reference: receipt?.reference })
  })

  test('comes by whichever link, a thousand of them with none lost or told twice', async () => {
    const smsc = await carrier({}, '* receipt-after=0-30')
    const provider = smpp(`${smsc.url}?links=3&window=50`)
    const told = receiptsOf(provider)
    const sent = await Promise.all(Array.from({ length: 1_000 }, () => provider.send(sms(), patience())))
    await told.count(1_000)
    const references = sent.map((outcome) => (outcome.kind === 'accepted' ? outcome.reference : ''))
    expect(told.receipts.map(({ reference }) => reference).sort()).toEqual(references.sort())
  })

  test('that could not be written down is said again', async () => {
    let asked = 0
    const smsc = await carrier()
    const provider = smpp(smsc.url)
    const told = receiptsOf(provider, async () => {
      if (++asked === 1) throw new Error('the database is away')
    })
    await provider.send(sms(), patience())
    expect(await told.count(1)).toHaveLength(1)
    expect(asked).toBe(2)
  })

  test('that nobody listens for, as when one only looks whether the carrier is there, is wanted again', async () => {
    const smsc = await rawCarrier()
    const provider = smpp(smsc.url)
    await provider.probe(patience())
    smsc.say(encodePdu('deliver_sm', 7, delivered('1')))
    expect(await smsc.request(({ command }) => command === 'deliver_sm_resp')).toMatchObject({ status: 0x64 })
  })

  test('that came while nobody was bound comes with the next link', async () => {
    const smsc = await carrier({}, '* receipt-after=30')
    const first = smpp(smsc.url)
    await first.send(sms(), patience())
    await first.close()
    await expect.poll(() => smsc.sessions()).toBe(0)
    await new Promise((resolve) => setTimeout(resolve, 40))
    expect(await receiptsOf(smpp(smsc.url)).count(1)).toHaveLength(1)
  })

  test('is answered before the link says goodbye', async () => {
    const smsc = await rawCarrier((pdu, socket) => {
      if (!pdu.command.endsWith('_resp')) socket.write(encodeAnswer(pdu, 0))
    })
    const provider = smpp(smsc.url)
    const writing = Promise.withResolvers<void>()
    receiptsOf(provider, () => writing.promise)
    await provider.probe(patience())
    smsc.say(encodePdu('deliver_sm', 9, delivered('1')))
    smsc.say(encodePdu('enquire_link', 10))
    await smsc.request(({ command }) => command === 'enquire_link_resp')
    const closed = provider.close()
    writing.resolve()
    await closed
    expect(smsc.requests.slice(-2).map(({ command, status }) => [command, status])).toEqual([
      ['deliver_sm_resp', 0],
      ['unbind', 0],
    ])
  })
})

describe('what a carrier sends besides', () => {
  test.each<[string, string, Fields]>([
    ['a text from somebody', 'deliver_sm', { short_message: Buffer.from('STOP') }],
    ['that a message is on its way', 'deliver_sm', { ...delivered('1', 'ENROUTE') }],
    ['that nothing is known', 'deliver_sm', { ...delivered('1', 'UNKNOWN') }],
    ['a receipt that names nothing', 'deliver_sm', { esm_class: 4, short_message: Buffer.from('stat:DELIVRD') }],
  ])('is answered and told to nobody: %s', async (_, command, fields) => {
    const smsc = await rawCarrier()
    const provider = smpp(smsc.url)
    const told = receiptsOf(provider)
    await provider.probe(patience())
    smsc.say(encodePdu(command, 7, fields))
    expect(await smsc.request((pdu) => pdu.command === `${command}_resp`)).toMatchObject({ sequence: 7, status: 0 })
    expect(told.receipts).toEqual([])
  })

  test('a receipt in a data_sm counts too', async () => {
    const smsc = await rawCarrier()
    const provider = smpp(smsc.url)
    const told = receiptsOf(provider)
    await provider.probe(patience())
    smsc.say(encodePdu('data_sm', 7, { esm_class: 4, data_coding: 0, receipted_message_id: '0B', message_state: 2 }))
    expect(await smsc.request(({ command }) => command === 'data_sm_resp')).toMatchObject({ sequence: 7, status: 0 })
    expect(told.receipts).toEqual([{ reference: 'b', state: 'delivered' }])
  })

  test.each([
    ['as SMPP wants it', '0B\0'],
    ['without the zero that ends it', '0B'],
    ['filled up with zeros', '0B\0\0\0'],
  ])('a TLV with the name %s is read to its end and not beyond', async (_, name) => {
    const smsc = await rawCarrier()
    const provider = smpp(smsc.url)
    const told = receiptsOf(provider)
    await provider.probe(patience())
    const before = encodePdu('deliver_sm', 7, { esm_class: 4, data_coding: 0 })
    const tlvs = [tlv(0x001e, Buffer.from(name)), tlv(0x0427, Buffer.from([2]))]
    const octets = Buffer.concat([before, ...tlvs])
    octets.writeUInt32BE(octets.length, 0)
    smsc.say(octets)
    expect(await smsc.request(({ command }) => command === 'deliver_sm_resp')).toMatchObject({ sequence: 7, status: 0 })
    expect(told.receipts).toEqual([{ reference: 'b', state: 'delivered' }])
  })

  test('more receipts than can be written at once are wanted again', async () => {
    const smsc = await rawCarrier()
    const provider = smpp(smsc.url)
    const writing = Promise.withResolvers<void>()
    receiptsOf(provider, () => writing.promise)
    await provider.probe(patience())
    for (let n = 1; n <= 257; n++) smsc.say(encodePdu('deliver_sm', n, delivered(String(n))))
    const refused = await smsc.request(({ command }) => command === 'deliver_sm_resp')
    expect(refused).toMatchObject({ sequence: 257, status: 0x64 })
    writing.resolve()
    await smsc.request(({ command, sequence }) => command === 'deliver_sm_resp' && sequence === 256)
    expect(smsc.requests.filter(({ command, status }) => command === 'deliver_sm_resp' && status === 0)).toHaveLength(
      256,
    )
  })
})

function delivered(id: string, state = 'DELIVRD'): Fields {
  return { esm_class: 4, data_coding: 0, short_message: Buffer.from(`id:${id} sub:001 stat:${state} err:000 text:`) }
}

/** Tag, length, value (SMPP 3.4, 5.3). */
function tlv(tag: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16BE(tag, 0)
  head.writeUInt16BE(value.length, 2)
  return Buffer.concat([head, value])
}
