// One list of behaviours, held for every method, purpose and channel, on both engines. What differs between the methods comes from
// the table that ships, never from a branch here.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Subject } from '../../src/accounts/index.ts'
import type { Database } from '../../src/db/index.ts'
import { addSeconds } from '../../src/lib/clock.ts'
import {
  type ContactOption,
  FLOW,
  type Method,
  PURPOSES,
  type Registration,
  type RegistrationPurpose,
  shippedMethods,
} from '../../src/registration/index.ts'
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
import { contactOf } from '../support/verifications.ts'

type Channel = 'sms' | 'email'

interface Case {
  readonly method: Method
  readonly purpose: RegistrationPurpose
  readonly channel: Channel
}

const CASES: readonly Case[] = [...shippedMethods('trial').values()].flatMap((method) =>
  PURPOSES.flatMap((purpose) => (['sms', 'email'] as const).map((channel) => ({ method, purpose, channel }))),
)

const START = new Date('2026-11-23T12:00:00.000Z')
const DAY = 86_400

/** A story that has come as far as the list of options. */
interface Story extends Case {
  readonly all: TestRegistrations
  readonly subject: Subject
  readonly registration: Registration
  readonly option: 'phone' | 'email'
}

async function tell(all: TestRegistrations, one: Case): Promise<Story> {
  const subject = newSubject()
  await all.openAccount(subject, {
    activatedAt: addSeconds(START, -1000 * DAY),
    endsAt: addSeconds(START, 20 * DAY),
    contacts: [filed(newPhone(), addSeconds(START, -1000 * DAY)), filed(newMailbox(), addSeconds(START, -1000 * DAY))],
  })
  const { method, purpose } = one
  const registration = await all.create({ purpose, method: method.name, subject })
  if (method.contacts === 'entered') {
    const contacts = [contactOf(newPhone()), contactOf(newMailbox())]
    const entered = await all.registrations.enterContacts(all.about(registration), contacts)
    expect(entered.kind).toBe('done')
  }
  return { ...one, all, subject, registration, option: one.channel === 'sms' ? 'phone' : 'email' }
}

async function optionsOf({ all, registration }: Story): Promise<readonly ContactOption[]> {
  const outcome = await all.registrations.contactOptions(all.about(registration))
  if (outcome.kind !== 'options') throw new Error(JSON.stringify(outcome))
  return outcome.options
}

async function send({ all, registration, option }: Story, chosen: string = option): Promise<string> {
  const outcome = await all.registrations.send(all.about(registration), chosen, undefined)
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  return await all.codeOf(registration)
}

const check = ({ all, registration }: Story, code: string, party = APP) =>
  all.registrations.check(all.about(registration, party), code, undefined)
const complete = ({ all, registration }: Story, party = HOST) =>
  all.registrations.complete(all.about(registration, party))
const sentSince = ({ all }: Story, before: number) => all.messages.length - before

/** What is at rest of the person's contacts, byte by byte. */
async function onFile({ all, subject }: Story): Promise<Record<string, unknown>[]> {
  const accounts = await all.accounts.find(all.owner, { subject })
  return await all.db.query(
    'select * from account_contact where account_id = any($1::uuid[]) order by account_id, kind',
    [accounts.map(({ id }) => id)],
  )
}

