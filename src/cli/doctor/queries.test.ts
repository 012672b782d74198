import { describe, expect, test } from 'vitest'
import { everyEngine } from '../../../test/support/databases.ts'
import { SESSION_SETTINGS } from '../../db/index.ts'
import { selectUnset } from './queries.ts'

describe.each(everyEngine.filter(({ isShared }) => isShared))('on $name', (engine) => {
  test('what each connection sets by itself counts as unset until the database begins with it', async () => {
    const db = await engine.open()
    expect((await selectUnset(db, SESSION_SETTINGS)).sort()).toEqual(
      expect.arrayContaining(['enable_seqscan', 'jit', 'lock_timeout', 'statement_timeout']),
    )
    const [row] = await db.query<{ name: string }>('select current_database() as name')
    for (const [name, value] of Object.entries(SESSION_SETTINGS))
      await db.query(`alter database ${row?.name} set ${name} = '${value}'`)
    expect(await selectUnset(await db.openAnother(), SESSION_SETTINGS)).toEqual([])
  })
})
