// The data files of the benchmark, read and judged: the people, the carriers as they ordinarily are, and the worlds, each of
// which says only what is different in it. What a file may say stands here and nowhere else.
import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'

const exact = { additionalProperties: false } as const
const Why = Type.String({ minLength: 3 })
const Share = Type.Number({ minimum: 0, maximum: 1 })
const SpanOf = Type.Object(
  { median: Type.Number({ exclusiveMinimum: 0 }), p95: Type.Number({ exclusiveMinimum: 0 }) },
  exact,
)

export const CARRIERS = ['first', 'second', 'third'] as const
export type CarrierName = (typeof CARRIERS)[number]
export const PROVIDERS = [...CARRIERS, 'relay'] as const
export type ProviderName = (typeof PROVIDERS)[number]

export const COUNTRIES = ['EE', 'LV', 'LT', 'FI', 'SE', 'DE', 'NL', 'FR', 'PL', 'ES'] as const
export type Country = (typeof COUNTRIES)[number]
/** A value for each of them, and for nobody else. */
const each = <Name extends string, T extends TSchema>(names: readonly Name[], value: T) =>
  Type.Object(Object.fromEntries(names.map((name) => [name, value])) as Record<Name, T>, exact)

const People = Type.Object(
  {
    why: Why,
    count: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    perMinute: Type.Object({ value: Type.Number({ exclusiveMinimum: 0 }), why: Why }, exact),
    countries: Type.Object({ why: Why, weights: each(COUNTRIES, Type.Number({ minimum: 0 })) }, exact),
    contacts: Type.Object({ why: Why, phoneAndEmail: Share, phoneOnly: Share, emailOnly: Share }, exact),
    phones: Type.Object({ why: Why, off: Share, elsewhere: Share, fetchedAfter: SpanOf }, exact),
    reading: Type.Object(
      {
        sms: Type.Object({ why: Why, offered: Share, whenOffered: SpanOf, otherwise: SpanOf }, exact),
        email: Type.Object({ why: Why, takes: SpanOf, neverSeen: Share, neverSeenWhy: Why }, exact),
      },
      exact,
    ),
    waiting: Type.Object(
      {
        why: Why,
        looksForHelpAfter: SpanOf,
        presses: SpanOf,
        takesEmailWhenOffered: Share,
        takesEmailUnasked: Share,
        givesUpAfter: SpanOf,
      },
      exact,
    ),
  },
  exact,
)
export type PeopleModel = Static<typeof People>

const Told = Type.Object({ delivered: Share, failed: Share }, exact)
const receiptMembers = {
  after: SpanOf,
  ofDelivered: Told,
  ofLost: Told,
  ofOff: Told,
  failureAfter: SpanOf,
}
const behaviourMembers = {
  /** How long a hand-over takes to be answered. */
  answers: SpanOf,
  down: Type.Enum(['no', 'refuses', 'hangs']),
  /** The share of hand-overs that are refused for now. */
  busy: Share,
  delivers: SpanOf,
  /** The share of accepted messages that never arrive, each by itself; and of people whom it never reaches. */
  loses: Share,
  misses: Share,
}
const Behaviour = Type.Object(
  { why: Why, ...behaviourMembers, receipts: Type.Object({ why: Why, ...receiptMembers }, exact) },
  exact,
)
export type Behaviour = Omit<Static<typeof Behaviour>, 'why'>

const Carriers = Type.Object(
  {
    why: Why,
    handOverTimeout: Type.Object({ value: Type.Number({ exclusiveMinimum: 0 }), why: Why }, exact),
    carrier: Behaviour,
    relay: Behaviour,
    prices: Type.Object(
      {
        why: Why,
        sms: each(COUNTRIES, Type.Number({ minimum: 0 })),
        factors: each(CARRIERS, Type.Number({ minimum: 0 })),
        email: Type.Number({ minimum: 0 }),
      },
      exact,
    ),
  },
  exact,
)
export type CarriersModel = Static<typeof Carriers>

const Change = Type.Object(
  {
    of: Type.Array(Type.Enum(PROVIDERS), { minItems: 1 }),
    /** Only there; everywhere where nothing is said. */
    countries: Type.Optional(Type.Array(Type.Enum(COUNTRIES), { minItems: 1 })),
    /** In minutes of the world. */
    from: Type.Optional(Type.Number({ minimum: 0 })),
    until: Type.Optional(Type.Number({ minimum: 0 })),
    /** Over and over: the first `for` of every so many minutes. */
    every: Type.Optional(
      Type.Object({ minutes: Type.Number({ exclusiveMinimum: 0 }), for: Type.Number({ exclusiveMinimum: 0 }) }, exact),
    ),
    ...Type.Partial(Type.Object(behaviourMembers)).properties,
    receipts: Type.Optional(Type.Partial(Type.Object(receiptMembers, exact))),
  },
  exact,
)
export type Change = Static<typeof Change>

const WorldFile = Type.Object(
  {
    title: Type.String({ minLength: 3, maxLength: 60 }),
    why: Why,
    /** In place of what people.json says. */
    count: Type.Optional(Type.Integer({ minimum: 1 })),
    perMinute: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
    /** False: Pinpost's configuration says that these carriers give none. */
    givesReceipts: Type.Optional(Type.Boolean()),
    changes: Type.Array(Change),
  },
  exact,
)
export type World = Static<typeof WorldFile> & { readonly name: string }

/** Throws in words that name the file and the member. */
export function judge<T extends TSchema>(schema: T, value: unknown, file: string): Static<T> {
  const [problem] = Value.Errors(schema, value)
  if (problem) throw new Error(`${file}: ${problem.instancePath || 'the whole'} ${problem.message}`)
  return value as Static<T>
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

export function readPeople(): PeopleModel {
  return judge(People, readJson(here('people.json')), 'people.json')
}

export function readCarriers(): CarriersModel {
  return judge(Carriers, readJson(here('carriers.json')), 'carriers.json')
}

export function readWorld(path: string): World {
  const name = basename(path, '.json')
  return { ...judge(WorldFile, readJson(path), basename(path)), name }
}

const numberIn = (name: string): number => Number(/\d+/.exec(name)?.[0])

/** In the order of the numbers in their names. */
export function readWorlds(folder: 'worlds' | 'held-out'): readonly World[] {
  return readdirSync(here(folder))
    .filter((name) => name.endsWith('.json'))
    .sort((one, other) => numberIn(one) - numberIn(other))
    .map((name) => readWorld(here(`${folder}/${name}`)))
}
