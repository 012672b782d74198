// Importing accounts: lines come one by one, are read, and are written some hundreds at a time while the next ones are being read.
// Memory does not grow with the file. A line that is refused stops nothing; what it held is told to nobody.
import type { Database } from '../db/index.ts'
import { createUuids } from '../lib/ids.ts'
import type { Random } from '../lib/random.ts'
import type { Owner } from '../verification/index.ts'
import type { NewAccount } from './account.ts'
import type { AccountsParts } from './accounts.ts'
import { insertAccounts, selectKnownExternalIds, whoseOf } from './queries.ts'
import { type Refusal, readRecord } from './record.ts'
import { accountInput } from './sealing.ts'

/** One line of a file: a record, or undefined where the file's own form is broken there. */
export interface ImportLine {
  readonly line: number
  readonly record: Readonly<Record<string, unknown>> | undefined
}

export type RefusedLine = Refusal & { readonly line: number }

export interface ImportCounts {
  readonly lines: number
  /** Written, or in a dry run: would be. */
  readonly imported: number
  /** Left as they are: their external id was there already. */
  readonly known: number
  readonly refused: number
}

export interface ImportRun {
  readonly owner: Owner
  readonly lines: AsyncIterable<ImportLine>
  /** Reads, judges and counts everything, and writes nothing. */
  readonly isDry: boolean
  /** Called after each batch. */
  readonly onProgress: (counts: ImportCounts) => void
  readonly onRefused: (refused: RefusedLine) => void
}

const BATCH = 500
/** A server that imports beside its traffic lets that go first every so many lines: some 20 ms. */
const BREATH = 100

export type ImportParts = Pick<AccountsParts, 'clock' | 'ring' | 'vault'> & {
  readonly db: Database
  readonly random: Random
}

export async function importAccounts(parts: ImportParts, run: ImportRun): Promise<ImportCounts> {
  const { owner, onProgress, onRefused } = run
  const counts = { lines: 0, imported: 0, known: 0, refused: 0 }
  const store = run.isDry ? createDryStore(parts, owner) : createStore(parts, owner)
  let batch: NewAccount[] = []
  let storing: Promise<void> = Promise.resolve()

  /** One batch is stored while the next one is read, never more. */
  async function handOver(): Promise<void> {
    await storing
    const accounts = batch
    batch = []
    storing = store(accounts).then((imported) => {
      counts.imported += imported
      counts.known += accounts.length - imported
      onProgress({ ...counts })
    })
    storing.catch(() => undefined) // whoever awaits it next gets the error
  }

  for await (const { line, record } of run.lines) {
    counts.lines++
    const reading = record === undefined ? MALFORMED : readRecord(record, owner.service.settings, parts.clock.now())
    if (reading.ok) batch.push(reading.account)
    else {
      counts.refused++
      onRefused({ line, field: reading.field, reason: reading.reason })
    }
    if (batch.length >= BATCH) await handOver()
    if (counts.lines % BREATH === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  await handOver()
  await storing
  return counts
}

const MALFORMED = { ok: false, field: undefined, reason: 'malformed' } as const

/** Answers how many of some accounts were new, and so are written. */
type Store = (accounts: readonly NewAccount[]) => Promise<number>

function createStore(parts: ImportParts, owner: Owner): Store {
  const { db, clock, random } = parts
  const uuids = createUuids(clock, random)
  return async (accounts) => {
    const now = clock.now()
    const inputs = accounts.map((account) => accountInput(parts, owner, uuids(), account, now))
    return inputs.length === 0 ? 0 : (await insertAccounts(db, inputs)).length
  }
}

/** Writes nothing; so it does not know again what came with an earlier batch. */
function createDryStore({ db }: ImportParts, owner: Owner): Store {
  return async (accounts) => {
    const ids = new Set(accounts.flatMap(({ externalId }) => externalId ?? []))
    const known = ids.size > 0 ? await selectKnownExternalIds(db, whoseOf(owner), [...ids]) : []
    const unnamed = accounts.filter(({ externalId }) => externalId === undefined).length
    return unnamed + ids.size - known.length
  }
}
