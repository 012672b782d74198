// The flow of a registration: from which status what may be done, when, and what comes of it. The one source: the functions ask
// this table before they act and take the next status from it, and the tests read it. What is not in it cannot be done.
import { addSeconds } from '../lib/clock.ts'

/** In their order, with what they mean; the last four are ends. */
export const STATUS_MEANINGS = {
  created: 'the person has not proved who they are yet',
  identified: 'identity is proved, and the method is for the person; nothing was sent, or more is to be confirmed',
  sent: 'a code is on its way',
  confirmed: 'what is needed is confirmed; a spare contact may be confirmed too',
  completed: 'the account is opened or renewed',
  abandoned: 'it was ended, for the reason given',
  expired: 'time ran out',
  failed: 'it could not go on',
} as const
export type RegistrationStatus = keyof typeof STATUS_MEANINGS
export const STATUSES = Object.keys(STATUS_MEANINGS) as RegistrationStatus[]

export type Action =
  | 'change_settings'
  | 'choose_method'
  | 'prove_identity'
  | 'visit_provider'
  | 'see_options'
  | 'enter_contacts'
  | 'send'
  | 'resend'
  | 'check'
  | 'unreachable'
  | 'complete'
  | 'end'

interface Step {
  readonly from: RegistrationStatus
  readonly action: Action
  /** What the guard found: names the row among those of one status and action. */
  readonly event: string
  /** The guard in words. */
  readonly when: string
  readonly to: RegistrationStatus
}

const step = (from: RegistrationStatus, action: Action, event: string, when: string, to: RegistrationStatus): Step => ({
  from,
  action,
  event,
  when,
  to,
})

/* biome-ignore format: a table */
export const FLOW: readonly Step[] = [
  // from          action             event          guard                                                                    next
  step('created',    'choose_method',   'chosen',      'the method is offered for this purpose',                                'created'),
  step('created',    'visit_provider',  'begun',       'the method is proved by a provider; the link is good once, for ten minutes', 'created'),
  step('created',    'visit_provider',  'departed',    'a browser follows the link',                                            'created'),
  step('created',    'visit_provider',  'returned',    'the same browser comes back',                                           'created'),
  step('created',    'prove_identity',  'eligible',    'identity is proved as the method says, and the method is for the person','identified'),
  step('created',    'prove_identity',  'not_eligible','identity is proved; the method is not for the person, others are',      'created'),
  step('created',    'prove_identity',  'none_left',   'identity is proved; no method is for the person',                       'failed'),
  step('identified', 'choose_method',   'chosen',      'the method is offered for this purpose; identity is to be proved anew', 'created'),
  step('identified', 'see_options',     'seen',        'identity is proved',                                                    'identified'),
  step('identified', 'enter_contacts',  'entered',     'the method lets contacts be entered or changed',                        'identified'),
  step('identified', 'send',            'sent',        'the option is on the list and can be reached',                          'sent'),
  step('identified', 'check',           'repeated',    'the code that has confirmed a contact comes again',                     'identified'),
  step('identified', 'unreachable',     'left',        'the person can reach none of the options',                              'failed'),
  step('sent',       'choose_method',   'chosen',      'the method is offered for this purpose; the code that is live is cancelled', 'created'),
  step('sent',       'see_options',     'seen',        'identity is proved',                                                    'sent'),
  step('sent',       'enter_contacts',  'entered',     'the method lets contacts be entered or changed; not the one that got the code', 'sent'),
  step('sent',       'enter_contacts',  'replaced',    'the contact that got the code is another now; its code is cancelled',   'identified'),
  step('sent',       'send',            'sent',        'the option is on the list and can be reached; a code for another one is cancelled', 'sent'),
  step('sent',       'resend',          'resent',      'it is due, and sends are left',                                         'sent'),
  step('sent',       'check',           'right',       'the code is right and confirms all that is needed',                     'confirmed'),
  step('sent',       'check',           'more',        'the code is right, and the service wants every contact confirmed',      'identified'),
  step('sent',       'unreachable',     'left',        'the person can reach none of the options',                              'failed'),
  step('confirmed',  'see_options',     'seen',        'identity is proved',                                                    'confirmed'),
  step('confirmed',  'enter_contacts',  'entered',     'a spare contact, not one that is confirmed',                            'confirmed'),
  step('confirmed',  'send',            'sent',        'the option is a spare contact that is not confirmed',                   'confirmed'),
  step('confirmed',  'resend',          'resent',      'the code of a spare contact is live, it is due, and sends are left',    'confirmed'),
  step('confirmed',  'check',           'right',       'the code is right',                                                     'confirmed'),
  step('confirmed',  'complete',        'completed',   'the gate: a contact that goes on file is confirmed by a verification of this registration', 'completed'),
  step('completed',  'check',           'repeated',    'the code that has confirmed a contact comes again',                     'completed'),
  ...(['created', 'identified', 'sent', 'confirmed'] as const).flatMap((from) => [
    step(from,       'change_settings', 'changed',     'by whom it belongs to',                                                 from),
    step(from,       'end',             'ended',       'by the host, by support, or because somebody else was meant',           'abandoned'),
  ]),
]

/** What lasts: 30 minutes from the latest step, and two hours in all. */
export const IDLE_SECONDS = 30 * 60
export const LONGEST_SECONDS = 2 * 60 * 60

/** When a registration ends of which nothing is done after now. */
export function endAfter(createdAt: Date, now: Date): Date {
  const [idle, longest] = [addSeconds(now, IDLE_SECONDS), addSeconds(createdAt, LONGEST_SECONDS)]
  return idle < longest ? idle : longest
}

/** May it be tried from here? Its guard may still refuse it. */
export function isInOrder(status: RegistrationStatus, action: Action): boolean {
  return FLOW.some((one) => one.from === status && one.action === action)
}

/** The next status. Throws for what the table does not have: the caller has asked `isInOrder`. */
export function nextStatus(status: RegistrationStatus, action: Action, event: string): RegistrationStatus {
  const found = FLOW.find((one) => one.from === status && one.action === action && one.event === event)
  if (!found) throw new Error(`The flow has no ${event} of ${action} from ${status}.`)
  return found.to
}

export function isEnd(status: RegistrationStatus): boolean {
  return status === 'completed' || status === 'abandoned' || status === 'expired' || status === 'failed'
}
