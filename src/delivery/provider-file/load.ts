// Makes the providers of a file. Where some are in use already, those whose settings are the same go on as they are, with their
// connections; only what changed is made anew.
import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import { describeFileProblems, type FileProblem, readOperatorFile } from '../../lib/operator-file.ts'
import type { Lineup } from '../lineup.ts'
import type { Provider, ProviderParts } from '../providers/index.ts'
import type { PlannedProvider } from '../routing/index.ts'
import { type ProviderEntry, readProviderFile } from './read.ts'

export interface ProviderFile {
  /** Absolute. */
  readonly path: string
  /** A variable of the environment, for secrets that the file does not hold. */
  readonly variable: (name: string) => string | undefined
}

const SETTING = 'PINPOST_PROVIDERS'

/** @param before what is in use. @throws Error, in words for the operator, with all that is wrong; nothing was made then. */
export function loadProviders({ path, variable }: ProviderFile, parts: ProviderParts, before?: Lineup): Lineup {
  const reading = readProviderFile(readOperatorFile(path, SETTING), { folder: dirname(path), variable })
  if (!reading.ok) throw refusal(path, reading.problems)
  const made = reading.entries.map((entry) => makeOne(entry, parts, before))
  const problems = made.flatMap(({ problem }) => problem ?? [])
  if (problems.length > 0) {
    for (const { provider, isNew } of made) if (isNew) void provider?.close()
    throw refusal(path, problems)
  }
  const good = made.flatMap(({ provider, ...one }) => (provider ? [{ provider, ...one }] : []))
  return {
    providers: good.map(({ provider }) => provider),
    plan: { providers: good.map(({ entry, provider }) => planOf(entry, provider)) },
    madeOf: new Map(good.map(({ provider, madeOf }) => [provider.name, madeOf])),
  }
}

/** Of all that the file and the files with its secrets say, be it right or not. */
export function fingerprintOf({ path, variable }: ProviderFile): string {
  return hash(() => {
    const reading = readProviderFile(readOperatorFile(path, SETTING), { folder: dirname(path), variable })
    return reading.ok ? reading.entries.map(({ planned, kind, settings }) => [planned, kind.kind, settings]) : reading
  })
}

function hash(said: () => unknown): string {
  let what: unknown
  try {
    what = said()
  } catch (cause) {
    what = String(cause)
  }
  // Of what it was made of nothing stays, since there are secrets in it.
  return createHash('sha256').update(JSON.stringify(what)).digest('base64')
}

function refusal(path: string, problems: readonly FileProblem[]): Error {
  return new Error(`${SETTING} ${path} is not right:\n${describeFileProblems(problems)}\nSee docs/guides/routing.md.`)
}

function planOf({ planned }: ProviderEntry, { givesReceipts, channels }: Provider): PlannedProvider {
  return { ...planned, givesReceipts, channels: planned.channels.filter((channel) => channels.includes(channel)) }
}

interface Made {
  readonly entry: ProviderEntry
  readonly provider?: Provider
  readonly madeOf: string
  readonly isNew: boolean
  readonly problem?: FileProblem
}

function makeOne(entry: ProviderEntry, parts: ProviderParts, before: Lineup | undefined): Made {
  const { planned, kind, settings, line } = entry
  // A fingerprint, since the settings hold secrets.
  const madeOf = createHash('sha256')
    .update(JSON.stringify([kind.kind, settings]))
    .digest('base64')
  const known = before?.providers.find(({ name }) => name === planned.name)
  if (known && before?.madeOf?.get(planned.name) === madeOf) return { entry, provider: known, madeOf, isNew: false }
  try {
    return { entry, provider: kind.create(planned.name, settings, parts), madeOf, isNew: true }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    return { entry, madeOf, isNew: false, problem: { line, problem: `${planned.name}: ${why.replace(/\.$/, '')}` } }
  }
}
