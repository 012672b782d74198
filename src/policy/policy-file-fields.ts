// The members of a row in the operator's file: what each takes, and what a row must have.
import { parseCountry } from '../contacts/index.ts'
import { isSmsSender, SMS_SENDER_FORM } from '../lib/sms-sender.ts'
import { CHANNELS } from './channel.ts'
import { ANY_COUNTRY, type PolicyRow, VERDICTS, type Verdict } from './table.ts'

interface Field {
  /** In words that read after "takes". */
  readonly accepts: string
  /** @param isList whether it was written as a list. Undefined when it is not what the member takes. */
  read(texts: readonly string[], isList: boolean): unknown
}

const verdict: Field = {
  accepts: `one of ${VERDICTS.join(', ')}`,
  read: single((text) => VERDICTS.find((known) => known === text)),
}

const plainText = (most: number): Field => ({
  accepts: `a text of up to ${most} characters`,
  read: single((text) => {
    const line = text.replaceAll(/\s+/g, ' ').trim()
    return line !== '' && line.length <= most && !/\p{Cc}/u.test(line) ? line : undefined
  }),
})

export const FIELDS = {
  countries: {
    accepts: 'countries by two letters, or "*" for those that no other row names',
    read: several((text) => (text === ANY_COUNTRY ? text : parseCountry(text))),
  },
  methods: {
    accepts: 'names of methods of registration',
    read: several((text) => (/^[a-z][a-z0-9_]{0,39}$/.test(text) ? text : undefined)),
  },
  sms: verdict,
  email: verdict,
  sender: {
    accepts: SMS_SENDER_FORM,
    read: single((text) => (isSmsSender(text) ? text : undefined)),
  },
  origin_line: {
    accepts: 'yes or no',
    read: single((text) => ({ yes: true, true: true, no: false, false: false })[text]),
  },
  checked_on: { accepts: 'a day, written 2026-11-23', read: single((text) => (isDay(text) ? text : undefined)) },
  note: plainText(1_000),
  sources: { accepts: 'a list of texts', read: several((text) => text.trim() || undefined) },
} as const satisfies Record<string, Field>

export type FieldName = keyof typeof FIELDS
/** For the reference. */
export const FILE_MEMBERS = Object.entries(FIELDS).map(([name, { accepts }]) => ({ name, accepts }))
export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[]

export type JudgedRow =
  | { readonly ok: true; readonly row: PolicyRow }
  | { readonly ok: false; readonly problems: readonly string[] }

/** @param said values as their fields read them. */
export function toRow(said: { readonly [Name in FieldName]?: unknown }): JudgedRow {
  const problems = RULES.filter(({ isBroken }) => isBroken(said)).map(({ problem }) => problem)
  if (problems.length > 0) return { ok: false, problems }
  const verdicts = Object.fromEntries(
    CHANNELS.flatMap((channel) => (said[channel] ? [[channel, said[channel] as Verdict]] : [])),
  )
  const members = {
    countries: said.countries,
    methods: said.methods,
    sender: said.sender,
    hasOriginLine: said.origin_line,
    sources: said.sources,
  }
  const given = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
  return { ok: true, row: { ...given, verdicts, checkedOn: said.checked_on, note: said.note } as PolicyRow }
}

const RULES: readonly {
  isBroken(said: { readonly [Name in FieldName]?: unknown }): boolean
  readonly problem: string
}[] = [
  {
    isBroken: ({ countries, methods }) => (countries === undefined) === (methods === undefined),
    problem: 'a row is either about countries or about methods: it has one of the two members',
  },
  {
    isBroken: ({ sms, email, sender, origin_line }) =>
      [sms, email, sender, origin_line].every((value) => value === undefined),
    problem: 'the row decides nothing: say sms, email, sender or origin_line',
  },
  {
    isBroken: ({ methods, sender, origin_line }) => methods !== undefined && (sender ?? origin_line) !== undefined,
    problem: 'sender and origin_line go with countries, not with methods',
  },
  { isBroken: ({ note }) => note === undefined, problem: 'the row has no note: say why, for those who come after you' },
  {
    isBroken: ({ checked_on }) => checked_on === undefined,
    problem: 'the row has no checked_on: say on which day it was last found to hold',
  },
]

function single<T>(read: (text: string) => T | undefined) {
  return ([text]: readonly string[], isList: boolean): T | undefined =>
    isList || text === undefined ? undefined : read(text)
}

function several(read: (text: string) => string | undefined) {
  return (texts: readonly string[]): readonly string[] | undefined => {
    const all = texts.map(read)
    return all.length > 0 && all.every((text) => text !== undefined) ? [...new Set(all)] : undefined
  }
}

function isDay(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
