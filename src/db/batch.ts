// One statement for what arrived together (D4): each goes in with its place in the batch, and its answer comes back to that place.
import type { Queryable, Row, Statement, Value } from './db.ts'

/**
 * @param statement reads the batch, with `ord`, as JSON from its first parameter, and answers rows that hold `ord`.
 * @param more its further parameters.
 * @returns in the order of the batch; a hole where the statement answered no row.
 */
export async function queryBatch<Answer extends Row & { readonly ord: number }>(
  db: Queryable,
  statement: string | Statement,
  batch: readonly object[],
  ...more: readonly Value[]
): Promise<Answer[]> {
  const input = batch.map((one, ord) => ({ ord, ...one }))
  const answers = new Array<Answer>(batch.length)
  for (const row of await db.query<Answer>(statement, [JSON.stringify(input), ...more])) answers[row.ord] = row
  return answers
}
