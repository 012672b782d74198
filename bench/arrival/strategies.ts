// How messages find their way: the three fixed ways that Pinpost is held against, as people build them around a provider or two.
// Pinpost's own way stands in pinpost.ts.
import type { SendOutcome } from '../../src/delivery/index.ts'
import type { Refusal } from './dispatch.ts'
import type { CarrierName, ProviderName } from './model.ts'
import type { Channel, Person } from './people.ts'

/** One message on its way, as far as the choice of who carries it goes. */
export interface Parcel {
  readonly person: Person
  readonly channel: Channel
  /** Who has refused it since it last waited. */
  readonly refusals: readonly Refusal[]
  /** Who carried the earlier messages of the same code. */
  readonly before: readonly ProviderName[]
  /** The how-many-eth choice for this person. */
  readonly nth: number
}

export interface Strategy {
  readonly title: string
  /** Undefined when nobody is left for now. */
  choose(parcel: Parcel, now: Date): ProviderName | undefined
  /** What is learned: that a hand-over begins and how it ends, what receipts say, which codes come back, that time passes. */
  readonly learns?: {
    begun(provider: ProviderName, now: Date): void
    handed(provider: ProviderName, person: Person, outcome: SendOutcome, now: Date): void
    receipt(provider: ProviderName, person: Person, state: 'delivered' | 'failed', acceptedAt: Date, now: Date): void
    confirmed(provider: ProviderName, person: Person, acceptedAt: Date, now: Date): void
    readonly tickSeconds: number
    tick(now: Date): void
    /** When a carrier was first found to be down, if that is known. */
    firstDownAt(): Date | undefined
  }
  /** Whether a hand-over of which nothing is known goes to the next provider: it may have gone out. */
  readonly retriesUnknown: boolean
  /** Whether failures that are told open the next send and offer the other contact. */
  readonly heedsReceipts: boolean
  /** When the other contact is used without being asked for: when nothing speaks for the first any more, or at a fixed time. */
  readonly fallback: 'never' | 'offered' | 'auto' | { readonly afterSeconds: number }
  givesReceipts(provider: ProviderName): boolean
}

function fixed(title: string, order: readonly CarrierName[], fallback: Strategy['fallback']): Strategy {
  return {
    title,
    choose({ channel, refusals }) {
      const left = channel === 'sms' ? order : (['relay'] as const)
      return left.find((name) => !refusals.some(({ provider }) => provider === name))
    },
    retriesUnknown: order.length > 1,
    heedsReceipts: false,
    fallback,
    givesReceipts: () => false,
  }
}

export const FIXED = {
  one: () => fixed('One provider', ['first'], 'never'),
  two: () => fixed('Two in order', ['first', 'second'], 'never'),
  timed: (afterSeconds: number) => fixed('One, timed e-mail', ['first'], { afterSeconds }),
}
