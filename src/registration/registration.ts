// What a registration is, and what can come of each thing one does with it: longer than a file should be, because each step has an
// outcome of its own. Outcomes are data: the faces turn them into answers,
// pages and words. None of them tells, before identity is proved, whether a person or a contact is known (R41).
import type { AccountState, Subject } from '../accounts/index.ts'
import type { Contact, CountryCode } from '../contacts/index.ts'
import type { Locale } from '../i18n/index.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Channel, ChannelProblem, ChannelTip } from '../policy/index.ts'
import type { Fallback, FallbackStatus, LimitedOutcome, Owner, Verification } from '../verification/index.ts'
import type { Ineligibility } from './eligibility.ts'
import type { Action, RegistrationStatus } from './flow.ts'
import type { ContactSource, Proof, RegistrationPurpose } from './methods.ts'

/** Which contact an option is: a registration has at most one of each kind. */
export type Option = Contact['kind']

/** A registration as it may be shown: contacts masked, no code. */
export interface Registration {
  readonly id: Uuid
  readonly reference: string
  readonly purpose: RegistrationPurpose
  readonly status: RegistrationStatus
  /** Why it was abandoned, has expired or failed. */
  readonly reason: string | undefined
  /** What is to be done next by the person or the host; undefined at an end. */
  readonly next: NextStep | undefined
  readonly method: string | undefined
  /** Methods that may be chosen; the ones that turned out not to be for this person are left out. */
  readonly methods: readonly string[]
  /** How the contacts of the method come about; undefined before one is chosen. */
  readonly contactSource: ContactSource | undefined
  readonly mayChangeContacts: boolean | undefined
  readonly identity: { readonly proof: Proof; readonly provedAt: Date; readonly subject: Subject } | undefined
  readonly country: CountryCode | undefined
  readonly locale: string
  readonly location: CountryCode | undefined
  readonly isLeaked: boolean
  /** Of a renewal under way: when the account ends that is renewed; undefined until identity is proved. */
  readonly accountEndsAt: Date | undefined
  readonly contacts: readonly ShownContact[]
  /** The one whose code is live, or was last; undefined at an end. */
  readonly verification: Verification | undefined
  readonly option: Option | undefined
  /** The other contact, once the code is not expected to arrive, or where one goes there by itself. */
  readonly fallback: RegistrationFallback | undefined
  /** Once completed. */
  readonly account: ResultingAccount | undefined
  readonly returnUrl: string | undefined
  readonly state: string | undefined
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly endedAt: Date | undefined
}

/** What becomes of the other contact when the code cannot arrive. */
export type FallbackMode = 'offer' | 'auto'

/** What a page can say of the other contact: that it may be used, that a code goes there, or why none does. */
export interface RegistrationFallback
  extends Pick<Fallback, 'channel' | 'maskedTo' | 'reason' | 'dueAt' | 'since' | 'messages'> {
  readonly option: Option
  /** `offered`: sending to the option is all that is needed. The rest as for verifications. */
  readonly status: 'offered' | FallbackStatus
}

/** What a completed registration has led to. */
export interface ResultingAccount {
  readonly id: Uuid
  readonly state: AccountState
  readonly endsAt: Date | undefined
}

export type NextStep = 'choose_method' | 'prove_identity' | 'enter_contacts' | 'send' | 'check' | 'complete'

export interface ShownContact {
  readonly kind: Option
  readonly channel: Channel
  readonly masked: string
  readonly source: ContactSource
  /** In this registration; one on file is not confirmed by having been confirmed before. */
  readonly confirmedAt: Date | undefined
}

/** One contact that the person may choose to get the code (R21). */
export interface ContactOption {
  readonly option: Option
  readonly channel: Channel
  readonly masked: string
  readonly source: ContactSource
  readonly isAvailable: boolean
  /** Why not, what the operator would have to set, which channels would do, and what may help. */
  readonly reason: ChannelProblem | undefined
  readonly setting: string | undefined
  readonly alternatives: readonly Channel[]
  readonly tips: readonly ChannelTip[]
  readonly isConfirmed: boolean
}

/**
 * Who acts. The first browser or app to open a registration owns it; another is refused. The application that created it holds
 * its client token, so with its key it acts as that app; what only a host may do (assert identity, read) it may always.
 */
export type Party =
  | { readonly by: 'host' }
  | { readonly by: 'app' }
  /** @param secret of the browser's cookie. */
  | { readonly by: 'browser'; readonly secret: string }
  /** Who comes by the link or the cookie of a visit to an identity provider, which is what proves them. */
  | { readonly by: 'visit' }
  /** Never sees a code, confirms a contact, or edits one (R34). */
  | { readonly by: 'support' }

