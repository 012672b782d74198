// Idempotency-Key on the POSTs that are no starts: the work is done once, the answer is the same for a day. (Starts claim their
// keys inside their own statement: test/journeys of verifications.)
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CheckOutcome } from '../../src/verification/index.ts'
import { engines, type TestDatabase } from '../support/databases.ts'
import { ID, LIVE_KEY, NOW, type Stage, setStage, TEST_KEY, TOKEN } from '../support/http-stage.ts'

const CHECK = `/v1/verifications/${ID}/check`
const RESEND = `/v1/verifications/${ID}/resend`

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
    const { check } = stage.verifications
    stage.verifications.check = (request) => {
      runs++
      return check(request)
    }
    runs = 0
  })
  afterAll(() => stage.close())

  const check = (key: string, code = '123456', options: { key?: string; body?: object } = {}) =>
    stage.call('POST', CHECK, {
      key: options.key ?? LIVE_KEY,
      body: options.body ?? { code },
      headers: { 'idempotency-key': key },
    })
  const later = (seconds: number) => {
    stage.time.now = new Date(NOW.getTime() + seconds * 1000)
  }

  test('the same key and body get the same answer, and the work is done once', async () => {
    const first = await check('a')
    const second = await check('a')
    expect(first.status).toBe(200)
    expect([second.status, second.json]).toEqual([first.status, first.json])
    expect(second.headers['content-type']).toBe(first.headers['content-type'])
    expect(runs).toBe(1)
  })

  test('members in another order are the same body', async () => {
    await check('a', '', { body: { code: '1', session: 's' } })
    expect((await check('a', '', { body: { session: 's', code: '1' } })).status).toBe(200)
    expect(runs).toBe(1)
  })

  test('another body is refused', async () => {
    await check('a')
    expect((await check('a', '654321')).json).toMatchObject({ status: 422, code: 'idempotency_key_reused' })
    expect(runs).toBe(1)
  })

  test('another key, route, verification or kind of key is another request', async () => {
    await check('a')
    await check('b')
    await check('a', '123456', { key: TEST_KEY })
    expect((await stage.call('POST', RESEND, { body: {}, headers: { 'idempotency-key': 'a' } })).status).toBe(202)
    const other = await stage.call('POST', CHECK.replace('v0/', 'v1/'), {
      body: { code: '123456' },
      headers: { 'idempotency-key': 'a' },
    })
    expect(other.status).toBe(404)
    expect(runs).toBe(4)
  })

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

  test('of twenty at once one does the work, and the others wait or repeat it', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => check('a')))
    expect(runs).toBe(1)
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
  })

  test('a problem is kept like any answer', async () => {
    stage.verifications.check = async () => {
      runs++
      return { kind: 'locked', reference: 'K7QF-2M9D' }
    }
    const first = await check('a')
    const second = await check('a')
    expect(second.status).toBe(409)
    expect(second.json).toEqual(first.json)
    expect(runs).toBe(1)
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

  test('an answer is kept for a day', async () => {
    await check('a')
    later(86_399)
    await check('a')
    expect(runs).toBe(1)
    later(86_400)
    expect((await check('a', '654321')).status).toBe(200)
    expect(runs).toBe(2)
  })

  test('what is kept holds neither code nor key', async () => {
    await check('very-secret-key', '123456')
    const rows = await db.query('select * from idempotency')
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toMatch(/123456|very-secret-key/)
  })

  test('a token reaches no answer that is kept for the application', async () => {
    await check('a')
    await check('a', '123456', { key: TOKEN })
    expect(runs).toBe(2)
  })
})
