// What Pinpost tells its operator about: one entry per business event, with the facts that may be told. Nothing here carries
// a contact, a code, a key or a session; ids and countries are as close as it gets.

/** Facts by event. Instants come from the logger; durations are milliseconds. */
export interface Events {
  /** One HTTP request was answered; `route` is the pattern, never the address with its ids. */
  requestAnswered: {
    readonly method: string
    readonly route: string
    readonly status: number
    readonly ms: number
    /** The code of the problem that was answered. */
    readonly problem: string | undefined
    /** The short name of the verification it was about. */
    readonly reference: string | undefined
  }
  /** Something threw where nothing should; answered with 500. */
  requestFailed: { readonly route: string; readonly error: unknown }
  verificationStarted: VerificationFacts
  /** A start that gave back the pending one (R10). */
  verificationReused: VerificationFacts
  checkJudged: { readonly outcome: string; readonly channel: string | undefined }
  resendJudged: { readonly outcome: string }
  /** What a verification falls back on was sent to or held back, and why. */
  fallbackJudged: {
    readonly outcome: 'sent' | 'held_back'
    readonly reason: string
    readonly channel: string
    readonly kind: string
  }
  cancelJudged: { readonly outcome: string }
  /** An account was opened, made active, closed or flagged; `known` where it was there already. */
  accountChanged: { readonly what: string; readonly kind: string }
  /** How many accounts there are, by state, and the share of the active ones with two confirmed contacts (R20). */
  accountsCounted: { readonly states: Readonly<Record<string, number>>; readonly twoContactsRatio: number }
  registrationCreated: { readonly purpose: string; readonly kind: string }
  /** Completed, abandoned or failed; expiry is no event. */
  registrationEnded: { readonly purpose: string; readonly status: string; readonly kind: string }
  /** `enforced` is false where the limit only observes. */
  limitHit: { readonly limit: string; readonly enforced: boolean }
  /** A message reached a state in which this process leaves it; `latencyMs` runs from the row's creation to the hand-over. */
  messageSettled: {
    readonly channel: string
    readonly provider: string
    /** Of a phone number. */
    readonly country: string | undefined
    readonly state: string
    readonly reason?: string | undefined
    readonly tries: number
    readonly latencyMs: number
    /** Nobody sat and waited for it. */
    readonly couldWait: boolean
  }
  /** A provider said what became of a message it took; `lagMs` runs from the hand-over. What is not known has no message. */
  receiptTaken: {
    readonly provider: string
    readonly state: string
    /** `settled`, `repeated`, `contradicted` or `unknown`. */
    readonly outcome: string
    readonly reason: string | undefined
    readonly channel: string | undefined
    readonly country: string | undefined
    readonly lagMs: number | undefined
  }
  /** Somebody said something in a provider's name, and it was not the provider. */
  receiptRefused: { readonly provider: string }
  /** A provider refused a message, not for good, and another one gets it at once. */
  messageFailedOver: {
    readonly channel: string
    readonly country: string | undefined
    readonly from: string
    readonly to: string
    readonly reason: string
    readonly status: string | undefined
  }
  /** The weight of a provider moved, it was found down or up again, or an operator paused or resumed it. */
  providerChanged: {
    readonly what: string
    readonly provider: string
    /** Undefined: for all countries. */
    readonly country: string | undefined
    readonly from: number | undefined
    readonly to: number | undefined
    readonly who: string
    readonly why: string
  }
  /** How each provider stands, with its share of its weight. */
  providersSeen: readonly {
    readonly provider: string
    readonly share: number
    readonly isDown: boolean
    readonly isPaused: boolean
  }[]
  /** The operator's file of providers was read again; `problem` says why the old one stays. */
  providersReloaded: { readonly providers: readonly string[] } | { readonly problem: string }
  /** A stream of events ended: `done`, `left`, `slow`, `renewed`, `stopped`. */
  streamEnded: { readonly why: string; readonly seconds: number }
  streamsSeen: { readonly open: number }
  batchRun: { readonly name: string; readonly size: number; readonly ms: number }
  /** Periodic work: what it found, by name (`claimed`, `deleted` …). */
  sweepDone: { readonly name: string; readonly counts: Readonly<Record<string, number>>; readonly ms: number }
  /** What waits in the outbox, and how old the oldest of it is. */
  outboxSeen: { readonly waiting: number; readonly oldestSeconds: number }
  /** The process's clock minus the database's (D13). */
  clockSkew: { readonly seconds: number }
  /** The mail service of a domain was looked up: `receives`, `none`, or `unknown` where the resolver could not tell. */
  mailServiceAsked: { readonly verdict: string }
  /** Somebody (`start`, `inspection`) went on without the answer. */
  mailServiceUnanswered: { readonly asker: string }
  /** The resolver stopped answering in time, or does so again. */
  resolverChanged: { readonly isAnswering: boolean }
  databaseFailed: { readonly during: string; readonly error: unknown }
  /** Work in the background failed and will be tried again. `isTold`: the same was told a moment ago. */
  taskFailed: { readonly task: string; readonly error: unknown; readonly isTold?: boolean }
  taskWorksAgain: { readonly task: string; readonly failures: number }
}

interface VerificationFacts {
  readonly channel: string
  /** Of a phone number. */
  readonly country: string | undefined
  readonly serviceId: string
  /** `live` or `test`. */
  readonly kind: string
}

/** One function per event: `report.checkJudged({ outcome: 'wrong', channel: 'sms' })`. None of them throws. */
export type Report = { readonly [Name in keyof Events]: (event: Events[Name]) => void }
