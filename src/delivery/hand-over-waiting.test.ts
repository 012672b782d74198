// Who is asked, and in which order, is in test/journeys; here, what several refusals of one message come to.
import { expect, test } from 'vitest'
import { createUuids } from '../lib/ids.ts'
import { systemRandom } from '../lib/random.ts'
import { silentTelemetry } from '../telemetry/index.ts'
import type { MessageJob } from './dispatcher.ts'
import { createHandOver } from './hand-over.ts'
import type { Provider, SendOutcome } from './providers/provider.ts'
import type { Router } from './router.ts'

const now = new Date('2026-03-01T10:00:00Z')
const clock = { now: () => now }
const notAfter = new Date('2026-03-01T10:10:00Z')
const id = createUuids(clock, systemRandom)()

const busy = (seconds?: number): SendOutcome => ({
  ...{ kind: 'refused', reason: 'busy', final: false },
  ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
})

/** What becomes of a message that providers answer so, one after another. */
async function handOver(...outcomes: readonly SendOutcome[]): Promise<SendOutcome> {
  const providers = outcomes.map(
    (outcome, n) => ({ name: `p${n}`, channels: ['email'], send: async () => outcome }) as unknown as Provider,
  )
  const choose: Router['choose'] = ({ tried }) => {
    const provider = providers[tried.length]
    return provider && { provider, waitMs: 0, sender: undefined }
  }
  const router = { choose, isCarried: () => true, learn: () => {} } as unknown as Router
  const carry = createHandOver({
    clock,
    telemetry: silentTelemetry(),
    router,
    deadline: () => AbortSignal.timeout(1_000),
  })
  const compose: MessageJob['compose'] = () => ({
    ...{ channel: 'email', id, notAfter, language: 'en', to: 'ann@example.com' },
    ...{ fromName: 'Shop', subject: 'Code', text: '1', html: '<p>1' },
  })
  const job = { id, channel: 'email', notAfter, test: false, compose } as unknown as MessageJob
  return (await carry(job)).outcome
}

test.each([
  ['the one provider', [busy(60)], 60],
  ['the provider that would have it first', [busy(60), busy(7), busy(30)], 7],
  ['a provider that names no time', [busy(60), busy()], 0],
  ['a provider that names no time, asked first', [busy(), busy(60)], 0],
])('a message that is refused for now waits for %s', async (_, outcomes, seconds) => {
  expect(await handOver(...outcomes)).toMatchObject({ kind: 'refused', retryAfterSeconds: seconds })
})

test('a message waits for nobody once a provider took it, or refused it for good', async () => {
  const taken: SendOutcome = { kind: 'accepted', reference: 'r' }
  const refused: SendOutcome = { kind: 'refused', reason: 'contact_unknown', final: true }
  expect(await handOver(busy(60), taken)).toEqual(taken)
  expect(await handOver(busy(60), refused)).toEqual(refused)
})