const BEHAVIOURS: Readonly<Record<string, (story: Story) => Promise<void>>> = {
  'is completed by the right code, and leaves an account with the contact confirmed': async (story) => {
    const { all, subject, method, purpose, option, registration } = story
    const code = await send(story)
    expect(await check(story, code)).toMatchObject({
      kind: 'right',
      repeated: false,
      registration: { status: 'confirmed' },
    })
    const first = await complete(story)
    expect(first).toMatchObject({ kind: 'completed', repeated: false, registration: { status: 'completed' } })
    const again = await complete(story)
    expect(again).toMatchObject({ kind: 'completed', repeated: true })
    if (first.kind !== 'completed' || again.kind !== 'completed') return
    expect(again.registration).toEqual(first.registration)
    const accounts = await all.accounts.find(all.owner, { subject })
    expect(accounts).toHaveLength(purpose === 'renewal' ? 1 : 2)
    const account = accounts.find(({ id }) => id === first.registration.account?.id)
    expect(account).toMatchObject({ state: 'active', method: method.name })
    expect(account?.contacts.find(({ kind }) => kind === option)?.confirmedAt).toBeDefined()
    const confirmed = (await all.read(registration)).contacts.filter(({ confirmedAt }) => confirmedAt)
    expect(confirmed.map(({ kind }) => kind)).toEqual([option])
  },

  'is completed by nothing else': async (story) => {
    expect(await complete(story)).toMatchObject({ kind: 'not_confirmed', status: 'identified' })
    const code = await send(story)
    expect(await complete(story)).toMatchObject({ kind: 'not_confirmed', status: 'sent' })
    expect(await check(story, wrongFor(code))).toMatchObject({ kind: 'wrong' })
    expect(await check(story, 'abcdef')).toMatchObject({ kind: 'malformed' })
    expect(await complete(story)).toMatchObject({ kind: 'not_confirmed', status: 'sent' })
    const { all, subject } = story
    expect(await all.accounts.find(all.owner, { subject })).toHaveLength(1)
  },

  'refuses the code of another registration of the same person': async (story) => {
    const other = await tell(story.all, story)
    const [own, foreign] = [await send(story), await send(other)]
    if (own === foreign) return
    expect(await check(story, foreign)).toMatchObject({ kind: 'wrong' })
    expect(await check(other, foreign)).toMatchObject({ kind: 'right' })
    expect(await complete(story)).toMatchObject({ kind: 'not_confirmed' })
  },

  'sends nothing before an option is chosen, and then to that option alone': async (story) => {
    const before = story.all.messages.length
    const options = await optionsOf(story)
    await story.all.dispatcher.idle()
    expect(sentSince(story, before)).toBe(0)
    expect(options.map(({ option }) => option)).toEqual(['email', 'phone'])
    const outcome = await story.all.registrations.send(story.all.about(story.registration), 'fax', undefined)
    expect(outcome).toMatchObject({ kind: 'unknown_option', options: ['email', 'phone'] })
    await send(story)
    expect(sentSince(story, before)).toBe(1)
    expect(story.all.messages.at(-1)?.channel).toBe(story.channel)
  },

  'takes the contacts that the method says, and lets them be changed where it says so': async (story) => {
    const { all, method, registration, purpose } = story
    const isOnFile = method.contacts === 'on_file'
    for (const { source } of await optionsOf(story)) expect(source).toBe(isOnFile ? 'on_file' : 'entered')
    const before = await onFile(story)
    const messages = all.messages.length
    const entered = await all.registrations.enterContacts(all.about(registration), [contactOf(newMailbox())])
    expect(entered.kind).toBe(method.mayChangeContacts ? 'done' : 'contacts_fixed')
    await all.dispatcher.idle()
    expect(all.messages).toHaveLength(messages)
    if (method.mayChangeContacts) return
    await check(story, await send(story))
    expect(await complete(story)).toMatchObject({ kind: 'completed' })
    const [account] = before
    const after = await onFile(story)
    expect(after.filter((row) => row.account_id === account?.account_id)).toEqual(before)
    expect(after.length - before.length).toBe(purpose === 'renewal' ? 0 : 2)
  },

  'repeats the code when it is sent again, and loses nothing by it': async (story) => {
    const { all, registration } = story
    const code = await send(story)
    const early = await all.registrations.resend(all.about(registration))
    expect(early).toMatchObject({ kind: 'too_early' })
    all.clock.advance(120)
    expect(await all.registrations.resend(all.about(registration))).toMatchObject({ kind: 'done' })
    expect(await all.codeOf(registration)).toBe(code)
    expect((await all.read(registration)).contacts).toHaveLength(2)
    expect(await check(story, code)).toMatchObject({ kind: 'right' })
  },

  'has one code live: choosing the other option cancels the former, and typing is kept': async (story) => {
    const { all, registration, option } = story
    const other = option === 'phone' ? 'email' : 'phone'
    const before = (await all.read(registration)).contacts
    const first = await send(story)
    const former = (await all.read(registration)).verification
    const second = await send(story, other)
    expect((await all.verificationOf(former?.id))?.status).toBe('cancelled')
    expect((await all.read(registration)).contacts).toEqual(before)
    if (first !== second) expect(await check(story, first)).toMatchObject({ kind: 'wrong' })
    expect(await check(story, second)).toMatchObject({ kind: 'right' })
    expect(await check(story, second)).toMatchObject({ kind: 'right', repeated: true })
  },

  'belongs to whoever opened it first': async (story) => {
    const { all, registration } = story
    const code = await send(story)
    for (const stranger of [browser('somebody'), browser('else')]) {
      const about = all.about(registration, stranger)
      expect(await check(story, code, stranger)).toMatchObject({ kind: 'owned_elsewhere' })
      expect(await all.registrations.read(about)).toMatchObject({ kind: 'owned_elsewhere' })
      expect(await all.registrations.resend(about)).toMatchObject({ kind: 'owned_elsewhere' })
      expect(await all.registrations.send(about, 'email', undefined)).toMatchObject({ kind: 'owned_elsewhere' })
      expect(await complete(story, stranger)).toMatchObject({ kind: 'owned_elsewhere' })
    }
    expect(await check(story, code)).toMatchObject({ kind: 'right' })
  },

  'ends after half an hour without a step, at 1800 seconds and not before': async (story) => {
    const { all, registration } = story
    all.clock.advance(1799)
    expect((await all.read(registration)).status).toBe('identified')
    await send(story)
    all.clock.advance(1799)
    expect((await all.read(registration)).status).toBe('sent')
    all.clock.advance(1)
    expect(await all.read(registration)).toMatchObject({ status: 'expired', reason: 'idle', next: undefined })
    expect(await all.registrations.send(all.about(registration), story.option, undefined)).toMatchObject({
      kind: 'out_of_order',
      status: 'expired',
      reason: 'idle',
    })
  },

  'invites to confirm the other contact too, as a spare, and goes on without it': async (story) => {
    const { all, registration, option } = story
    const other = option === 'phone' ? 'email' : 'phone'
    await check(story, await send(story))
    await send(story, other)
    expect((await all.read(registration)).status).toBe('confirmed')
    const spare = (await all.read(registration)).verification
    expect(await complete(story)).toMatchObject({ kind: 'completed' })
    expect((await all.verificationOf(spare?.id))?.status).toBe('cancelled')
  },
}

