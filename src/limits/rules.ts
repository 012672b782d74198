// Every limit of R40 in one table. A limit counts all that reach it, refused ones included; limits are judged in the order of
// this table and each passes on only what it allowed. Any of them may run as `observe` per service: it counts and tells, and
// refuses nothing. docs/reference/limits.md is written from this table.

interface Limit {
  /** Its number in the database; never given to another limit. */
  readonly scope: number
  readonly windowSeconds: number
  /** The most in a window for the open lane; 'setting' where the service's settings say. */
  readonly open: number | 'setting'
  /** The same for the known lane; 'counts' where it counts and never refuses. */
  readonly known: number | 'setting' | 'counts'
  /** Where it is kept: a counter of its own, or the row that the contact has for its budgets. */
  readonly kept: 'counter' | 'contact_budget'
  readonly meaning: string
}

const MINUTE = 60
const HOUR = 3600
const DAY = 86_400

const LIMITS = {
  starts_per_ip_10_minutes: {
    scope: 1,
    windowSeconds: 10 * MINUTE,
    open: 20,
    known: 40,
    kept: 'counter',
    meaning: "starts from one person's address (IPv6: its /64) in ten minutes",
  },
  starts_per_ip_day: {
    scope: 2,
    windowSeconds: DAY,
    open: 100,
    known: 200,
    kept: 'counter',
    meaning: "starts from one person's address (IPv6: its /64) in a day",
  },
  sends_per_session: {
    scope: 3,
    windowSeconds: DAY,
    open: 6,
    known: 6,
    kept: 'counter',
    meaning: 'messages asked for in one session',
  },
  sends_per_contact_day: {
    scope: 4,
    windowSeconds: DAY,
    open: 5,
    known: 5,
    kept: 'contact_budget',
    meaning: 'messages asked for to one contact in a day',
  },
  sms_per_number_range_hour: {
    scope: 5,
    windowSeconds: HOUR,
    open: 30,
    known: 'counts',
    kept: 'counter',
    meaning: 'text messages to numbers that differ in their last four digits only, in an hour',
  },
  sms_per_country_hour: {
    scope: 6,
    windowSeconds: HOUR,
    open: 'setting',
    known: 'counts',
    kept: 'counter',
    meaning: 'text messages to one country in an hour (setting sms_per_country_hour)',
  },
  sms_per_service_day: {
    scope: 7,
    windowSeconds: DAY,
    open: 'setting',
    known: 'counts',
    kept: 'counter',
    meaning: 'text messages of one service in a day (setting sms_per_day, else PINPOST_SMS_PER_DAY)',
  },
  wrong_answers_per_contact_day: {
    scope: 8,
    windowSeconds: DAY,
    open: 15,
    known: 15,
    kept: 'contact_budget',
    meaning: 'wrong answers for one contact in a day, over all its verifications',
  },
  unknown_checks_per_ip: {
    scope: 9,
    windowSeconds: 10 * MINUTE,
    open: 100,
    known: 100,
    kept: 'counter',
    meaning: "checks from one person's address with an unknown id or another session, in ten minutes",
  },
  inspections_per_ip: {
    scope: 10,
    windowSeconds: 10 * MINUTE,
    open: 60,
    known: 60,
    kept: 'counter',
    meaning: "inspections of contacts from one person's address (IPv6: its /64) in ten minutes",
  },
} as const satisfies Readonly<Record<string, Limit>>

export type LimitName = keyof typeof LIMITS

export interface LimitRule extends Limit {
  readonly name: LimitName
}

/** In the order in which they are judged. */
export const limitRules: readonly LimitRule[] = Object.entries(LIMITS).map(([name, limit]) => ({
  name: name as LimitName,
  ...limit,
}))

const byName = Object.fromEntries(limitRules.map((rule) => [rule.name, rule])) as Readonly<Record<LimitName, LimitRule>>
const byScope = new Map(limitRules.map((rule) => [rule.scope, rule]))

export function limitRule(name: LimitName): LimitRule {
  return byName[name]
}

/** The rule that has that number in the database. */
export function limitOfScope(scope: number): LimitRule {
  const rule = byScope.get(scope)
  if (!rule) throw new Error(`There is no limit with the number ${scope}.`)
  return rule
}
