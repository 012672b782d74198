// What a claim of an Idempotency-Key goes through while its work is done, and when that goes wrong: with the work in the hands of the
// test. What callers see of keys is told by idempotency.test.ts.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CheckOutcome } from '../../src/verification/index.ts'
import { engines, type TestDatabase } from '../support/databases.ts'
import { ID, LIVE_KEY, NOW, type Stage, setStage } from '../support/http-stage.ts'

const CHECK = `/v1/verifications/${ID}/check`

describe.each(engines)('on $name', (engine) => {
  let db: TestDatabase
  let stage: Stage
  let runs = 0
  beforeAll(async () => {
    db = await engine.open()
  })
  beforeEach(async () => {
    await stage?.close()
    await db.query('delete from idempotency')
    stage = await setStage({ db })
    runs = 0
  })
  afterAll(() => stage.close())

  const check = (key: string, code = '123456') =>
    stage.call('POST', CHECK, { key: LIVE_KEY, body: { code }, headers: { 'idempotency-key': key } })
  const later = (seconds: number) => {
    stage.time.now = new Date(NOW.getTime() + seconds * 1000)
  }

  test('while the first is running, others are asked to wait', async () => {
    const [entered, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<CheckOutcome>()]
    stage.verifications.check = () => {
      entered.resolve()
      return gate.promise
    }
    const running = check('a')
    await entered.promise
    const waiting = await check('a')
    expect(waiting.json).toMatchObject({ status: 409, code: 'idempotency_running' })
    expect(waiting.headers['retry-after']).toBe('1')
    gate.resolve({ kind: 'not_found' })
    expect((await running).status).toBe(404)
    expect((await check('a')).status).toBe(404)
  })

  test('"later" and faults are not kept', async () => {
    stage.verifications.check = async () => {
      runs++
      return { kind: 'limited', limit: 'unknown_checks_per_ip', retryAt: NOW }
    }
    expect((await check('a')).status).toBe(429)
    stage.verifications.check = async () => {
      runs++
      throw new Error('a fault')
    }
    expect((await check('a')).status).toBe(500)
    stage.verifications.check = async () => {
      runs++
      return { kind: 'not_found' }
    }
    expect((await check('a')).status).toBe(404)
    expect(runs).toBe(3)
  })

  test('a claim whose process died is taken over after a minute, with the same body', async () => {
    stage.verifications.check = () => new Promise(() => {}) // as good as dead
    void check('a')
    await expect.poll(async () => (await db.query('select 1 from idempotency')).length).toBe(1)
    stage.verifications.check = async () => {
      runs++
      return { kind: 'not_found' }
    }
    later(59.999)
    expect((await check('a')).status).toBe(409)
    later(60)
    expect((await check('a', '654321')).status).toBe(422)
    expect((await check('a')).status).toBe(404)
    expect(runs).toBe(1)
  })

  test('what is kept holds neither code nor key', async () => {
    await check('very-secret-key', '123456')
    const rows = await db.query('select * from idempotency')
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toMatch(/123456|very-secret-key/)
  })
})
