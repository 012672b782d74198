// Random stories of several parties around one registration: whoever owns it, strangers, the host, support, a provider that fails,
// and the clock. Whatever they do, in whatever order or all at once by two processes, the gate stays closed without a right code by
// the owner, nothing is sent where nothing may be, what a method fixes stays as it is, and no code is live that is of no use.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addSeconds } from '../../src/lib/clock.ts'
import type { FallbackMode, Party, Registration, RegistrationPurpose } from '../../src/registration/index.ts'
import { newMailbox, newPhone, wrongFor } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { fakeClock } from '../support/fake-clock.ts'
import {
  APP,
  browser,
  filed,
  HOST,
  newSubject,
  type TestRegistrations,
  testRegistrations,
} from '../support/registrations.ts'
import { contactOf, recordingProvider } from '../support/verifications.ts'

const DAY = 86_400
const START = new Date('2026-11-23T12:00:00.000Z')
const PARTIES: Readonly<Record<string, Party>> = {
  app: APP,
  host: HOST,
  browser: browser('first'),
  stranger: browser('second'),
}

const who = fc.oneof(
  { weight: 6, arbitrary: fc.constant('app') },
  { weight: 2, arbitrary: fc.constant('host') },
  { weight: 1, arbitrary: fc.constantFrom('browser', 'stranger') },
)
const option = fc.constantFrom('phone', 'email')

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('method' as const),
      who,
      name: fc.constantFrom('id_card', 'biometric', 'existing_account'),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({ do: fc.constant('identity' as const), who: fc.constantFrom('host', 'stranger') }),
  },
  { weight: 15, arbitrary: fc.record({ do: fc.constant('contacts' as const), who, option, isNew: fc.boolean() }) },
  { weight: 30, arbitrary: fc.record({ do: fc.constant('send' as const), who, option }) },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('resend' as const), who }) },
  {
    weight: 35,
    arbitrary: fc.record({
      do: fc.constant('check' as const),
      who,
      isRight: fc.boolean(),
      whose: fc.constantFrom('first' as const, 'fallback' as const),
    }),
  },
  { weight: 20, arbitrary: fc.record({ do: fc.constant('complete' as const), who }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('location' as const), who, country: fc.constantFrom('EE', 'US') }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('options' as const, 'open' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('unreachable' as const, 'end' as const), who }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('provider' as const), works: fc.boolean() }) },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      seconds: fc.constantFrom(1, 20, 119, 120, 300, 599, 600, 1799),
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const beginning = fc.record({
  method: fc.constantFrom('id_card', 'biometric', 'existing_account'),
  purpose: fc.constantFrom<RegistrationPurpose>('registration', 'renewal'),
  fallback: fc.constantFrom<FallbackMode>('offer', 'auto'),
  hasPhone: fc.boolean(),
  hasEmail: fc.boolean(),
})
type Beginning = typeof beginning extends fc.Arbitrary<infer T> ? T : never

/** So that some stories come to the gate and to an end whatever the dice say. */
const EXAMPLES: [Beginning, Step[]][] = [
  [
    { method: 'biometric', purpose: 'renewal', fallback: 'offer', hasPhone: true, hasEmail: true },
    [
      { do: 'send', who: 'app', option: 'email' },
      { do: 'check', who: 'stranger', isRight: true, whose: 'first' },
      { do: 'complete', who: 'host' },
      { do: 'check', who: 'app', isRight: true, whose: 'first' },
      { do: 'complete', who: 'host' },
    ],
  ],
  [
    { method: 'biometric', purpose: 'registration', fallback: 'auto', hasPhone: true, hasEmail: true },
    [
      { do: 'send', who: 'app', option: 'phone' },
      { do: 'wait', seconds: 20 },
      { do: 'check', who: 'app', isRight: true, whose: 'fallback' },
      { do: 'complete', who: 'host' },
    ],
  ],
  [
    { method: 'id_card', purpose: 'registration', fallback: 'offer', hasPhone: false, hasEmail: true },
    [
      { do: 'contacts', who: 'app', option: 'phone', isNew: true },
      { do: 'send', who: 'app', option: 'phone' },
      { do: 'wait', seconds: 1799 },
      { do: 'complete', who: 'app' },
      { do: 'wait', seconds: 1 },
      { do: 'check', who: 'app', isRight: true, whose: 'first' },
    ],
  ],
]

/** What the test remembers on its own, to hold the registration against. */
interface Memory {
  /** Whole contacts that a code may go to: on file, or typed by whoever may. */
  readonly allowed: Set<string>
  hasRightCode: boolean
  isCompleted: boolean
  providerWorks: boolean
}

async function act(
  all: TestRegistrations,
  registration: Registration,
  one: Step,
  memory: Memory,
  subject: ReturnType<typeof newSubject>,
) {
  const { registrations } = all
  if (one.do === 'wait') {
    all.clock.advance(one.seconds)
    await all.fallbacks.sweep()
    return
  }
  if (one.do === 'provider') {
    memory.providerWorks = one.works
    return
  }
  const request = all.about(registration, PARTIES[one.who] as Party)
  switch (one.do) {
    case 'method':
      return await registrations.chooseMethod(request, one.name)
    case 'identity':
      return await registrations.proveIdentity(request, { by: 'host', subject })
    case 'contacts': {
      const to = one.option === 'phone' ? newPhone() : newMailbox()
      const outcome = await registrations.enterContacts(request, [contactOf(to)])
      if (outcome.kind !== 'done') return outcome
      expect(outcome.registration.mayChangeContacts).toBe(true)
      memory.allowed.add(contactOf(to).value)
      return outcome
    }
    case 'send':
      return await registrations.send(request, one.option, undefined)
    case 'resend':
      return await registrations.resend(request)
    case 'check': {
      const code = await all.codeOf(registration, one.whose)
      if (!/^\d{6}$/.test(code)) return
      const outcome = await registrations.check(request, one.isRight ? code : wrongFor(code), undefined)
      if (outcome.kind === 'right') {
        expect(one.isRight).toBe(true)
        memory.hasRightCode = true
      }
      return outcome
    }
    case 'complete': {
      const outcome = await registrations.complete(request)
      if (outcome.kind === 'completed') memory.isCompleted = true
      return outcome
    }
    case 'location':
      return await registrations.changeSettings(request, { location: one.country as never })
    case 'options':
      return await registrations.contactOptions(request)
    case 'open':
      return await registrations.open(request)
    case 'unreachable':
      return await registrations.unreachable(request)
    case 'end':
      return await registrations.end(request, 'left')
  }
}

