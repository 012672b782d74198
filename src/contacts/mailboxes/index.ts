// Mailboxes: what is known of an address beyond its form. Which domain was meant, whether it receives mail, what ends it.
export { MAILBOX_HINTS, type MailboxHint, mailboxHintsFor } from './hints.ts'
export { judgeMailbox, MAILBOX_PROBLEMS, type MailboxProblem, type MailboxQuestion } from './judge-mailbox.ts'
export { createMailService, type MailService, type MailServiceVerdict, WAIT_MS } from './mail-service.ts'
export { mailboxOf } from './one-mailbox.ts'
export { createResolver, type DnsAnswer, type DnsResolver } from './resolver.ts'
export { suggestAddress } from './suggest-address.ts'
