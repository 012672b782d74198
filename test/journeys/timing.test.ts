// R41: what is known and what is not takes the same time to ask for, on both engines. The long form, `npm run timing`, takes 2,000
// pairs of each; the suite a tenth, which finds a missing index or a second statement just as well.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Application, createApplication, newMailbox, newPhone, times } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { medianTimes } from '../support/interleaved.ts'
import { newSubject } from '../support/people.ts'
import { startTestApp } from '../support/start-app.ts'

const PAIRS = process.env.MODE === 'long' ? 2_000 : 200
const MOST_APART_MS = 2

describe.each(engines)('on $name', (engine) => {
  let shop: Application
  const known = times(50, newSubject)
  const unknown = times(50, newSubject)

  beforeAll(async () => {
    const app = await startTestApp(engine)
    shop = await createApplication(app, {}, 'live', ['accounts'])
    const body = { activated_at: '2025-01-01', phone_confirmed_at: '2025-01-01', email_confirmed_at: '2025-01-01' }
    for (const subject of known) {
      await post('/v1/accounts', { ...body, subject, phone: newPhone(), email: newMailbox() })
    }
  })

  const post = (path: string, body: unknown) => shop.call(path, { method: 'POST', body })

  test('looking up the accounts of a subject', async () => {
    const ask = (subjects: typeof known) => async (n: number) => {
      const { status, body } = await post('/v1/accounts/search', { subject: subjects[n % subjects.length] })
      expect([status, body.accounts.length]).toEqual([200, subjects === known ? 1 : 0])
    }
    const [found, missed] = await medianTimes(PAIRS, ask(known), ask(unknown))
    expect(Math.abs(found - missed)).toBeLessThan(MOST_APART_MS)
    if (PAIRS > 200) console.log(`${engine.name}: known ${found.toFixed(3)} ms, unknown ${missed.toFixed(3)} ms`)
  }, 120_000)
})
