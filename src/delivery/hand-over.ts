// One hand-over: to the provider that was chosen, and, while one refuses the message for now, at once to the next. Each provider is asked
// once. A message that may have gone out ends it: nobody else gets that one (R27).
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../lib/clock.ts'
import type { Telemetry } from '../telemetry/index.ts'
import type { MessageJob } from './dispatcher.ts'
import type { OutgoingMessage, Provider, SendOutcome } from './providers/provider.ts'
import type { Chosen, Router } from './router.ts'

export interface HandOverOptions {
  readonly clock: Clock
  readonly telemetry: Telemetry
  readonly router: Router
  /** A signal that aborts when a provider has had its time. */
  readonly deadline: () => AbortSignal
  readonly wait?: (milliseconds: number) => Promise<unknown>
}

export interface HandedOver {
  readonly outcome: SendOutcome
  /** Who said so last; undefined when nobody was asked. */
  readonly provider: Provider | undefined
}

/** Longer than that a message does not wait for its turn here: it waits as one that is to be tried again. */
const LONGEST_TURN_MS = 2_000
const NO_PROVIDER = { kind: 'refused', reason: 'no_provider', final: false } as const
/** Nor will there be one, as the plan stands: whoever waits is told at once. */
const NOT_CARRIED: SendOutcome = { ...NO_PROVIDER, final: true }
const EXPIRED: SendOutcome = { kind: 'refused', reason: 'expired', final: true }
const NO_TURN: SendOutcome = { kind: 'refused', reason: 'busy', final: false, status: 'ETHROUGHPUT' }

export function createHandOver({ clock, telemetry, router, deadline, wait = sleep }: HandOverOptions) {
  async function handOver(job: MessageJob): Promise<HandedOver> {
    if (clock.now() >= job.notAfter) return { outcome: EXPIRED, provider: undefined }
    const message = composed(job)
    if (!('channel' in message)) return { outcome: message, provider: undefined }
    if (job.test) return { outcome: await sendBy(router.inbox, message), provider: router.inbox }
    return await carry(job, message)
  }

  async function carry(job: MessageJob, message: OutgoingMessage): Promise<HandedOver> {
    const { channel, country } = job
    const tried: string[] = []
    const place = {
      ...{ channel, country, before: job.before ?? [] },
      number: message.channel === 'sms' ? message.to : undefined,
    }
    let last: HandedOver = { outcome: router.isCarried(place) ? NO_PROVIDER : NOT_CARRIED, provider: undefined }
    for (;;) {
      if (clock.now() >= job.notAfter) return { ...last, outcome: EXPIRED }
      const chosen = router.choose({ ...place, tried })
      if (chosen === undefined) return last
      if (chosen.waitMs > LONGEST_TURN_MS) return { outcome: NO_TURN, provider: chosen.provider }
      if (last.provider) tellFailover(job, last, chosen)
      const outcome = await ask(chosen, message, country)
      last = { outcome, provider: chosen.provider }
      if (outcome.kind !== 'refused' || outcome.final) return last
      tried.push(chosen.provider.name)
    }
  }

  async function ask(
    { provider, waitMs, sender }: Chosen,
    message: OutgoingMessage,
    country: string | undefined,
  ): Promise<SendOutcome> {
    const { name } = provider
    router.learn({ kind: 'begun', provider: name })
    if (waitMs > 0) await wait(waitMs)
    const isOurs = sender !== undefined && message.channel === 'sms'
    const outcome = await sendBy(provider, isOurs ? { ...message, sender } : message)
    router.learn({ kind: 'handed', provider: name, country, outcome })
    return outcome
  }

  async function sendBy(provider: Provider, message: OutgoingMessage): Promise<SendOutcome> {
    try {
      return await provider.send(message, deadline())
    } catch (cause) {
      // A provider promises not to throw. If one does, nobody knows how far it came.
      return { kind: 'unknown', cause }
    }
  }

  function tellFailover({ channel, country }: MessageJob, { outcome, provider }: HandedOver, to: Chosen): void {
    if (outcome.kind !== 'refused' || provider === undefined) return
    const { reason, status } = outcome
    telemetry.report.messageFailedOver({
      ...{ channel, country, reason, status },
      from: provider.name,
      to: to.provider.name,
    })
  }

  return handOver
}

/** What cannot be written was not sent, and nobody knows what a second try would do. */
function composed(job: MessageJob): OutgoingMessage | Extract<SendOutcome, { kind: 'unknown' }> {
  try {
    return job.compose()
  } catch (cause) {
    return { kind: 'unknown', cause }
  }
}
