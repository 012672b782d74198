// Rows that are asked for by id while an earlier read is under way are read together (D4).
import { type Batcher, createBatcher } from './batcher.ts'
import type { Uuid } from './ids.ts'

/** By how many ids one statement reads at most. */
const MOST_IDS = 256

/**
 * @param select the rows of these ids, each id once, in any order.
 * @param lanes how many statements may be under way at once.
 * @returns answers the row of an id, undefined where there is none.
 */
export function createBatchedReads<Row extends { readonly id: Uuid }>(
  select: (ids: readonly Uuid[]) => Promise<readonly Row[]>,
  lanes: number,
): Batcher<Uuid, Row | undefined> {
  return createBatcher({
    run: async (ids) => {
      const found = new Map((await select([...new Set(ids)])).map((row) => [row.id, row]))
      return ids.map((id) => found.get(id))
    },
    lanes,
    maxSize: MOST_IDS,
  })
}
