// What a simulated carrier does with a message, by rules on the number or address: a line each, the first one that fits. A rule
// that comes by chance is drawn from the seed, the contact and how often that contact was written to, so that the same messages
// have the same fate in whatever order they arrive.
import { createHash } from 'node:crypto'

/** How long, in milliseconds: somewhere between the two. */
export type Span = readonly [least: number, most: number]

export const RECEIPTS = ['delivered', 'undelivered', 'expired', 'rejected', 'unknown', 'false', 'none'] as const
export type ReceiptWord = (typeof RECEIPTS)[number]

export interface Fate {
  /** `ok`, `silence` (no answer, ever), `disconnect` (hangs up instead of answering), or a status to answer with. */
  readonly answer: 'ok' | 'silence' | 'disconnect' | { readonly status: string }
  readonly latency: Span
  /** `false` names a message that was never taken. */
  readonly receipt: ReceiptWord
  readonly receiptAfter: Span
  /** The receipt comes before the answer. */
  readonly isEarly: boolean
}

export interface Rule {
  /** `*` stands for anything: `+372*`, `*0001`, `unknown@*`. */
  readonly pattern: string
  /** From 0 to 1. */
  readonly chance: number
  /** In place of what holds otherwise. */
  readonly fate: Partial<Fate>
}

export type RuleReading =
  | { readonly ok: true; readonly rule: Rule }
  /** In words that read after the rule. */
  | { readonly ok: false; readonly problem: string }

/** Whether a carrier of this kind can answer with a status. */
export type IsStatus = (status: string) => boolean

/** What the words of a rule are, for the help. */
export const RULE_WORDS = [
  'ok',
  'silence',
  'disconnect',
  'status=…',
  'latency=200 or latency=100-500',
  `receipt=${RECEIPTS.join('|')}`,
  'receipt-after=2000',
  'early',
  'chance=0.2',
] as const

type Words = { fate: Partial<Fate>; chance: number }
type WordReader = (value: string, isStatus: IsStatus) => Partial<Words> | undefined

const bare =
  (fate: Partial<Fate>): WordReader =>
  (value) =>
    value === '' ? { fate } : undefined

const READERS: Readonly<Record<string, WordReader>> = {
  ok: bare({ answer: 'ok' }),
  silence: bare({ answer: 'silence' }),
  disconnect: bare({ answer: 'disconnect' }),
  early: bare({ isEarly: true }),
  status: (value, isStatus) => (isStatus(value) ? { fate: { answer: { status: value } } } : undefined),
  latency: (value) => ofSpan(value, (latency) => ({ latency })),
  'receipt-after': (value) => ofSpan(value, (receiptAfter) => ({ receiptAfter })),
  receipt(value) {
    const receipt = RECEIPTS.find((word) => word === value)
    return receipt && { fate: { receipt } }
  },
  chance: (value) => (/^(?:0?\.\d+|0|1)$/.test(value) ? { chance: Number(value) } : undefined),
}

/** `*0001 status=RINVDSTADR`: a pattern, then words. */
export function parseRule(line: string, isStatus: IsStatus): RuleReading {
  const [pattern = '', ...words] = line.trim().split(/\s+/)
  if (words.length === 0) return { ok: false, problem: 'wants a pattern and, after a space, what is done' }
  let read: Words = { fate: {}, chance: 1 }
  for (const word of words) {
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/.exec(word) ?? []
    const more = Object.hasOwn(READERS, name) ? READERS[name]?.(value, isStatus) : undefined
    if (more === undefined) return { ok: false, problem: `does not understand ${JSON.stringify(word)}` }
    read = { chance: more.chance ?? read.chance, fate: { ...read.fate, ...more.fate } }
  }
  return { ok: true, rule: { pattern, ...read } }
}

/** Of the lines of a file: without comments (`#`) and empty ones. */
export function ruleLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '')
}

export interface Judge {
  /** What becomes of the next message to this contact. */
  judge(contact: string): Fate
  /** Somewhere within it, the same for the same message. */
  within(span: Span, contact: string): number
}

export function createJudge(rules: readonly Rule[], otherwise: Fate, seed: string): Judge {
  const compiled = rules.map((rule) => ({ ...rule, form: formOf(rule.pattern) }))
  const seen = new Map<string, number>()

  function judge(contact: string): Fate {
    const fitting = compiled.filter(({ form }) => form.test(contact))
    if (fitting.some(({ chance, fate }) => chance < 1 || hasSpan(fate))) seen.set(contact, (seen.get(contact) ?? 0) + 1)
    const rule = fitting.find(({ chance, pattern }) => chance === 1 || draw(contact, pattern) < chance)
    return rule ? { ...otherwise, ...rule.fate } : otherwise
  }

  /** From 0 up to 1. */
  function draw(contact: string, purpose: string): number {
    const digest = createHash('sha256')
      .update([seed, contact, seen.get(contact) ?? 0, purpose].join('\n'))
      .digest()
    return digest.readUInt32BE(0) / 2 ** 32
  }

  return {
    judge,
    within: ([least, most], contact) => (least === most ? least : least + draw(contact, 'span') * (most - least)),
  }
}

function hasSpan({ latency, receiptAfter }: Partial<Fate>): boolean {
  return [latency, receiptAfter].some((span) => span !== undefined && span[0] !== span[1])
}

function formOf(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))
  return new RegExp(`^${parts.join('.*')}$`, 'i')
}

function ofSpan(value: string, put: (span: Span) => Partial<Fate>): Partial<Words> | undefined {
  const [, least, most] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(value) ?? []
  if (least === undefined) return undefined
  const span: Span = [Number(least), Number(most ?? least)]
  return span[0] <= span[1] ? { fate: put(span) } : undefined
}
