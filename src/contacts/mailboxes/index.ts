// Mailboxes: what is known of an address beyond its form. Which domain was meant, whether it receives mail, what ends it.
export { MAILBOX_HINTS, mailboxHintsFor } from './hints.ts'
export { judgeMailbox, MAILBOX_PROBLEMS, type MailboxProblem, type MailboxQuestion } from './judge-mailbox.ts'
export { createMailService, type MailService } from './mail-service.ts'
export { mailboxOf } from './one-mailbox.ts'
export { createResolver } from './resolver.ts'
export { suggestAddress } from './suggest-address.ts'
