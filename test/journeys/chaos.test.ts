// The short form of the kill tests; `npm run chaos` is the long one.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runChaos } from '../chaos/chaos.ts'
import { engines } from '../support/databases.ts'

const folder = mkdtempSync(join(tmpdir(), 'pinpost-chaos-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// At the same time: much of it is waiting for leases to run out.
describe.concurrent.each(engines)('on $name', (engine) => {
  const carrier = engine.isShared ? 'smpp' : 'smtp' // the long form does each with both
  test('processes killed under load lose nothing that was acknowledged', { timeout: 120_000 }, async () => {
    const address = await engine.create({ migrated: false })
    const environment =
      address.engine === 'embedded'
        ? { PINPOST_DATA_DIR: address.folder }
        : { PINPOST_DATA_DIR: folder, PINPOST_DATABASE_URL: address.url }
    const processes = engine.isShared ? 2 : 1
    const result = await runChaos({ carrier, environment, processes, kills: 2, callers: 8, mostBetweenKillsMs: 1_000 })
    expect(result.broken).toEqual([])
    expect(result.started).toBeGreaterThan(30)
    expect(result.confirmed).toBeGreaterThan(5)
    expect(result.confirmedByFallback).toBeGreaterThan(1)
    expect(result.registrations).toBeGreaterThan(5)
    expect(result.registrationsByFallback).toBeGreaterThan(2)
  })
})
