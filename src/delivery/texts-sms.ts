// The text message that carries a code: one part, always (R38). Nothing here may let a message grow to two parts,
// whatever the name of the service or the host, since parts cost, arrive apart, and break the filling in of the code.
import { SegmentedMessage } from 'sms-segments-calculator'
import { format, type Locale } from '../i18n/index.ts'
import { shorten, type Words } from './texts-words.ts'

export interface SmsWords extends Words {
  readonly locale: Locale
  /** How many digits the code has. */
  readonly codeDigits: number
  readonly host: string | undefined
}

/** How the words fit into one part. */
export interface SmsPlan {
  readonly wording: 'full' | 'brief'
  /** The name as it is written: as given, in GSM-7's letters, or shortened. */
  readonly service: string
  readonly hasLastLine: boolean
}

/** What is given up first comes last: first the advice and the life, then the last line. */
const PLANS = [
  { wording: 'full', hasLastLine: true },
  { wording: 'brief', hasLastLine: true },
  { wording: 'full', hasLastLine: false },
  { wording: 'brief', hasLastLine: false },
] as const

/** Of a name that must be shortened, at least this many letters stay, or the next plan is tried. */
const FEWEST_LETTERS = 8

/** Letters and signs that GSM-7 lacks and that do not come apart into a letter and an accent. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', œ: 'oe', Œ: 'OE', ı: 'i', þ: 'th', Þ: 'Th', ð: 'd', ŋ: 'n', ẞ: 'SS' },
  ...{ '‘': "'", '’': "'", '‚': "'", '`': "'", '´': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"' },
  ...{ '–': '-', '—': '-', '‐': '-', '‑': '-', '−': '-', '•': '*', '·': '-', '©': '(c)', '®': '(R)' },
}

/** The best plan by which the words make one part. */
export function planSms(words: SmsWords): SmsPlan {
  const name = lettersFor(words)
  for (const { wording, hasLastLine } of PLANS) {
    if (hasLastLine && words.host === undefined) continue
    const fits = (service: string): boolean => isOnePart(words, { wording, service, hasLastLine })
    const service = shorten(name.text, name.ellipsis, fits)
    const isTold = service === name.text || service.length - name.ellipsis.length >= FEWEST_LETTERS
    if (isTold && fits(service)) return { wording, service, hasLastLine }
  }
  throw new Error(`The brief text message in "${words.locale}" has no room for the name of a service.`)
}

export function writeSms(words: SmsWords, { wording, service, hasLastLine }: SmsPlan, code: string): string {
  const key = wording === 'brief' ? 'sms.brief' : (`sms.${words.purpose}` as const)
  const text = format(words.locale, key, { code, service, life: words.life })
  // Exactly one space and nothing after the code: browsers read the last line by this form.
  return hasLastLine ? `${text}\n@${words.host} #${code}` : text
}

/** A code of any digits takes the same room. */
function isOnePart(words: SmsWords, plan: SmsPlan): boolean {
  return new SegmentedMessage(writeSms(words, plan, '0'.repeat(words.codeDigits))).segmentsCount === 1
}

/**
 * The name in GSM-7's letters where the text around it is in GSM-7 and the name can be read without its accents
 * (Žalgiris, Zalgiris), so that it does not take 90 units from the text; otherwise the name as it is.
 */
function lettersFor(words: SmsWords): { text: string; ellipsis: string } {
  const plan = { wording: 'full', service: '', hasLastLine: words.host !== undefined } as const
  return nameFor(words.service, writeSms(words, plan, '0'))
}

/** The same for any text that a name goes into. */
export function nameFor(service: string, around: string): { text: string; ellipsis: string } {
  const folded = isGsm(around) ? foldToGsm(service) : undefined
  return folded === undefined ? { text: service, ellipsis: '…' } : { text: folded, ellipsis: '...' }
}

function foldToGsm(name: string): string | undefined {
  const folded = [...name].map(foldLetter).join('')
  return isGsm(folded) ? folded : undefined
}

function foldLetter(letter: string): string {
  if (isGsm(letter)) return letter
  return PLAIN[letter] ?? letter.normalize('NFKD').replaceAll(/\p{M}/gu, '')
}

function isGsm(text: string): boolean {
  return new SegmentedMessage(text).encodingName === 'GSM-7'
}
