// The text of a short message as octets: GSM-7 (3GPP TS 23.038) where its letters do, otherwise UCS-2. One part has 140 octets
// on the air, into which GSM-7 is packed: 160 septets, of which the letters of its extension table (€, [, ~) take two.
import smpp from 'smpp'

/** What the octets of a text in GSM-7's letters are: the carrier's default alphabet is one or the other. */
export const ALPHABETS = ['gsm7', 'latin1'] as const
export type Alphabet = (typeof ALPHABETS)[number]

export interface EncodedText {
  readonly dataCoding: number
  /** Sixteen bits a letter, in place of an alphabet of 128 or 256. */
  readonly isUcs2: boolean
  /** GSM-7 stands unpacked, a septet in an octet: the carrier packs. */
  readonly octets: Buffer
  readonly isOnePart: boolean
}

const DEFAULT_ALPHABET = 0
const LATIN_1 = 3
const UCS_2 = 8
const SEPTETS_OF_A_PART = 160
const OCTETS_OF_A_PART = 140

export function encodeText(text: string, alphabet: Alphabet = 'gsm7'): EncodedText {
  if (!smpp.encodings.ASCII.match(text)) return ucs2(text)
  const septets = smpp.encodings.ASCII.encode(text)
  const isOnePart = septets.length <= SEPTETS_OF_A_PART
  if (alphabet === 'gsm7') return { dataCoding: DEFAULT_ALPHABET, isUcs2: false, octets: septets, isOnePart }
  if (!isLatin1(text)) return ucs2(text)
  return { dataCoding: LATIN_1, isUcs2: false, octets: Buffer.from(text, 'latin1'), isOnePart }
}

/** The text as a phone would show it; undefined for a data coding that is no text. */
export function decodeText(octets: Buffer, dataCoding: number): string | undefined {
  if (dataCoding === DEFAULT_ALPHABET) return smpp.encodings.ASCII.decode(octets)
  if (dataCoding === LATIN_1 || dataCoding === 1) return octets.toString('latin1')
  if (dataCoding !== UCS_2 || octets.length % 2 !== 0) return undefined
  return Buffer.from(octets).swap16().toString('utf16le')
}

function ucs2(text: string): EncodedText {
  const octets = Buffer.from(text, 'utf16le').swap16()
  return { dataCoding: UCS_2, isUcs2: true, octets, isOnePart: octets.length <= OCTETS_OF_A_PART }
}

function isLatin1(text: string): boolean {
  return Buffer.from(text, 'latin1').toString('latin1') === text
}
