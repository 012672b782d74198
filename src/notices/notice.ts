// What people are told about their accounts without having asked (R25): that a registration or renewal was begun or finished, that a
// contact was changed, and that the account ends. A notice goes to one contact; its link leads to a page with a button.
import type { Account } from '../accounts/index.ts'
import type { Contact } from '../contacts/index.ts'
import type { Queryable } from '../db/index.ts'
import type { ClaimedMessage, MessageJob, OutgoingMessage } from '../delivery/index.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Service } from '../services/index.ts'
import type { MessageState, Owner } from '../verification/index.ts'

const EVENTS = [
  'registration_begun',
  'registration_finished',
  'renewal_begun',
  'renewal_finished',
  'contact_changed',
] as const
export type NoticeEvent = (typeof EVENTS)[number]
export type NoticeKind = NoticeEvent | 'reminder'

/** Something that happened to an account. */
export interface News {
  readonly what: NoticeEvent
  /** The registration in which it happened. One cause is told to one contact once, however often it is written. */
  readonly cause: Uuid
  /** Contacts that need not be told: the one that the code went to. */
  readonly except?: readonly Contact[]
  /** Contacts to be told that are on file no more. */
  readonly also?: readonly Contact[]
}

/** What a link leads to. */
export interface NoticeShown {
  readonly what: NoticeKind
  readonly locale: string
  /** Whose account it is about. */
  readonly service: Service
  readonly createdAt: Date
  readonly isDisputed: boolean
}

/** A notice of a test key as it would have been sent. */
export interface TestNotice {
  readonly messageId: Uuid
  readonly accountId: Uuid
  readonly what: NoticeKind
  readonly serviceName: string
  readonly state: MessageState
  readonly provider: string | undefined
  readonly reason: string | undefined
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly content: OutgoingMessage
}

/** Writes what was prepared. */
export type Tell = (tx: Queryable) => Promise<void>

export interface Notices {
  /**
   * Prepares to tell the confirmed contacts on file. What it answers is to be called in the transaction of the cause: it writes by one
   * statement, or by none when nobody is to be told. The messages leave within a second or two of the commit, from whichever
   * process finds them.
   */
  prepare(owner: Owner, account: Account, news: News): Promise<Tell>
  /** Completes a message that carries a notice; undefined where that is gone. */
  recover(claimed: ClaimedMessage): Promise<MessageJob | undefined>
  /** What a link shows; undefined when it is none, or older than 90 days. Changes nothing. */
  show(token: string): Promise<NoticeShown | undefined>
  /** "This was not me": flags the account and ends what is open for it. Undefined when the link is none. */
  dispute(token: string): Promise<NoticeShown | undefined>
  /** Reminds people whose accounts end; answers how many accounts were looked at. To be called until it answers 0. */
  remind(): Promise<number>
  /** The newest ones of test keys, for the trial inbox and for holders of a test key. */
  testNotices(filter: { readonly serviceId?: Uuid | undefined }, most: number): Promise<TestNotice[]>
}
