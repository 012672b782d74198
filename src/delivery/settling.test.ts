import { expect, test } from 'vitest'
import { fakeClock } from '../../test/support/fake-clock.ts'
import { type Database, DatabaseError } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import { silentTelemetry } from '../telemetry/index.ts'
import type { Settlement } from './queries.ts'
import { createSettling } from './settling.ts'

const ID = '0193b000-0000-7000-8000-000000000001' as Uuid
const SETTLEMENT: Settlement = {
  ...{ id: ID, tries: 1, state: 'accepted', provider: 'a', reference: '1', reason: null, dueAt: null },
}

/** A database that is away, until it is told to be back. */
function stage() {
  const clock = fakeClock()
  let isAway = true
  const query = async () => {
    if (isAway) throw new DatabaseError('The database cannot be reached.', undefined, undefined)
    return [{ ord: 0, settled: true }]
  }
  const db = { query } as unknown as Database
  const settling = createSettling({ db, clock, telemetry: silentTelemetry(), owner: ID })
  const notAfter = new Date(clock.now().getTime() + 60_000)
  return {
    clock,
    settling,
    settled: settling.settle(SETTLEMENT, notAfter),
    comeBack() {
      isAway = false
    },
  }
}

test('what the database cannot take is written when it is back, once', async () => {
  const { settling, settled, comeBack } = stage()
  await settling.tryAgain() // the first try is under way still: nothing is kept yet
  await expect(settling.settleNow(SETTLEMENT)).rejects.toThrow('cannot be reached')
  await expect(settling.tryAgain()).rejects.toThrow('cannot be reached')
  comeBack()
  await settling.tryAgain()
  expect(await settled).toBe(true)
})

test('it is kept for as long as the message could be sent once more, and not longer', async () => {
  const { clock, settling, settled } = stage()
  const given = settled.catch((error: unknown) => String(error))
  await expect(settling.settleNow(SETTLEMENT)).rejects.toThrow()
  clock.advance(59.999)
  await expect(settling.tryAgain()).rejects.toThrow()
  expect(await Promise.race([given, 'kept'])).toBe('kept')
  clock.advance(0.001)
  await expect(settling.tryAgain()).rejects.toThrow()
  expect(await given).toContain('cannot be reached')
})
