// Sending in simulated time: verifications, their messages, hand-overs, retries, resends and the fallback, as the running server
// does them but without a database. What is a rule is the server's own function: when one may send again (schedule.ts), what
// becomes of a hand-over (retries.ts), when the other contact is due (fallback.ts); and for Pinpost the routing.
import type { RefusalReason, SendOutcome } from '../../src/delivery/index.ts'
import { settlementOf } from '../../src/delivery/retries.ts'
import { addSeconds } from '../../src/lib/clock.ts'
import { type SentMessage, stallOf } from '../../src/verification/fallback.ts'
import { firstResendAt, type Life, messageNotAfter, nextResendAt } from '../../src/verification/schedule.ts'
import type { Fate, Fates } from './fates.ts'
import type { ProviderName } from './model.ts'
import type { Channel } from './people.ts'
import type { Strategy } from './strategies.ts'
import type { Timeline } from './timeline.ts'
import type { Sending, Visit } from './visit.ts'

export interface Refusal {
  readonly provider: ProviderName
  readonly reason: RefusalReason
}

/** What is counted of a person. */
export interface Tally {
  /** Messages that a provider took, and hand-overs, refused ones included. */
  messages: number
  handOvers: number
  /** In cents. */
  cost: number
}

export interface Rules {
  readonly codeSeconds: number
  readonly resendAfterSeconds: readonly number[]
  readonly fallbackAfterSeconds: number
}

interface Message extends SentMessage {
  readonly effort: Effort
  state: SentMessage['state']
  at: Date
  givesReceipts: boolean
  provider: ProviderName | undefined
  acceptedAt: Date | undefined
  tries: number
  refusals: Refusal[]
}

/** One verification. */
interface Effort extends Life {
  readonly visit: Visit
  readonly channel: Channel
  readonly tally: Tally
  readonly messages: Message[]
  resendAt: Date | undefined
  isOffered: boolean
}

interface Party {
  readonly efforts: Map<Channel, Effort>
  readonly given: Map<ProviderName, number>
  choices: number
}

export interface DispatchParts {
  readonly timeline: Timeline
  readonly fates: Fates
  readonly strategy: Strategy
  readonly rules: Rules
  readonly tallyOf: (visit: Visit) => Tally
}

/** Counts a hand-over. One that hung took nothing. */
export function count(tally: Tally, { outcome, cost }: Fate): void {
  tally.handOvers++
  if (outcome.kind === 'refused' || cost === 0) return
  tally.messages++
  tally.cost += cost
}

/** When the world begins. Any instant would do. */
const EPOCH = new Date('2026-11-23T08:00:00.000Z')

export function instantOf(seconds: number): Date {
  return new Date(EPOCH.getTime() + Math.round(seconds * 1000))
}