export interface CreateRequest {
  readonly caller: Owner
  readonly purpose: RegistrationPurpose
  readonly method: string | undefined
  /** With a method whose proof is `host`: asserts who the person is. */
  readonly subject: Subject | undefined
  readonly country: CountryCode | undefined
  readonly locale: string | undefined
  readonly location: CountryCode | undefined
  readonly returnUrl: string | undefined
  /** The host's, up to 512 characters; comes back unchanged. */
  readonly state: string | undefined
  /** As the service's settings say, unless given. */
  readonly fallback?: FallbackMode | undefined
}

/** Of whom, by whom. */
export interface StepRequest {
  readonly caller: Owner
  readonly id: Uuid
  readonly party: Party
}

export interface SettingsChange {
  readonly locale?: string | undefined
  readonly country?: CountryCode | undefined
  readonly location?: CountryCode | undefined
  readonly isLeaked?: boolean | undefined
}

/** What says who the person is. */
export type IdentityProof =
  | { readonly by: 'host'; readonly subject: Subject }
  | { readonly by: 'trial'; readonly person: string }
  /** What a provider said at the end of a visit that was begun for this registration. */
  | { readonly by: 'oidc'; readonly method: string; readonly subject: Subject }

/** What keeps any step from being taken. */
export type Refusal =
  | { readonly kind: 'not_found' }
  /** Another browser or app opened it first. */
  | { readonly kind: 'owned_elsewhere'; readonly reference: string }
  /** The step is not in order: it comes earlier or later, or the registration has ended. */
  | {
      readonly kind: 'out_of_order'
      readonly action: Action
      readonly status: RegistrationStatus
      readonly reason: string | undefined
      readonly reference: string
    }

interface Done {
  readonly kind: 'done'
  readonly registration: Registration
}

/** A method is not for this person; `methods` are those that remain. */
export interface NotEligible {
  readonly kind: 'not_eligible'
  readonly method: string
  readonly reason: Ineligibility
  readonly methods: readonly string[]
  readonly reference: string | undefined
}

export type MethodRefusal = { readonly kind: 'unknown_method'; readonly methods: readonly string[] }

export type ProofRefusal =
  /** Choose a method first. */
  | { readonly kind: 'method_missing'; readonly methods: readonly string[] }
  /** The method's identity is proved in another way. */
  | { readonly kind: 'wrong_proof'; readonly method: string; readonly proof: Proof }
  /** Not one of the invented people. */
  | { readonly kind: 'unknown_person' }

export type CreateOutcome =
  | Done
  | MethodRefusal
  | ProofRefusal
  | NotEligible
  | { readonly kind: 'return_url_not_registered' }

export type MethodOutcome = Done | Refusal | MethodRefusal
export type SettingsOutcome = Done | Refusal
export type IdentityOutcome = Done | Refusal | ProofRefusal | NotEligible
export type ReadOutcome = Opened | Refusal

export interface Opened extends Done {
  /** What the person has typed, in full, to be read back: for who owns the registration alone, and never what is on file. */
  readonly typed: readonly Contact[]
  /** What there is to choose from, by what was read just now; undefined before the identity is proved and after the end. */
  options(): Promise<readonly ContactOption[] | undefined>
}

export type OptionsOutcome =
  | {
      readonly kind: 'options'
      readonly options: readonly ContactOption[]
      /** Where none can be reached: the methods that remain (R32). */
      readonly methods: readonly string[]
      readonly reference: string
    }
  | Refusal

export type ContactsOutcome =
  | Done
  | Refusal
  | { readonly kind: 'contacts_fixed'; readonly method: string; readonly reference: string }
  /** It is confirmed in this registration already, and stays. */
  | { readonly kind: 'contact_confirmed'; readonly option: Option; readonly reference: string }

export type SendOutcome =
  | Done
  | Refusal
  | LimitedOutcome
  | { readonly kind: 'unknown_option'; readonly options: readonly Option[]; readonly reference: string }
  | { readonly kind: 'option_unavailable'; readonly option: ContactOption; readonly reference: string }
  | { readonly kind: 'contact_confirmed'; readonly option: Option; readonly reference: string }
  /** Less of the registration is left than a code needs. */
  | { readonly kind: 'too_late'; readonly reference: string }

/** What a code has come to that is worth nothing any more. */
export type VerificationEnd = 'locked' | 'cancelled' | 'expired' | 'already_confirmed'

export type ResendOutcome =
  | Done
  | Refusal
  | LimitedOutcome
  | { readonly kind: 'too_early'; readonly reference: string; readonly retryAt: Date }
  | { readonly kind: 'no_sends_left'; readonly reference: string }
  | { readonly kind: VerificationEnd; readonly reference: string }

