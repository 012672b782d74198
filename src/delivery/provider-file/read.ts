// The operator's file of providers, in YAML or JSON. Everything that is wrong is told at once, with its line, since a provider that is
// silently left out, or carries what it should not, shows only when codes do not arrive.
import { isMap, isSeq, type Pair, type YAMLMap } from 'yaml'
import { nearest } from '../../lib/nearest.ts'
import { type FileProblem, parseOperatorFile } from '../../lib/operator-file.ts'
import { type ProviderKind, providerKinds } from '../providers/index.ts'
import type { PlannedProvider } from '../routing/index.ts'
import { READERS, textOf } from './fields.ts'
import { resolveSecret, type SecretPlaces } from './secrets.ts'
import { settingProblems } from './settings-problems.ts'

/** A provider as the file says it, with its secrets. */
export interface ProviderEntry {
  readonly planned: Omit<PlannedProvider, 'givesReceipts'>
  readonly kind: ProviderKind
  readonly settings: unknown
  readonly line: number | undefined
}

export type ProviderFileReading =
  | { readonly ok: true; readonly entries: readonly ProviderEntry[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[] }

const MEMBERS = ['name', 'kind', 'settings', 'channel', 'weight', 'cost', 'sender', 'per_second'] as const
/** Names that mean something else where a provider's name stands. */
const TAKEN = ['inbox', 'none']
const NO_LIST = 'the file must have one member, "providers", with a list of them, each beginning with "- "'

type Problems = (at: unknown, problem: string) => void

export function readProviderFile(text: string, places: SecretPlaces): ProviderFileReading {
  const file = parseOperatorFile(text)
  if (!file.ok) return file
  const { contents } = file.document
  const problems: FileProblem[] = []
  const tell: Problems = (at, problem) => problems.push({ line: file.lineOf(at), problem })
  const list = isMap(contents) ? contents.get('providers', true) : undefined
  const others = isMap(contents) ? contents.items.filter(({ key }) => textOf(key) !== 'providers') : []
  for (const { key } of others) tell(key, `${NO_LIST}; it has ${JSON.stringify(textOf(key)?.slice(0, 40) ?? '')} too`)
  if (!isSeq(list)) tell(list ?? contents, NO_LIST)
  else if (list.items.length === 0) tell(list, 'the list of providers is empty')
  const entries = isSeq(list)
    ? list.items.flatMap((item) => readEntry(item, file.lineOf(item), { places, tell }) ?? [])
    : []
  for (const [index, { planned, line }] of entries.entries()) {
    const first = entries.find(({ planned: { name } }) => name === planned.name)
    if (first && first !== entries[index])
      problems.push({ line, problem: `a provider named ${planned.name} stands in line ${first.line} already` })
  }
  const inOrder = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
  return problems.length > 0 ? { ok: false, problems: inOrder } : { ok: true, entries }
}

interface Reader {
  readonly places: SecretPlaces
  readonly tell: Problems
}

function readEntry(item: unknown, line: number | undefined, { places, tell }: Reader): ProviderEntry | undefined {
  if (!isMap(item)) {
    tell(item, 'a provider must have members, such as "name: telco"')
    return undefined
  }
  for (const { key } of item.items) tellUnknown(key, tell)
  const name = readName(item, tell)
  const kind = readKind(item, tell)
  const said: Partial<Record<keyof typeof READERS, unknown>> = {}
  for (const member of Object.keys(READERS) as (keyof typeof READERS)[]) {
    const node = item.get(member, true)
    if (node === undefined) continue
    const read = READERS[member](node)
    if (read.ok) said[member] = read.value
    else tell(read.at ?? pairOf(item, member)?.key, `${member} ${read.problem}`)
  }
  const settings = kind && readSettings(item, kind, { places, tell })
  const channels = kind && channelsOf(kind, said.channel, pairOf(item, 'channel'), tell)
  if (name === undefined || kind === undefined || channels === undefined) return undefined
  const { weight = { otherwise: 100 }, cost, sender, per_second: perSecond } = said
  const given = Object.fromEntries(
    Object.entries({ cost, sender, perSecond }).filter(([, value]) => value !== undefined),
  )
  return { planned: { name, channels, weight, ...given } as ProviderEntry['planned'], kind, settings, line }
}

function tellUnknown(key: unknown, tell: Problems): void {
  const written = textOf(key) ?? ''
  if (MEMBERS.some((known) => known === written)) return
  const meant = nearest(written, MEMBERS)
  const hint = meant ? `did you mean ${meant}?` : `there are ${MEMBERS.join(', ')}`
  tell(key, `${JSON.stringify(written.slice(0, 40))} is no member of a provider (${hint})`)
}

function readName(item: YAMLMap, tell: Problems): string | undefined {
  const node = item.get('name', true)
  const name = textOf(node)
  if (node === undefined) tell(item, 'a provider wants a name')
  else if (name === undefined || !/^[a-z][a-z0-9-]{0,29}$/.test(name))
    tell(node, 'name takes small letters, digits and hyphens, up to 30, beginning with a letter')
  else if (TAKEN.includes(name)) tell(node, `the name ${name} means something else: take another`)
  else return name
  return undefined
}

function readKind(item: YAMLMap, tell: Problems): ProviderKind | undefined {
  const node = item.get('kind', true)
  const word = textOf(node) ?? ''
  const kind = Object.hasOwn(providerKinds, word) ? providerKinds[word] : undefined
  if (kind !== undefined) return kind
  const meant = nearest(word, Object.keys(providerKinds))
  tell(
    node ?? item,
    `kind takes one of ${Object.keys(providerKinds).join(', ')}${meant ? ` (did you mean ${meant}?)` : ''}`,
  )
  return undefined
}

function channelsOf(kind: ProviderKind, said: unknown, at: Pair | undefined, tell: Problems) {
  const channels = kind.channels.filter((channel) => said === undefined || channel === said)
  if (channels.length > 0) return channels
  tell(at?.key, `${kind.kind} carries ${kind.channels.join(' and ')}, not ${said}`)
  return undefined
}

/** The settings with their secrets, judged by the kind. */
function readSettings(item: YAMLMap, kind: ProviderKind, { places, tell }: Reader): unknown {
  const node = item.get('settings', true)
  const place = pairOf(item, 'settings')?.key ?? item
  const said: unknown = isMap(node) ? node.toJSON() : node === undefined ? {} : undefined
  if (said === undefined) {
    tell(place, 'settings must have members')
    return undefined
  }
  const settings: Record<string, unknown> = { ...(said as object) }
  const keyOf = (member: string | undefined): unknown =>
    (member !== undefined && isMap(node) && pairOf(node, member)?.key) || place
  const unresolved = new Set<string>()
  for (const member of kind.secrets) {
    const secret = resolveSecret(settings[member], places)
    if (secret.ok) settings[member] = secret.value
    else {
      unresolved.add(member)
      tell(keyOf(member), `${member} ${secret.problem}`)
    }
    if (settings[member] === undefined) delete settings[member]
  }
  for (const { member, problem } of settingProblems(kind.settings, kind.kind, settings)) {
    if (member === undefined || !unresolved.has(member)) tell(keyOf(member), `the settings ${problem}`)
  }
  return settings
}

function pairOf(map: YAMLMap, member: string): Pair | undefined {
  return map.items.find(({ key }) => textOf(key) === member)
}