const RUNS = { numRuns: Number(process.env.PINPOST_TEST_RUNS ?? 12) }

describe.each(engines)('on $name', (engine) => {
  test('no order of calls opens the gate without a right code, sends astray, or changes what is fixed', async () => {
    const db = await engine.open()
    const reached = new Set<string>()
    await fc.assert(
      fc.asyncProperty(
        beginning,
        fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }),
        async (begun, steps) => {
          reached.add(
            await story(
              [db],
              begun,
              steps.map((one) => [one]),
            ),
          )
        },
      ),
      { ...RUNS, examples: EXAMPLES },
    )
    // The stories are worth something: some come to each end, and some to the gate.
    expect([...reached]).toEqual(expect.arrayContaining(['completed', 'expired']))
  })

  test('nor do calls that two processes get at once', async () => {
    const db = await engine.open()
    const dbs = [db, engine.isShared ? await db.openAnother() : db]
    const reached = new Set<string>()
    const round = fc.array(step, { minLength: 1, maxLength: 5, size: 'max' })
    await fc.assert(
      fc.asyncProperty(
        beginning,
        fc.array(round, { minLength: 4, maxLength: 12, size: 'max' }),
        async (begun, rounds) => {
          reached.add(await story(dbs, begun, rounds))
        },
      ),
      { ...RUNS, examples: EXAMPLES.map(([begun, steps]) => [begun, steps.map((one) => [one, one, one, one])]) },
    )
    expect([...reached]).toContain('completed')
  })
})

/** @param dbs of each process. @param rounds what is done at once. */
async function story(
  dbs: readonly Parameters<typeof testRegistrations>[0]['db'][],
  begun: Beginning,
  rounds: readonly (readonly Step[])[],
): Promise<string> {
  const memory: Memory = { allowed: new Set(), hasRightCode: false, isCompleted: false, providerWorks: true }
  const provider = recordingProvider(
    (message) =>
      memory.providerWorks
        ? { kind: 'accepted', reference: message.id }
        : { kind: 'refused', reason: 'unreachable', final: true },
    // It says nothing later of what it took, so that what falls back does so in time.
    { givesReceipts: true },
  )
  const observedLimits = ['sms_per_number_range_hour', 'sms_per_country_hour', 'sms_per_service_day']
  const clock = fakeClock(START)
  const processes = await Promise.all(
    dbs.map((db) => testRegistrations({ db, clock, provider, settings: { observedLimits } })),
  )
  const [all] = processes as [TestRegistrations]
  const { db } = all
  const subject = newSubject()
  const since = addSeconds(START, -1000 * DAY)
  const onFile = [...(begun.hasPhone ? [newPhone()] : []), ...(begun.hasEmail ? [newMailbox()] : [])]
  const account = await all.openAccount(subject, {
    activatedAt: since,
    endsAt: addSeconds(START, 20 * DAY),
    contacts: onFile.map((to) => filed(to, since)),
  })
  for (const { contact } of account.contacts) memory.allowed.add(contact.value)
  const atRest = () => db.query('select * from account_contact where account_id = $1 order by kind', [account.id])
  const before = await atRest()

  const registration = await all.create({ purpose: begun.purpose, method: begun.method, fallback: begun.fallback })
  await all.registrations.proveIdentity(all.about(registration, HOST), { by: 'host', subject })
  for (const round of rounds) {
    const by = (index: number) => processes[index % processes.length] as TestRegistrations
    await Promise.all(round.map((one, index) => act(by(index), registration, one, memory, subject)))
    if (memory.isCompleted) expect(memory.hasRightCode).toBe(true)
  }
  await Promise.all(processes.map(({ dispatcher }) => dispatcher.idle()))
  // What waits to fall back is not to do so in the next story.
  await db.query('update verification set due_at = null where due_at is not null')

  const told = await all.read(registration)
  for (const { to } of all.messages) expect([...memory.allowed]).toContain(to)
  if (told.method === 'biometric' || told.status !== 'completed') expect(await atRest()).toEqual(before)
  const accounts = await all.accounts.find(all.owner, { subject })
  expect(accounts).toHaveLength(told.status === 'completed' && begun.purpose === 'registration' ? 2 : 1)
  // A code that is live can be entered.
  const isLive = told.verification?.status === 'pending' || told.verification?.fallback?.status === 'sent'
  expect(await liveCodes(all, memory)).toBe(isLive ? 1 : 0)
  return told.status
}

/** Codes that are live for any contact of the story; one that fell back on another counts with it. */
async function liveCodes(all: TestRegistrations, memory: Memory): Promise<number> {
  const [row] = await all.db.query<{ n: number }>(
    `select count(distinct coalesce(v.fallback_of, v.id)) as n from verification v where v.status = 'pending' and v.expires_at > $2 and v.contact = any($1::uuid[])`,
    [[...memory.allowed].map((to) => all.vault.fingerprint(contactOf(to))), all.clock.now()],
  )
  return row?.n ?? 0
}
