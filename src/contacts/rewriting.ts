// After the ring of secrets has got a new first one, everything that older ones sealed is sealed anew, feature by feature. This is
// the way through the rows of one: in the order of their ids, a few hundred at a time, safe to interrupt and to repeat.
import { type Uuid, uuidFromHex } from '../lib/ids.ts'

/** The rows of one feature that an older secret sealed. */
export interface OldSeals<Row extends { readonly id: Uuid }> {
  count(): Promise<number>
  /** The next of them in the order of their ids, after `after`. */
  select(after: Uuid, most: number): Promise<readonly Row[]>
  rewrite(rows: readonly Row[]): Promise<void>
}

export type RewritingProgress = (done: number, total: number) => void

const BATCH = 200

/** Answers how many rows were rewritten. */
export async function rewriteSeals<Row extends { readonly id: Uuid }>(
  seals: OldSeals<Row>,
  onProgress: RewritingProgress,
): Promise<number> {
  const total = await seals.count()
  let done = 0
  let after: Uuid = uuidFromHex('0'.repeat(32))
  for (;;) {
    const rows = await seals.select(after, BATCH)
    const last = rows.at(-1)
    if (!last) return done
    await seals.rewrite(rows)
    after = last.id
    done += rows.length
    onProgress(done, Math.max(total, done))
  }
}
