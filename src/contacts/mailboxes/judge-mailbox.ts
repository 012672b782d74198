// Whether a code may go to the mailbox of an address that is well-formed: refused are mailboxes that are thrown away, where the
// service says so (R13), and domains that receive no mail (R14).
import type { EmailContact } from '../contact.ts'
import { domainOf, isWithin } from './domain-names.ts'
import type { Asker, MailService } from './mail-service.ts'
import { isThrowAway } from './throw-away.ts'

/** docs/reference/contacts.md tells what each means and the way out. */
export const MAILBOX_PROBLEMS = ['throw_away', 'no_mail_service'] as const
export type MailboxProblem = (typeof MAILBOX_PROBLEMS)[number]

export interface MailboxQuestion {
  readonly mailService: MailService
  /** Who waits for the answer. */
  readonly asker: Asker
  readonly refusesThrowAway: boolean
  /** With a test key nothing is sent, so the names that are set aside for examples and tests do. */
  readonly isTest: boolean
}

/** RFC 2606, RFC 6761: nobody's, for writing about and trying out. */
const EXAMPLES: ReadonlySet<string> = new Set(['example', 'test', 'example.com', 'example.net', 'example.org'])

/** Undefined when nothing is known against it. */
export async function judgeMailbox(
  contact: EmailContact,
  { mailService, asker, refusesThrowAway, isTest }: MailboxQuestion,
): Promise<MailboxProblem | undefined> {
  if (refusesThrowAway && isThrowAway(contact)) return 'throw_away'
  const domain = domainOf(contact)
  if (isTest && isWithin(domain, EXAMPLES)) return undefined
  return (await mailService.judge(domain, asker)) === 'none' ? 'no_mail_service' : undefined
}
