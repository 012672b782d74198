// Deleting what is spent, some rows at a time, on every engine.
import { expect, test } from 'vitest'
import { deleteInPortions } from '../../src/db/index.ts'
import { everyEngine } from '../support/databases.ts'

const SPENT = { table: 'worn', key: ['key', 'part'], isSpent: 't.ends <= $4::int' } as const

test.each(
  everyEngine,
)('all that is spent goes, the rest stays, and no statement looks at more than it may: $name', async ({ open }) => {
  const db = await open({ migrated: false })
  await db.query('create table worn (key uuid, part int, ends int, primary key (key, part))')
  // Two parts of each key, so that a portion may end between them.
  await db.query(
    `insert into worn select md5(n::text)::uuid, part, n % 10 from generate_series(1, 1050) n, generate_series(0, 1) part`,
  )
  const deleted: number[] = []
  const counting: Pick<typeof db, 'transaction'> = {
    async transaction(work) {
      const done = await db.transaction(work)
      deleted.push((done as [{ deleted: number }])[0].deleted)
      return done
    },
  }
  expect(await deleteInPortions(counting, SPENT, [6], { lookedAt: 100 })).toBe(1470)
  expect(deleted).toHaveLength(22)
  expect(Math.max(...deleted)).toBeLessThanOrEqual(101)
  expect(await db.query('select count(*) as n, min(ends) as least from worn')).toEqual([{ n: 630, least: 7 }])
  // Below a key: those from it on stay.
  const [middle] = await db.query<{ key: string }>('select key from worn order by key limit 1 offset 300')
  const all = { ...SPENT, isSpent: 'true' }
  expect(await deleteInPortions(db, all, [], { below: middle?.key ?? '', lookedAt: 50 })).toBe(300)
  expect(await deleteInPortions(db, all, [])).toBe(330)
  expect(await deleteInPortions(db, all, [])).toBe(0)
})
