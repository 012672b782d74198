// Random stories of starts, resends, checks, cancels, fallbacks and steps of the clock: the real thing and a simple model must tell the
// same one. Stories that once failed are kept by fast-check's seed in the failure's text.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../src/db/index.ts'
import type { Uuid } from '../../src/lib/ids.ts'
import { deriveCode } from '../../src/verification/code.ts'
import { wrongFor } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { Model, type Which } from '../support/model.ts'
import { contactOf, recordingProvider, testVerifications } from '../support/verifications.ts'

const CONTACTS = ['ann@example.com', '+37251234567']
const SESSIONS = ['s1', 's2', undefined]

const contact = fc.nat({ max: CONTACTS.length - 1 })
const session = fc.nat({ max: SESSIONS.length - 1 })
/** Mostly the latest verification, sometimes an earlier one or one that does not exist. */
const which = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat({ max: 4 }))
/** Mostly the session that started it. */
const from = fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, session)

/** Of a pair, mostly the first, which the application knows. */
const asked = fc.oneof({ weight: 3, arbitrary: fc.constant<Which>('first') }, fc.constant<Which>('second'))
const code = fc.constantFrom<Which | undefined>('first', 'first', 'second', undefined, undefined)

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('start' as const), contact, session }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('check' as const), which, from, code, asked }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('resend' as const), which, from, asked }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), which, from, asked }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      seconds: fc.constantFrom(1, 19, 20, 60, 119, 120, 180, 240, 599, 600, 86_400),
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
/** Whether providers take what they are given: nobody can tell when they do not. */
const network = fc.record({ do: fc.constant('network' as const), isTaking: fc.boolean() })
const stepWithFallback = fc.oneof({ weight: 15, arbitrary: step }, { weight: 2, arbitrary: network })

describe.each(engines)('on $name', (engine) => {
  test('random stories are told as the model tells them', async () => {
    const db = await engine.open()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), (steps) => tell(db, steps)),
      { numRuns: Number(process.env.PINPOST_TEST_RUNS ?? 24) },
    )
  })

  test('so are stories of verifications that fall back on another contact', async () => {
    const db = await engine.open()
    await fc.assert(
      fc.asyncProperty(fc.array(stepWithFallback, { minLength: 5, maxLength: 40, size: 'max' }), (steps) =>
        tell(db, [{ do: 'network', isTaking: false }, ...steps], { withFallback: true }),
      ),
      { numRuns: Number(process.env.PINPOST_TEST_RUNS ?? 12) },
    )
  })
})

let story = 0

/** Which of which pair. */
function nameOf(id: Uuid, ids: readonly Record<Which, Uuid>[]): string {
  const index = ids.findIndex(({ first, second }) => first === id || second === id)
  return `${ids[index]?.first === id ? 'first' : 'second'} ${index}`
}

async function tell(
  db: Database,
  steps: readonly (Step | { readonly do: 'network'; readonly isTaking: boolean })[],
  { withFallback = false } = {},
): Promise<void> {
  const clock = fakeClock()
  const model = new Model(clock.now(), { limitsSends: !withFallback })
  const provider = recordingProvider((message) =>
    model.isTaking ? { kind: 'accepted', reference: message.id } : { kind: 'unknown', cause: 'no answer' },
  )
  // The limits on ranges and countries span the stories: they only count here. Of two that fall back on one contact at the same moment
  // either may get the last send, which no model can know.
  const observedLimits = ['sms_per_number_range_hour', 'sms_per_country_hour']
  if (withFallback) observedLimits.push('sends_per_session', 'sends_per_contact_day')
  const real = testVerifications({ db, clock, provider, settings: { observedLimits } })
  const ids: Record<Which, Uuid>[] = []
  // Each story has contacts and sessions of its own, so that all share one database.
  const tag = ++story
  const contactNamed = (index: number) =>
    (CONTACTS[index] as string).replace('ann', `ann${tag}`).replace('51234567', `5${String(1_000_000 + tag)}`)
  const sessionOf = (index: number | undefined) => {
    const name = index === undefined ? undefined : SESSIONS[index]
    return name === undefined ? undefined : `${name} of ${tag}`
  }
  const unknown = real.owner.service.id
  const codeOf = async (id: Uuid) => {
    const [row] = await db.query<{ nonce: Buffer }>('select nonce from verification where id = $1', [id])
    return row ? deriveCode(real.ring.first, id, row.nonce, 6) : '000000'
  }
  for (const one of steps) {
    if (one.do === 'network') {
      model.isTaking = one.isTaking
      continue
    }
    if (one.do === 'wait') {
      model.now = clock.advance(one.seconds)
      await real.fallbacks.sweep()
      await real.dispatcher.idle()
      model.fallBack()
      continue
    }
    if (one.do === 'start') {
      const [to, other] = [contactNamed(one.contact), withFallback ? contactNamed(1 - one.contact) : undefined]
      const fallback = other === undefined ? undefined : { contact: contactOf(other), lane: 'open' as const }
      const outcome = await real.begin(to, { session: sessionOf(one.session), fallback })
      await real.dispatcher.idle()
      if (outcome.kind === 'started') {
        const { id } = outcome.verification
        ids.push({ first: id, second: outcome.verification.fallback?.id ?? unknown })
      }
      const told = outcome.kind === 'pending' ? `pending ${nameOf(outcome.verification.id, ids)}` : outcome.kind
      expect(told).toBe(model.start(to, sessionOf(one.session), other))
      continue
    }
    const index = model.verifications.length - 1 - one.which
    const pair = ids[index] ?? { first: unknown, second: unknown }
    const named = one.from === undefined ? model.verifications[index]?.session : sessionOf(one.from)
    const request = { caller: real.owner, id: pair[one.asked], session: named }
    if (one.do === 'resend') {
      expect((await real.resend(request)).kind).toBe(model.resend(index, named, one.asked))
      await real.dispatcher.idle()
    } else if (one.do === 'cancel') {
      expect((await real.cancel(request)).kind).toBe(model.cancel(index, named, one.asked))
    } else {
      const codes = [await codeOf(pair.first), await codeOf(pair.second)] as const
      const wrong = [1, 2, 3].map((by) => wrongFor(codes[0], by)).find((code) => code !== codes[1]) as string
      const typed = one.code === undefined ? wrong : codes[one.code === 'first' ? 0 : 1]
      const outcome = await real.check({ ...request, typed, ip: undefined })
      const told = outcome.kind === 'confirmed' && outcome.repeated ? 'repeated' : outcome.kind
      expect(told).toBe(model.check(index, named, one.code, one.asked))
      if (outcome.kind === 'confirmed') expect(outcome.verification.id).toBe(pair[one.code as Which])
    }
  }
  await real.dispatcher.idle()
  // Every send that the model counts left as one message, each with the code of its verification.
  const sends = model.verifications.flatMap((one) => [one.sends, one.fallback?.sends ?? 0])
  expect(real.messages).toHaveLength(sends.reduce((sum, n) => sum + n, 0))
  // What waits to fall back is not to do so in the next story.
  await db.query('update verification set due_at = null where due_at is not null')
}
