import { describe, expect, test } from 'vitest'
import { fakeClock } from '../../test/support/fake-clock.ts'
import { scriptedProvider } from '../../test/support/scripted-provider.ts'
import type { Uuid } from '../lib/ids.ts'
import { silentTelemetry } from '../telemetry/index.ts'
import type { MessageJob } from './dispatcher.ts'
import { createHandOver } from './hand-over.ts'
import { lineupOf } from './lineup.ts'
import type { OutgoingMessage } from './providers/provider.ts'
import { createRouter } from './router.ts'
import type { PlannedProvider } from './routing/index.ts'

const NUMBER = '+37251234567'
const ID = '0193b000-0000-7000-8000-000000000001' as Uuid

/** A first provider and, where it is planned, a spare for it. */
function stage(first: Partial<PlannedProvider>, spare?: Partial<PlannedProvider>) {
  const clock = fakeClock()
  const telemetry = silentTelemetry()
  const a = scriptedProvider(['sms'], 'a')
  const b = scriptedProvider(['sms'], 'b')
  const planned = [lineupOf([a.provider], first), ...(spare ? [lineupOf([b.provider], spare)] : [])]
  const router = createRouter({
    ...{ clock, telemetry, inbox: a.provider, random: () => 0 },
    lineup: {
      providers: planned.flatMap(({ providers }) => providers),
      plan: { providers: planned.flatMap(({ plan }) => plan.providers) },
    },
  })
  const waits: number[] = []
  const handOver = createHandOver({
    ...{ clock, telemetry, router },
    deadline: () => AbortSignal.timeout(10_000),
    wait: async (milliseconds) => waits.push(milliseconds),
  })
  const notAfter = new Date(clock.now().getTime() + 600_000)
  const message: OutgoingMessage = { channel: 'sms', id: ID, to: NUMBER, text: '123456', notAfter, sender: 'Policy' }
  const job: MessageJob = {
    ...{ id: ID, verificationId: ID, tries: 1, test: false, channel: 'sms', country: 'EE', notAfter },
    createdAt: clock.now(),
    compose: () => message,
  }
  return {
    a,
    b,
    clock,
    router,
    waits,
    job,
    hand: () => handOver(job),
    carriers: () => [a.messages.length, b.messages.length],
  }
}

describe('at a throughput of two a second', () => {
  test('a second message at once goes to another provider; one that has to wait a fifth of a second waits', async () => {
    const { clock, waits, hand, carriers } = stage({ perSecond: 2 }, { weight: { otherwise: 0 } })
    await hand()
    await hand()
    expect(carriers()).toEqual([1, 1])
    clock.advance(0.3)
    await hand()
    expect(carriers()).toEqual([2, 1])
    expect(waits).toEqual([200])
  })

  test('messages wait for their turn where nobody else is, up to two seconds, and are tried later after that', async () => {
    const { waits, hand, carriers } = stage({ perSecond: 2 })
    for (let i = 0; i < 5; i++) expect((await hand()).outcome.kind).toBe('accepted')
    expect(waits).toEqual([500, 1000, 1500, 2000])
    expect((await hand()).outcome).toEqual({ kind: 'refused', reason: 'busy', final: false, status: 'ETHROUGHPUT' })
    expect(carriers()).toEqual([5, 0])
  })
})

describe('where nobody', () => {
  test('is planned, a message has failed at once: whoever waits is offered another way', async () => {
    const { hand, carriers } = stage({ weight: { otherwise: 'never', countries: { LV: 1 } } })
    const outcome = { kind: 'refused', reason: 'no_provider', final: true }
    expect(await hand()).toEqual({ outcome, provider: undefined })
    expect(carriers()).toEqual([0, 0])
  })

  test('is there for the moment, a message is to be tried again', async () => {
    const { router, hand, carriers } = stage({})
    router.learn({ kind: 'paused', provider: 'a', who: 'ann', why: 'announced' })
    const outcome = { kind: 'refused', reason: 'no_provider', final: false }
    expect(await hand()).toEqual({ outcome, provider: undefined })
    expect(carriers()).toEqual([0, 0])
  })
})

describe('the sender', () => {
  test.each<[string, PlannedProvider['sender'], string]>([
    [
      'of the provider for the prefix',
      { otherwise: 'Rest', countries: { EE: 'Eesti' }, prefixes: { '+37251': 'Mobile' } },
      'Mobile',
    ],
    ['of the provider for the country', { otherwise: 'Rest', countries: { EE: 'Eesti' } }, 'Eesti'],
    ['of the provider for the rest', { otherwise: 'Rest', countries: { LV: 'Riga' } }, 'Rest'],
    ['of the policy where the provider has none', { otherwise: undefined, countries: { LV: 'Riga' } }, 'Policy'],
    ['of the policy where the provider says nothing', undefined, 'Policy'],
  ])('is that %s', async (_, sender, expected) => {
    const { a, hand } = stage(sender ? { sender } : {})
    await hand()
    expect(a.messages).toMatchObject([{ sender: expected }])
  })
})

test('a message that cannot be written is not sent, and nobody knows what a second try would do', async () => {
  const { job, carriers, a } = stage({})
  const broken: MessageJob = {
    ...job,
    compose: () => {
      throw new Error('the secret is gone')
    },
  }
  const clock = fakeClock()
  const telemetry = silentTelemetry()
  const router = createRouter({ clock, telemetry, inbox: a.provider, lineup: lineupOf([a.provider]) })
  const handOver = createHandOver({ clock, telemetry, router, deadline: () => AbortSignal.timeout(10_000) })
  expect((await handOver(broken)).outcome.kind).toBe('unknown')
  expect(carriers()).toEqual([0, 0])
})
