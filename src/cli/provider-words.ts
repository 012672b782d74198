// How providers are told of on a terminal: what the operator gave them, what was measured since, and what changed last.
import type {
  ByPlace,
  MessageCounts,
  PlannedProvider,
  ProviderChange,
  SharedStanding,
  Weight,
} from '../delivery/index.ts'
import { table } from './table.ts'

export interface ListedProvider {
  readonly name: string
  readonly channels: readonly string[]
  /** Undefined for one that is not configured any more. */
  readonly planned: PlannedProvider | undefined
  readonly standing: SharedStanding | undefined
  readonly lastChange: ProviderChange | undefined
  /** What a look at it found; undefined where nobody looked. */
  readonly isWell: boolean | undefined
  readonly trouble: string | undefined
  readonly messages: MessageCounts
}

export function describeProviders(listed: readonly ListedProvider[]): string {
  const rows = listed.map((one) => [
    one.name,
    one.channels.join(', '),
    one.planned ? byPlaceInWords(one.planned.weight) : '',
    one.planned ? sharesInWords(one.standing) : '',
    stateInWords(one),
    messagesInWords(one.messages),
  ])
  const heads = ['name', 'channels', 'weight', 'has of it', 'state', 'messages of the last hour']
  const changes = listed.flatMap(({ lastChange }) => (lastChange ? [changeRow(lastChange)] : []))
  const told = table(heads, rows)
  return changes.length === 0 ? told : `${told}\n\n${changesTable(changes)}`
}

export function describeChanges(changes: readonly ProviderChange[]): string {
  return changesTable(changes.map(changeRow))
}

function changesTable(rows: readonly (readonly string[])[]): string {
  return table(['when', 'provider', 'what', 'who', 'why'], rows)
}

function changeRow(change: ProviderChange): readonly string[] {
  const { provider, at, who, why } = change
  return [at.toISOString().slice(0, 19).replace('T', ' '), provider, whatInWords(change), who, why]
}

function whatInWords({ what, country, from, to }: ProviderChange): string {
  if (what !== 'weight') return what
  return `weight${country ? ` in ${country}` : ''} ${percent(from ?? 1)} → ${percent(to ?? 1)}`
}

/** `70; EE 90, +3725 never` */
function byPlaceInWords<T extends Weight | number | undefined>({ otherwise, countries, prefixes }: ByPlace<T>): string {
  const places = Object.entries({ ...countries, ...prefixes }).map(([place, value]) => `${place} ${value}`)
  return [
    ...(otherwise === undefined ? [] : [String(otherwise)]),
    ...(places.length > 0 ? [places.join(', ')] : []),
  ].join('; ')
}

function sharesInWords(standing: SharedStanding | undefined): string {
  const { '': whole, ...countries } = standing?.shares ?? {}
  const places = Object.entries(countries).map(([country, { factor }]) => `${country} ${percent(factor)}`)
  return [percent(whole?.factor ?? 1), ...(places.length > 0 ? [places.join(', ')] : [])].join('; ')
}

function percent(part: number): string {
  return `${Math.round(part * 1000) / 10} %`
}

function stateInWords({ planned, standing, isWell }: ListedProvider): string {
  if (planned === undefined) return 'not configured'
  const { pause, down } = standing?.state ?? {}
  if (pause) return `PAUSED by ${pause.who}`
  const look = isWell ? 'would take us' : 'WOULD NOT'
  return down ? `DOWN since ${new Date(down.since).toISOString().slice(11, 19)}, ${look}` : look
}

function messagesInWords(messages: MessageCounts): string {
  const told = Object.entries(messages).map(([state, n]) => `${n} ${state}`)
  return told.join(', ') || 'none'
}

export function providerToJson({
  name,
  channels,
  planned,
  standing,
  lastChange,
  isWell,
  trouble,
  messages,
}: ListedProvider): unknown {
  const { '': whole, ...countries } = standing?.shares ?? {}
  const { pause, down } = standing?.state ?? {}
  return {
    name,
    channels,
    ok: isWell ?? null,
    trouble: trouble ?? null,
    weight: planned?.weight ?? null,
    share: planned ? (whole?.factor ?? 1) : null,
    share_by_country: Object.fromEntries(Object.entries(countries).map(([country, { factor }]) => [country, factor])),
    cost: planned?.cost ?? null,
    per_second: planned?.perSecond ?? null,
    gives_receipts: planned?.givesReceipts ?? null,
    down: down ? { since: new Date(down.since), until: new Date(down.until) } : null,
    paused: pause ? { at: new Date(pause.at), who: pause.who, why: pause.why } : null,
    last_change: lastChange ? changeToJson(lastChange) : null,
    messages,
  }
}

export function changeToJson({ at, provider, what, country, from, to, who, why }: ProviderChange): unknown {
  return { at, provider, what, country: country ?? null, from: from ?? null, to: to ?? null, who, why }
}
