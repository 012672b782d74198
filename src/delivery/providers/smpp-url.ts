// Reads the address of an SMPP carrier with its parameters. Errors say what is wrong, and never repeat the address.
import { ALPHABETS, type Alphabet } from '../../lib/smpp-text.ts'

/** How a carrier names messages in the text of its receipts, where that is not how it named them when it took them. */
const RECEIPT_IDS = ['same', 'decimal', 'hex'] as const
export type ReceiptIds = (typeof RECEIPT_IDS)[number]

export interface Carrier {
  readonly host: string
  readonly port: number
  readonly isEncrypted: boolean
  readonly systemId: string
  readonly password: string
  /** What the carrier wants to know of the kind of system; empty where it wants nothing. */
  readonly systemType: string
  /** How many connections. */
  readonly links: number
  /** How many messages may wait for their answer on a connection. */
  readonly window: number
  /** Messages a second, over all connections; undefined: as many as the windows let through. */
  readonly rate: number | undefined
  /** In place of what the sender's form says. */
  readonly sourceTon: number | undefined
  readonly sourceNpi: number | undefined
  readonly alphabet: Alphabet
  readonly receiptIds: ReceiptIds
}

const PORTS = { 'smpps:': 3550, 'smpp:': 2775 }
/** The smallest and the largest number, and what holds without it. */
const NUMBERS = {
  links: { least: 1, most: 20, preset: 1 },
  window: { least: 1, most: 1000, preset: 10 },
  rate: { least: 1, most: 100_000, preset: undefined },
  source_ton: { least: 0, most: 6, preset: undefined },
  source_npi: { least: 0, most: 18, preset: undefined },
} as const
const PARAMETERS = [...Object.keys(NUMBERS), 'system_type', 'alphabet', 'receipt_ids']
/** SMPP 3.4, 5.2.1 and 5.2.3: 16 and 13 octets with the one that ends them. */
const LONGEST_SYSTEM_ID = 15
const LONGEST_SYSTEM_TYPE = 12
/** SMPP 3.4 allows 8 (5.2.2); carriers that allow more are not turned away. */
const LONGEST_PASSWORD = 64

/** @throws Error, in words for the operator. */
export function parseSmppUrl(text: string): Carrier {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url?.hostname || (url.protocol !== 'smpp:' && url.protocol !== 'smpps:')) {
    throw new Error('The SMPP address must look like smpp://system_id:password@host:2775 or smpps://….')
  }
  const unknown = [...url.searchParams.keys()].find((name) => !PARAMETERS.includes(name))
  if (unknown !== undefined) {
    throw new Error(`The SMPP address knows ${PARAMETERS.map((name) => `?${name}=`).join(', ')}, not ?${unknown}=.`)
  }
  const { systemId, password } = credentialsOf(url)
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port) || PORTS[url.protocol],
    isEncrypted: url.protocol === 'smpps:',
    systemId,
    password,
    systemType: checked(url.searchParams.get('system_type') ?? '', LONGEST_SYSTEM_TYPE, 'system_type'),
    links: numberOf(url, 'links') ?? NUMBERS.links.preset,
    window: numberOf(url, 'window') ?? NUMBERS.window.preset,
    rate: numberOf(url, 'rate'),
    sourceTon: numberOf(url, 'source_ton'),
    sourceNpi: numberOf(url, 'source_npi'),
    alphabet: wordOf(url, 'alphabet', ALPHABETS),
    receiptIds: wordOf(url, 'receipt_ids', RECEIPT_IDS),
  }
}

function credentialsOf(url: URL): { systemId: string; password: string } {
  let systemId: string
  let password: string
  try {
    systemId = decodeURIComponent(url.username)
    password = decodeURIComponent(url.password)
  } catch {
    throw new Error('In the SMPP address, a % in the system id or the password must be written %25.')
  }
  if (systemId === '') throw new Error('The SMPP address names no system id: smpp://system_id:password@host:2775.')
  return {
    systemId: checked(systemId, LONGEST_SYSTEM_ID, 'system id'),
    password: checked(password, LONGEST_PASSWORD, 'password'),
  }
}

function checked(text: string, longest: number, what: string): string {
  if (!/^[\x20-\x7e]*$/.test(text)) throw new Error(`In the SMPP address, the ${what} has characters beyond ASCII.`)
  if (text.length <= longest) return text
  throw new Error(`In the SMPP address, the ${what} has more than ${longest} characters.`)
}

function numberOf(url: URL, name: keyof typeof NUMBERS): number | undefined {
  const text = url.searchParams.get(name)
  if (text === null) return undefined
  const { least, most } = NUMBERS[name]
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new Error(`In the SMPP address, ?${name}= is a whole number from ${least} to ${most}.`)
}

function wordOf<const T extends string>(url: URL, name: string, words: readonly [T, ...T[]]): T {
  const text = url.searchParams.get(name)
  if (text === null) return words[0]
  const word = words.find((candidate) => candidate === text)
  if (word !== undefined) return word
  throw new Error(`In the SMPP address, ?${name}= is one of ${words.join(', ')}.`)
}
