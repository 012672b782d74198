// The members of a provider in the operator's file: what each takes, and how it is read. A value by place is either the value alone,
// or a map of countries and prefixes with `otherwise` for the rest.
import { isMap, isScalar, type Node, type Pair } from 'yaml'
import { isCountryCode } from '../../lib/country-codes.ts'
import { isSmsSender, SMS_SENDER_FORM } from '../../lib/sms-sender.ts'
import { CHANNELS, type Channel } from '../../policy/index.ts'
import type { ByPlace, Weight } from '../routing/index.ts'

/** What one member says; a problem reads after the member's name, and stands at a node. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly at: unknown; readonly problem: string }

const MOST_WEIGHT = 1_000
const MOST_COST = 1_000
const MOST_PER_SECOND = 100_000
const OTHERWISE = 'otherwise'
const PLACE = /^\+[1-9]\d{0,14}$/

interface Scalar<T> {
  /** In words that read after "takes". */
  readonly accepts: string
  parse(text: string): T | undefined
}

const weight: Scalar<Weight> = {
  accepts: `a whole number from 0 to ${MOST_WEIGHT.toLocaleString('en')}, or never`,
  parse: (text) => (text === 'never' ? text : numberIn(text, /^\d{1,4}$/, MOST_WEIGHT)),
}
const cost: Scalar<number> = {
  accepts: 'a number such as 0.045',
  parse: (text) => numberIn(text, /^\d{1,4}(\.\d{1,9})?$/, MOST_COST),
}
const sender: Scalar<string> = {
  accepts: SMS_SENDER_FORM,
  parse: (text) => (isSmsSender(text) ? text : undefined),
}
const perSecond: Scalar<number> = {
  accepts: `a whole number from 1 to ${MOST_PER_SECOND.toLocaleString('en')}`,
  parse: (text) => numberIn(text, /^[1-9]\d{0,5}$/, MOST_PER_SECOND),
}
const channel: Scalar<Channel> = {
  accepts: `one of ${CHANNELS.join(', ')}`,
  parse: (text) => CHANNELS.find((known) => known === text),
}

/** How the members read that say who gets which messages. `name`, `kind` and `settings` stand in read.ts. */
export const READERS = {
  channel: (node: unknown) => readScalar(channel, node),
  weight: (node: unknown): Read<ByPlace<Weight>> => readByPlace(weight, node, 'never'),
  cost: (node: unknown): Read<ByPlace<number | undefined>> => readByPlace(cost, node, undefined),
  sender: (node: unknown): Read<ByPlace<string | undefined>> => readByPlace(sender, node, undefined),
  per_second: (node: unknown) => readScalar(perSecond, node),
} as const

function readScalar<T>({ accepts, parse }: Scalar<T>, node: unknown): Read<T> {
  const text = textOf(node)
  const value = text === undefined ? undefined : parse(text)
  return value === undefined ? { ok: false, at: node, problem: `takes ${accepts}` } : { ok: true, value }
}

/** @param rest what holds where a map says nothing. */
function readByPlace<T, R>(scalar: Scalar<T>, node: unknown, rest: R): Read<ByPlace<T | R>> {
  if (!isMap(node)) {
    const read = readScalar(
      { ...scalar, accepts: `${scalar.accepts}; or a map of countries and prefixes to such` },
      node,
    )
    return read.ok ? { ok: true, value: { otherwise: read.value } } : read
  }
  let otherwise: T | R = rest
  const countries: Record<string, T> = {}
  const prefixes: Record<string, T> = {}
  for (const pair of node.items) {
    const place = textOf(pair.key) ?? ''
    const read = readScalar(scalar, pair.value)
    if (!read.ok) return { ok: false, at: pair.key, problem: `of ${place.slice(0, 20)} ${read.problem}` }
    if (place === OTHERWISE) otherwise = read.value
    else if (isCountryCode(place)) countries[place] = read.value
    else if (PLACE.test(place)) prefixes[place] = read.value
    else return noPlace(place, pair)
  }
  return {
    ok: true,
    value: {
      otherwise,
      ...(Object.keys(countries).length > 0 && { countries }),
      ...(Object.keys(prefixes).length > 0 && { prefixes }),
    },
  }
}

function noPlace(place: string, { key }: Pair): Read<never> {
  const accepts = `a country by two letters (EE), a prefix with its plus sign ("+3725"), or ${OTHERWISE}`
  return {
    ok: false,
    at: key,
    problem: `goes by places, and ${JSON.stringify(place.slice(0, 20))} is none: give ${accepts}`,
  }
}

/** As it is written: `+3725` is no number, and 0.10 is not 0.1. Undefined for what is no scalar. Aliases are not followed. */
export function textOf(node: unknown): string | undefined {
  if (!isScalar(node) || node.value === null) return undefined
  return (node as { source?: string } & Node & { value: unknown }).source ?? String(node.value)
}

function numberIn(text: string, form: RegExp, most: number): number | undefined {
  const value = form.test(text) ? Number(text) : Number.NaN
  return value <= most ? value : undefined
}