/** Each case by itself, with a clock of its own, all at once: the database is shared, as it is in earnest. */
async function holdsForEach(db: Database, holds: (story: Story) => Promise<void>): Promise<void> {
  const settings = { observedLimits: ['sms_per_number_range_hour', 'sms_per_country_hour', 'sms_per_service_day'] }
  const told = CASES.map(async (one) => {
    const all = await testRegistrations({ db, clock: fakeClock(START), settings })
    await holds(await tell(all, one))
  })
  const failed = (await Promise.allSettled(told)).flatMap((result, index) => {
    const { purpose, method, channel } = CASES[index] as Case
    return result.status === 'rejected' ? [`a ${purpose} by ${method.name}, ${channel}: ${result.reason}`] : []
  })
  expect(failed).toEqual([])
}

describe.each(engines)('on $name, whatever the method, purpose and channel, a registration', (engine) => {
  let db: Database
  beforeAll(async () => {
    db = await engine.open()
  })

  test.each(Object.entries(BEHAVIOURS))('%s', async (_behaviour, holds) => holdsForEach(db, holds))
})

test('every row of the flow leads on, and ends lead nowhere but to the same answer', () => {
  const ends = ['completed', 'abandoned', 'expired', 'failed']
  expect(FLOW.filter(({ from, event }) => ends.includes(from) && event !== 'repeated')).toEqual([])
  expect(FLOW.filter(({ to, action }) => to === 'completed' && action !== 'complete' && action !== 'check')).toEqual([])
  expect(FLOW.filter(({ to }) => to === 'completed').map(({ from }) => from)).toEqual(['confirmed', 'completed'])
})
