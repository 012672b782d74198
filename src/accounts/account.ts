// What an account is: what a finished registration leaves. A subject has as many as it opened; the latest one that was ever active
// decides (R17, R18). Contacts on file are shown masked and given whole only to who sends to them.
import type { Contact } from '../contacts/index.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Channel } from '../policy/index.ts'
import type { Owner } from '../verification/index.ts'
import type { Subject } from './subject.ts'

/** `expired` is active past `endsAt`: expiry needs no job. */
export type AccountState = 'pending' | 'active' | 'expired' | 'closed'

export interface Account {
  readonly id: Uuid
  /** The host's own name for it. */
  readonly externalId: string | undefined
  readonly state: AccountState
  /** Was it ever active? What biometric asks for (R17). */
  readonly wasActive: boolean
  /** Of the messages to its contacts. */
  readonly locale: string
  /** By which method of a registration it was opened or last renewed; undefined for one that was imported. */
  readonly method: string | undefined
  readonly contacts: readonly ContactOnFile[]
  readonly createdAt: Date
  readonly activatedAt: Date | undefined
  /** The end of its validity; undefined before it was active. */
  readonly endsAt: Date | undefined
  readonly closedAt: Date | undefined
  /** The person's data are known to have leaked (R35). */
  readonly isLeaked: boolean
  /** "This was not me" was said about it (R25). */
  readonly isDisputed: boolean
}

/** At most one phone and one address for each account. */
export interface ContactOnFile {
  readonly kind: Contact['kind']
  readonly contact: Contact
  readonly masked: string
  /** Undefined: kept, never treated as confirmed, never an option (R24). */
  readonly confirmedAt: Date | undefined
  /** By which channel it was confirmed. */
  readonly channel: Channel | undefined
  /** By which method the person had proved who they are when it was confirmed. */
  readonly method: string | undefined
}

/** A contact as it goes on file. */
export interface NewContact {
  readonly contact: Contact
  readonly confirmedAt: Date | undefined
  readonly method: string | undefined
}

export interface NewAccount {
  readonly subject: Subject
  /** `pending` until the host makes it active; `active` with its validity. */
  readonly state: 'pending' | 'active'
  readonly locale: string
  readonly method: string | undefined
  readonly contacts: readonly NewContact[]
  /** The end of its validity; as the service says, counted from when it was active, when not given. */
  readonly endsAt?: Date | undefined
  /** Once for each service and kind of key. */
  readonly externalId?: string | undefined
  /** Of an active one; now when not given. */
  readonly activatedAt?: Date | undefined
  /** It is over already. */
  readonly closed?: { readonly at: Date; readonly reason: string | undefined } | undefined
  readonly isLeaked?: boolean | undefined
  /** The registration that leaves it. */
  readonly openedBy?: Uuid | undefined
}

/** What a renewal changes: contacts that are not given stay as they are, byte for byte (R18). */
export interface Renewal {
  readonly method: string
  readonly endsAt: Date
  readonly contacts: readonly NewContact[]
}

/** How an account may be looked for. */
export type AccountSearch =
  | { readonly subject: Subject }
  | { readonly contact: Contact }
  | { readonly externalId: string }

/** What one may do with accounts. An account belongs to a service and a kind of key, as a verification does. */
export interface Accounts {
  /** The latest first, those that were ever active before those that never were; 100 at most. */
  find(owner: Owner, search: AccountSearch): Promise<Account[]>
  read(owner: Owner, id: Uuid): Promise<Account | undefined>
  /** `known`: there is one with its external id already, which is left as it is. */
  open(owner: Owner, account: NewAccount): Promise<{ readonly kind: 'opened' | 'known'; readonly account: Account }>
  /** Pending → active, with its validity. `unchanged` when it is active already. */
  activate(owner: Owner, id: Uuid, endsAt?: Date): Promise<ChangeOutcome>
  close(owner: Owner, id: Uuid, reason: string): Promise<ChangeOutcome>
  /** Flags as leaked, or takes the flag back. */
  flag(owner: Owner, id: Uuid, isLeaked: boolean): Promise<ChangeOutcome>
  /** Notes that somebody says "this was not me" (R25), or that it was settled. */
  dispute(owner: Owner, id: Uuid, isDisputed: boolean): Promise<ChangeOutcome>
}

export type ChangeOutcome =
  | { readonly kind: 'changed' | 'unchanged'; readonly account: Account }
  /** In a state from which this cannot be done. */
  | { readonly kind: 'refused'; readonly state: AccountState }
  | { readonly kind: 'not_found' }
