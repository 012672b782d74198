// PDUs of SMPP 3.4, to and from octets: the one place that touches the package `smpp`. Only its codec is used. Its session has
// no time-outs, ends the process when nobody listens for an error, stands still for good after a PDU that cannot be read, and
// loses its place in the stream when a length is below that of a header; so octets are cut into PDUs here. Whatever comes over
// the wire, nothing here throws.
import smpp from 'smpp'

export interface Pdu {
  /** `submit_sm`, or `unknown` for an id that SMPP does not know. */
  readonly command: string
  readonly status: number
  readonly sequence: number
  /** Numbers, texts of ASCII and octets, by SMPP's names; parameters and TLVs alike. What is absent has no entry. */
  readonly fields: Fields
}

export type Fields = Readonly<Record<string, unknown>>

export interface Reading {
  readonly pdus: readonly Pdu[]
  /** What followed was no PDU: the place in the stream is lost, and the connection of no more use. */
  readonly isBroken: boolean
}

const HEADER_OCTETS = 16
/** SMPP 3.4 needs some hundreds; beyond this it is no PDU but a stream that lost its place. */
const MOST_OCTETS = 16_384

/** Values of `command_status` by their names, without the prefix: `RTHROTTLED`. */
export const statuses: ReadonlyMap<string, number> = new Map(
  Object.entries(smpp.errors).map(([name, value]) => [name.replace('ESME_', ''), value]),
)
const statusNames = new Map([...statuses].map(([name, value]) => [value, `ESME_${name}`]))

/** `ESME_RTHROTTLED`; of one that SMPP does not name `0x00000400`. */
export function statusName(status: number): string {
  return statusNames.get(status) ?? `0x${status.toString(16).padStart(8, '0')}`
}

/** Of `RTHROTTLED`, `ESME_RTHROTTLED` or `0x58`; undefined for what names no status. */
export function statusNumber(text: string): number | undefined {
  if (/^0x[0-9a-f]{1,8}$/i.test(text)) return Number(text)
  return statuses.get(text.toUpperCase().replace(/^ESME_/, ''))
}

/**
 * A name ends with its TLV, and at the first zero in it: SMPP wants one there, and carriers leave it out, or fill up with several. The
 * package looks for the zero alone, and would read on into whatever follows.
 */
smpp.addTLV('receipted_message_id', {
  id: 0x001e,
  type: {
    ...smpp.types.tlv.cstring,
    read: (octets, offset, length) => smpp.types.tlv.cstring.read(octets.subarray(offset, offset + length), 0, length),
  },
})

/**
 * Octets stay octets: the package would read a short message by its data coding (an underscore in a carrier's name of a message
 * becomes a paragraph sign in GSM-7) and times by the machine's clock, and write text as GSM-7 under the data coding of ASCII.
 */
class PlainPdu extends smpp.PDU {
  protected override _filter(): void {}
}

export function encodePdu(command: string, sequence: number, fields: Fields = {}, status = 0): Buffer {
  return new PlainPdu(command, { ...fields, sequence_number: sequence, command_status: status }).toBuffer()
}

/** The answer to a request: `submit_sm_resp`, or `generic_nack` to what is not known or has no answer of its own. */
export function encodeAnswer(request: Pdu, status: number, fields: Fields = {}): Buffer {
  const command = `${request.command}_resp`
  return encodePdu(Object.hasOwn(smpp.commands, command) ? command : 'generic_nack', request.sequence, fields, status)
}

export function isAnswer({ command }: Pdu): boolean {
  return command.endsWith('_resp') || command === 'generic_nack'
}

/** Cuts a stream into PDUs; give it the chunks of one connection, in order. */
export function createPduReader(): (chunk: Buffer) => Reading {
  let rest: Buffer = Buffer.alloc(0)
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const pdus: Pdu[] = []
    while (rest.length >= 4) {
      const octets = rest.readUInt32BE(0)
      if (octets < HEADER_OCTETS || octets > MOST_OCTETS) return { pdus, isBroken: true }
      if (rest.length < octets) break
      const pdu = decode(rest.subarray(0, octets))
      if (pdu === undefined) return { pdus, isBroken: true }
      pdus.push(pdu)
      rest = rest.subarray(octets)
    }
    return { pdus, isBroken: false }
  }
}

function decode(frame: Buffer): Pdu | undefined {
  try {
    const pdu = new PlainPdu(frame)
    return { command: pdu.command, status: pdu.command_status, sequence: pdu.sequence_number, fields: pdu }
  } catch {
    return undefined // a length within the PDU that points beyond its end
  }
}

export function numberOf(fields: Fields, name: string): number | undefined {
  const value = fields[name]
  return typeof value === 'number' ? value : undefined
}

export function textOf(fields: Fields, name: string): string | undefined {
  const value = fields[name]
  return typeof value === 'string' ? value : undefined
}

export function octetsOf(fields: Fields, name: string): Buffer | undefined {
  const value = fields[name]
  return Buffer.isBuffer(value) ? value : undefined
}