export function createDispatch({ timeline, fates, strategy, rules, tallyOf }: DispatchParts): Sending {
  const parties = new Map<Visit, Party>()
  const now = (): Date => instantOf(timeline.now())
  const secondsOf = (at: Date): number => (at.getTime() - EPOCH.getTime()) / 1000
  const { learns } = strategy

  function partyOf(visit: Visit): Party {
    const known = parties.get(visit)
    if (known) return known
    const party = { efforts: new Map(), given: new Map(), choices: 0 }
    parties.set(visit, party)
    return party
  }

  function open(visit: Visit, channel: Channel): void {
    const { efforts } = partyOf(visit)
    if (efforts.has(channel)) return
    const createdAt = now()
    const life = { createdAt, expiresAt: addSeconds(createdAt, rules.codeSeconds) }
    const resendAt = firstResendAt(life, rules.resendAfterSeconds)
    const effort = { ...life, visit, channel, tally: tallyOf(visit), messages: [], resendAt, isOffered: false }
    efforts.set(channel, effort)
    send(effort)
    const { fallback } = strategy
    if (channel === 'sms' && typeof fallback === 'object') {
      timeline.at(timeline.now() + fallback.afterSeconds, () => fallBack(effort))
    }
  }

  function send(effort: Effort): void {
    const sentAt = now()
    const message: Message = {
      effort,
      state: 'sending',
      sentAt,
      at: sentAt,
      givesReceipts: false,
      provider: undefined,
      acceptedAt: undefined,
      tries: 1,
      refusals: [],
    }
    effort.messages.push(message)
    handOver(message)
    watch(effort)
  }

  function handOver(message: Message): void {
    const { effort, refusals } = message
    const { visit, channel } = effort
    const { person } = visit
    const party = partyOf(visit)
    const before = effort.messages.flatMap((one) => (one === message || !one.provider ? [] : [one.provider]))
    const provider = strategy.choose({ person, channel, refusals, before, nth: party.choices++ }, now())
    if (provider === undefined) {
      const last = refusals.at(-1)
      settle(message, { kind: 'refused', reason: last?.reason ?? 'no_provider', final: false }, last?.provider)
      return
    }
    const nth = party.given.get(provider) ?? 0
    party.given.set(provider, nth + 1)
    const fate = fates.of(provider, person, nth, timeline.now())
    learns?.begun(provider, now())
    count(effort.tally, fate)
    const after = (seconds: number, act: () => void): void => timeline.at(timeline.now() + seconds, act)
    const { arrivesAfter, receipt } = fate
    if (arrivesAfter !== undefined) after(arrivesAfter, () => visit.arrived(channel))
    if (receipt) after(receipt.after, () => take(message, provider, receipt.state))
    after(fate.answersAfter, () => answered(message, provider, fate.outcome))
  }

  function answered(message: Message, provider: ProviderName, outcome: SendOutcome): void {
    const { visit } = message.effort
    learns?.handed(provider, visit.person, outcome, now())
    const goesOn = outcome.kind === 'refused' || (outcome.kind === 'unknown' && strategy.retriesUnknown)
    if (!goesOn || visit.isOver()) {
      settle(message, outcome, provider)
      return
    }
    message.refusals.push({ provider, reason: outcome.kind === 'refused' ? outcome.reason : 'unreachable' })
    handOver(message)
  }

  function settle(message: Message, outcome: SendOutcome, provider: ProviderName | undefined): void {
    const { effort, tries } = message
    const notAfter = messageNotAfter(effort)
    const { state, dueAt } = settlementOf({ tries, notAfter }, outcome, provider ?? 'none', now())
    message.state = state
    message.at = now()
    message.provider = provider
    if (state === 'accepted') {
      message.acceptedAt = now()
      message.givesReceipts = provider !== undefined && strategy.givesReceipts(provider)
    }
    if (dueAt) timeline.at(secondsOf(dueAt), () => retry(message))
    if (state === 'failed') failed(effort)
    watch(effort)
  }

  function retry(message: Message): void {
    if (message.effort.visit.isOver()) return
    message.state = 'sending'
    message.at = now()
    message.tries++
    message.refusals = []
    handOver(message)
  }

  /** The first receipt stands. */
  function take(message: Message, provider: ProviderName, state: 'delivered' | 'failed'): void {
    const { acceptedAt, effort } = message
    if (message.state !== 'accepted' || message.provider !== provider || acceptedAt === undefined) return
    if (!strategy.givesReceipts(provider)) return
    learns?.receipt(provider, effort.visit.person, state, acceptedAt, now())
    message.state = state
    message.at = now()
    if (state === 'failed') failed(effort)
    watch(effort)
  }

  /** A failure that is known opens the next send at once, where one is left (R27). */
  function failed(effort: Effort): void {
    if (effort.resendAt && effort.resendAt > now()) effort.resendAt = now()
  }

  /** Sees to the fallback whenever a message has got another state. */
  function watch(effort: Effort): void {
    const { fallback } = strategy
    if (effort.channel !== 'sms' || typeof fallback === 'object' || fallback === 'never') return
    if (effort.isOffered || effort.visit.isOver() || effort.visit.person.email === undefined) return
    const stall = stallOf(effort.messages, rules.fallbackAfterSeconds)
    if (stall === undefined) return
    if (stall.at > now()) {
      timeline.at(secondsOf(stall.at), () => watch(effort))
      return
    }
    effort.isOffered = true
    if (fallback === 'auto') fallBack(effort)
    else effort.visit.offered()
  }

  function fallBack({ visit }: Effort): void {
    if (visit.isOver() || visit.person.email === undefined) return
    open(visit, 'email')
    visit.fellBack()
  }

  async function again(visit: Visit, channel: Channel): Promise<void> {
    const effort = partyOf(visit).efforts.get(channel)
    if (!effort?.resendAt || effort.resendAt > now() || now() >= effort.expiresAt) return
    const sends = effort.messages.length + 1
    effort.resendAt = nextResendAt(effort, rules.resendAfterSeconds, sends, now())
    send(effort)
  }

  return {
    open: async (visit, channel) => open(visit, channel),
    again,
    async show(visit, channel) {
      const effort = partyOf(visit).efforts.get(channel)
      const resendAt = effort?.resendAt && secondsOf(effort.resendAt)
      return { resendAt, isOffered: effort?.isOffered ?? false }
    },
    async enter(visit, channel) {
      const effort = partyOf(visit).efforts.get(channel)
      if (!effort || now() >= effort.expiresAt) return false
      const carried = effort.messages.findLast(({ acceptedAt }) => acceptedAt !== undefined)
      if (carried?.provider && carried.acceptedAt) {
        learns?.confirmed(carried.provider, visit.person, carried.acceptedAt, now())
      }
      return true
    },
  }
}
