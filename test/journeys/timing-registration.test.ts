// R41 for registrations: until identity is proved, who is known and who is not get the same answers in the same time, over HTTP and on
// both engines. Interleaved pairs; `npm run timing` takes 2,000 of each, the suite a few, which finds a missing index or a second
// statement just as well.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Application, createApplication, newMailbox, newPhone, times } from '../support/application.ts'
import type { Answer } from '../support/client.ts'
import { engines } from '../support/databases.ts'
import { medianTimes } from '../support/interleaved.ts'
import { newSubject } from '../support/people.ts'
import { startTestApp } from '../support/start-app.ts'

const isLong = process.env.MODE === 'long'
const PAIRS = isLong ? 2_000 : 40
const MOST_APART_MS = 2

describe.each(engines)('on $name', (engine) => {
  let shop: Application
  /** Of each kind as many as there are pairs: a registration takes each step once. */
  const known = times(PAIRS, newSubject)
  const unknown = times(PAIRS, newSubject)
  const created = new Map<object, string>()

  beforeAll(async () => {
    const app = await startTestApp(engine)
    shop = await createApplication(app, {}, 'live', ['accounts', 'register'])
    const body = { activated_at: '2025-01-01', phone_confirmed_at: '2025-01-01', email_confirmed_at: '2025-01-01' }
    for (const subject of known) {
      await post('/v1/accounts', { ...body, subject, phone: newPhone(), email: newMailbox() })
    }
  }, 120_000)

  const post = (path: string, body: unknown) => shop.call(path, { method: 'POST', body })
  type Subject = (typeof known)[number]

  const STEPS: Readonly<Record<string, (subject: Subject) => Promise<Answer>>> = {
    'creating, with identity asserted': (subject) =>
      post('/v1/registrations', { purpose: 'registration', method: 'id_card', subject }),
    creating: async (subject) => {
      const answer = await post('/v1/registrations', { purpose: 'registration' })
      created.set(subject, answer.body.id)
      return answer
    },
    'choosing a method': (subject) => post(`/v1/registrations/${created.get(subject)}/method`, { method: 'id_card' }),
    'asserting identity': (subject) => post(`/v1/registrations/${created.get(subject)}/identity`, { subject }),
    'asking for the options': (subject) => shop.call(`/v1/registrations/${created.get(subject)}/contact-options`),
  }

  test.each(Object.entries(STEPS))(
    '%s',
    async (name, take) => {
      const shapes: [Set<string>, Set<string>] = [new Set(), new Set()]
      const ask = (subjects: readonly Subject[], which: 0 | 1) => async (n: number) => {
        shapes[which].add(shapeOf(await take(subjects[n] as Subject)))
      }
      const [ours, theirs] = await medianTimes(PAIRS, ask(known, 0), ask(unknown, 1))
      expect(shapes[0]).toEqual(shapes[1])
      expect(shapes[0].size).toBe(1)
      expect(Math.abs(ours - theirs)).toBeLessThan(MOST_APART_MS)
      if (isLong) console.log(`${engine.name}, ${name}: known ${ours.toFixed(3)} ms, unknown ${theirs.toFixed(3)} ms`)
    },
    180_000,
  )
})

/** Status, size and headers, but for the date. */
function shapeOf({ status, text, headers }: Answer): string {
  const { date: _date, ...others } = headers
  return JSON.stringify([status, text.length, others])
}
