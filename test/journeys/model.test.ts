// Random stories of starts, resends, checks, cancels and steps of the clock: the real thing and a simple model must tell the
// same one. Stories that once failed are kept by fast-check's seed in the failure's text.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Uuid } from '../../src/lib/ids.ts'
import { engines } from '../support/databases.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { Model } from '../support/model.ts'
import { testVerifications } from '../support/verifications.ts'

const CONTACTS = ['ann@example.com', '+37251234567']
const SESSIONS = ['s1', 's2', undefined]

const contact = fc.nat({ max: CONTACTS.length - 1 })
const session = fc.nat({ max: SESSIONS.length - 1 })
/** Mostly the latest verification, sometimes an earlier one or one that does not exist. */
const which = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat({ max: 4 }))
/** Mostly the session that started it. */
const from = fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, session)

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('start' as const), contact, session }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('check' as const), which, from, isRight: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('resend' as const), which, from }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), which, from }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      seconds: fc.constantFrom(1, 60, 119, 120, 180, 240, 599, 600, 86_400),
    }),
  },
)

describe.each(engines)('on $name', (engine) => {
  test('random stories are told as the model tells them', async () => {
    const db = await engine.open()
    let story = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), async (steps) => {
        const clock = fakeClock()
        // The limits on ranges and countries span the stories: they only count here.
        const observedLimits = ['sms_per_number_range_hour', 'sms_per_country_hour']
        const real = testVerifications({ db, clock, settings: { observedLimits } })
        const model = new Model(clock.now())
        const ids: Uuid[] = []
        const codes = new Map<Uuid, string>()
        // Each story has contacts and sessions of its own, so that all share one database.
        const tag = ++story
        const contactOf = (index: number) =>
          (CONTACTS[index] as string).replace('ann', `ann${tag}`).replace('51234567', `5${String(1_000_000 + tag)}`)
        const sessionOf = (index: number | undefined) => {
          const name = index === undefined ? undefined : SESSIONS[index]
          return name === undefined ? undefined : `${name} of ${tag}`
        }
        for (const one of steps) {
          if (one.do === 'wait') {
            model.now = clock.advance(one.seconds)
            continue
          }
          if (one.do === 'start') {
            const to = contactOf(one.contact)
            const outcome = await real.begin(to, { session: sessionOf(one.session) })
            if (outcome.kind === 'started') {
              ids.push(outcome.verification.id)
              codes.set(outcome.verification.id, await real.codeFor(to))
            }
            const told = outcome.kind === 'pending' ? `pending ${ids.indexOf(outcome.verification.id)}` : outcome.kind
            expect(told).toBe(model.start(to, sessionOf(one.session)))
            continue
          }
          const index = model.verifications.length - 1 - one.which
          const id = ids[index] ?? real.owner.service.id
          const named = one.from === undefined ? model.verifications[index]?.session : sessionOf(one.from)
          const request = { caller: real.owner, id, session: named }
          if (one.do === 'resend') {
            expect((await real.resend(request)).kind).toBe(model.resend(index, named))
          } else if (one.do === 'cancel') {
            expect((await real.cancel(request)).kind).toBe(model.cancel(index, named))
          } else {
            const known = model.verifications[index]
            const own = known ? (codes.get(id) ?? 'no code') : '000000'
            const typed = one.isRight ? own : ((Number(own) + 1) % 1_000_000).toString().padStart(6, '0')
            const outcome = await real.check({ ...request, typed, ip: undefined })
            const told = outcome.kind === 'confirmed' && outcome.repeated ? 'repeated' : outcome.kind
            expect(told).toBe(model.check(index, named, one.isRight))
          }
        }
        await real.dispatcher.idle()
        // Every send that the model counts left as one message, each with the code of its verification.
        expect(real.messages).toHaveLength(model.verifications.reduce((sum, one) => sum + one.sends, 0))
      }),
      { numRuns: 40 },
    )
  })
})