export type CheckOutcome =
  | { readonly kind: 'right'; readonly registration: Registration; readonly repeated: boolean }
  | { readonly kind: 'wrong'; readonly registration: Registration }
  | Refusal
  | LimitedOutcome
  | { readonly kind: 'malformed'; readonly digits: number; readonly reference: string }
  | { readonly kind: VerificationEnd; readonly reference: string }
  | { readonly kind: 'contact_locked'; readonly reference: string; readonly retryAt: Date }

export type UnreachableOutcome = Done | Refusal

export type CompleteOutcome =
  | { readonly kind: 'completed'; readonly registration: Registration; readonly repeated: boolean }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'owned_elsewhere'; readonly reference: string }
  | {
      readonly kind: 'not_confirmed'
      readonly status: RegistrationStatus
      readonly reason: string | undefined
      readonly reference: string
    }

export type EndOutcome = Done | Refusal

/** What one may do with registrations. Made by createRegistrations; the faces get nothing else. */
export interface Registrations {
  create(request: CreateRequest): Promise<CreateOutcome>
  read(request: StepRequest): Promise<ReadOutcome>
  /** The same for a browser that comes to it: the first one owns it from now on. */
  open(request: StepRequest): Promise<ReadOutcome>
  chooseMethod(request: StepRequest, method: string): Promise<MethodOutcome>
  proveIdentity(request: StepRequest, proof: IdentityProof): Promise<IdentityOutcome>
  changeSettings(request: StepRequest, change: SettingsChange): Promise<SettingsOutcome>
  contactOptions(request: StepRequest): Promise<OptionsOutcome>
  /**
   * At most one of each kind; what is not given stays.
   * @param dropped kinds that were typed before and are taken back.
   */
  enterContacts(
    request: StepRequest,
    contacts: readonly Contact[],
    dropped?: readonly Option[],
  ): Promise<ContactsOutcome>
  /** @param ip the person's address; undefined when unknown. */
  send(request: StepRequest, option: string, ip: string | undefined): Promise<SendOutcome>
  resend(request: StepRequest): Promise<ResendOutcome>
  check(request: StepRequest, typed: string, ip: string | undefined): Promise<CheckOutcome>
  unreachable(request: StepRequest): Promise<UnreachableOutcome>
  complete(request: StepRequest): Promise<CompleteOutcome>
  /** Leaves it: `reason` is a word. */
  end(request: StepRequest, reason: string): Promise<EndOutcome>
  /** Leaves all that are open for an account or its person. */
  endForAccount(caller: Owner, accountId: Uuid, reason: string): Promise<void>
  /** Whose it is; undefined when there is no such registration. */
  ownerOf(id: Uuid): Promise<Owner | undefined>
  clientToken(id: Uuid): string
  isClientToken(token: string, id: Uuid): boolean
}

/** Visits to identity providers, for methods whose proof is `oidc`. */
export interface IdentityVisits {
  /** Makes a link that is good once, for ten minutes. */
  begin(request: StepRequest): Promise<BeginVisitOutcome>
  /** A browser comes to the link: what it is for, so that one which somebody else has sent is recognised. Changes nothing. */
  look(visit: string): Promise<LookOutcome>
  /** The person goes on from there. */
  depart(visit: string): Promise<DepartOutcome>
  /** It comes back from the provider. */
  arrive(arrival: URL, cookie: string): Promise<ArriveOutcome>
}

export type BeginVisitOutcome =
  | { readonly kind: 'begun'; readonly url: string; readonly registration: Registration }
  | Refusal
  /** The method proves identity in another way. */
  | { readonly kind: 'no_provider'; readonly reference: string }

export type LookOutcome =
  | {
      readonly kind: 'known'
      readonly purpose: RegistrationPurpose
      readonly serviceName: string
      readonly locale: Locale
      readonly reference: string
    }
  | { readonly kind: 'link_spent'; readonly locale: Locale | undefined }

export type DepartOutcome =
  | { readonly kind: 'departed'; readonly url: URL; readonly cookie: string }
  | Refusal
  /** It was followed before, is too old, or another method was chosen. */
  | { readonly kind: 'link_spent'; readonly locale: Locale | undefined }
  | { readonly kind: 'provider_unavailable'; readonly locale: Locale; readonly reference: string }

interface WayBack {
  readonly registrationId: Uuid
  /** It was begun from the pages of the registration: there it goes on, and not at the host. */
  readonly isFromPages: boolean
  readonly returnUrl: string | undefined
  readonly state: string | undefined
  readonly locale: Locale
  readonly reference: string
}

export type ArriveOutcome =
  | ({ readonly kind: 'judged'; readonly outcome: IdentityOutcome } & WayBack)
  | ({ readonly kind: 'declined' | 'provider_unavailable' | 'not_believed' | 'nobody_named' } & WayBack)
  | Refusal
  /** It came a second time, too late, or in another browser. */
  | { readonly kind: 'visit_over'; readonly locale: Locale | undefined; readonly reference: string | undefined }
