// What a mail server's refusal means: by its enhanced status (RFC 3463 and its registry at IANA), else by its basic one
// (RFC 5321) and the step it answered. 5xx refuses this message for good, 4xx for now. Texts of replies are never used
// beyond this file, since they may repeat the address.
import type { RefusalReason, Verdict } from './provider.ts'

/** Which step of handing over the server answered. */
export type SmtpStep = 'connect' | 'login' | 'sender' | 'recipient' | 'text'

export interface SmtpRefusal {
  readonly reason: RefusalReason
  readonly final: boolean
  /** `550 5.1.1` */
  readonly status: string
}

const UNKNOWN: Verdict = ['contact_unknown', true]
const BLOCKED: Verdict = ['contact_blocked', true]
/** Of size or form: no other server will like it better. */
const UNFIT: Verdict = ['content_rejected', true]
/** By a filter, of which another provider has another. */
const FILTERED: Verdict = ['content_rejected', false]
const SENDER: Verdict = ['sender_rejected', false]
const BUSY: Verdict = ['busy', false]

/** Subject and detail of the enhanced status, or the subject alone for all its other details. */
const ENHANCED: Readonly<Record<string, Verdict>> = {
  '1': UNKNOWN, // addressing
  '1.7': SENDER, // the sender's address is malformed
  '1.8': SENDER, // the sender's domain is unknown
  '2': BLOCKED, // the mailbox: disabled, full
  '2.3': UNFIT, // larger than the mailbox takes
  '3': BUSY, // the mail system
  '3.3': FILTERED, // lacks an extension
  '3.4': UNFIT, // larger than the system takes
  '4': BUSY, // routing
  '4.1': UNKNOWN, // no answer from the host; Microsoft 365 says so of unknown mailboxes
  '4.4': UNKNOWN, // no route: the domain is not there
  '6': UNFIT, // content and conversion
  '6.7': FILTERED, // no addresses beyond ASCII
  '6.9': FILTERED, // the same, on the way back
  '7.2': BLOCKED, // a list that takes no mail from outside
  '7.13': BLOCKED, // the account is disabled
  '7.17': UNKNOWN, // the mailbox has changed hands
  '7.28': BUSY, // too much mail
}

/** The basic status at a step, or at it the rest (`*`): also for security and policy (7), where the step says whose. */
const BASIC: Readonly<Record<SmtpStep, Readonly<Record<string, Verdict>>>> = {
  connect: { '*': SENDER },
  login: { '*': SENDER },
  sender: { '552': UNFIT, '*': SENDER },
  // 554 and the like at this step usually mean that the relay does not relay for us.
  recipient: {
    '501': UNKNOWN,
    '521': UNKNOWN,
    '550': UNKNOWN,
    '551': UNKNOWN,
    '552': BLOCKED,
    '553': UNKNOWN,
    '556': UNKNOWN,
    '*': SENDER,
  },
  text: { '552': UNFIT, '*': FILTERED },
}

const REPLY = /^([45]\d\d)(?!\d)(?:[ -]([45])\.(\d{1,3})\.(\d{1,3})\b)?/

/** Undefined when the reply is no refusal (not 4xx or 5xx). */
export function readRefusal(reply: string, step: SmtpStep): SmtpRefusal | undefined {
  const match = REPLY.exec(reply)
  if (!match) return undefined
  const [, basic = '', enhancedClass, subject = '', detail = ''] = match
  const status = enhancedClass === undefined ? basic : `${basic} ${enhancedClass}.${subject}.${detail}`
  const known = ENHANCED[`${subject}.${detail}`] ?? ENHANCED[subject]
  if (basic.startsWith('4')) return { reason: subject === '1' && known ? known[0] : 'busy', final: false, status }
  const policy = subject === '7' ? BASIC[step]['*'] : undefined
  const [reason, final] = known ?? policy ?? BASIC[step][basic] ?? BASIC[step]['*'] ?? SENDER
  return { reason, final, status }
}

/** The step from the command that nodemailer's errors name. */
export function stepOf(command: string | undefined): SmtpStep {
  if (command === undefined) return 'connect'
  if (command.startsWith('AUTH')) return 'login'
  if (command === 'MAIL FROM') return 'sender'
  if (command === 'RCPT TO') return 'recipient'
  return command === 'DATA' ? 'text' : 'connect'
}
