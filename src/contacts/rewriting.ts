// After the ring of secrets has got a new first one, everything that older ones sealed is sealed anew, feature by feature. This is
// the way through the rows of one: in the order of their ids, a few hundred at a time, safe to interrupt and to repeat. A row that
// cannot be opened keeps no other one back.
import { type Uuid, uuidFromHex } from '../lib/ids.ts'
import { UnreadableContactError } from './vault.ts'

/** The rows of one feature that an older secret sealed. */
export interface OldSeals<Row extends { readonly id: Uuid }> {
  count(): Promise<number>
  /** The next of them in the order of their ids, after `after`. */
  select(after: Uuid, most: number): Promise<readonly Row[]>
  rewrite(rows: readonly Row[]): Promise<void>
}

export type RewritingProgress = (done: number, total: number) => void

const BATCH = 200

/** Answers how many rows were rewritten. Throws UnreadableContactError for the first that could not be, after all the others were. */
export async function rewriteSeals<Row extends { readonly id: Uuid }>(
  seals: OldSeals<Row>,
  onProgress: RewritingProgress,
): Promise<number> {
  const total = await seals.count()
  let done = 0
  let after: Uuid = uuidFromHex('0'.repeat(32))
  let unreadable: UnreadableContactError | undefined
  for (;;) {
    const rows = await seals.select(after, BATCH)
    const last = rows.at(-1)
    if (!last) break
    const lost = await rewriteReadable(seals, rows)
    unreadable ??= lost[0]
    after = last.id
    done += rows.length - lost.length
    onProgress(done, Math.max(total, done))
  }
  if (unreadable) throw unreadable
  return done
}

/** All at once, or each by itself where one of them cannot be opened. Answers why those could not be that are left. */
async function rewriteReadable<Row extends { readonly id: Uuid }>(
  seals: OldSeals<Row>,
  rows: readonly Row[],
): Promise<UnreadableContactError[]> {
  try {
    await seals.rewrite(rows)
    return []
  } catch (cause) {
    if (!(cause instanceof UnreadableContactError)) throw cause
    if (rows.length === 1) return [cause]
  }
  const lost: UnreadableContactError[] = []
  for (const row of rows) lost.push(...(await rewriteReadable(seals, [row])))
  return lost
}
