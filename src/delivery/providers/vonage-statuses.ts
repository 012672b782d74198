// What Vonage's words mean: the statuses of an answer (Vonage, "Troubleshooting SMS") and the error codes of a delivery receipt
// ("Delivery receipts"). Final is only what no other provider will like better.
import type { Receipt, RefusalReason, Verdict } from './provider.ts'

const UNKNOWN: Verdict = ['contact_unknown', true]
/** A request that Vonage does not like; another provider may. */
const FORM: Verdict = ['content_rejected', false]
const SENDER: Verdict = ['sender_rejected', false]
const BUSY: Verdict = ['busy', false]

const STATUSES: Readonly<Record<string, Verdict>> = {
  1: BUSY, // more a second than the account may
  2: FORM,
  3: FORM,
  4: SENDER, // the credentials
  5: BUSY, // internal error
  6: ['contact_unknown', false], // a prefix that Vonage does not know
  7: ['contact_blocked', false], // on Vonage's list
  8: SENDER, // the account is suspended
  9: SENDER, // no credit
  10: BUSY, // too many connections
  11: SENDER, // not for the SMS API
  12: ['content_rejected', true], // too long
  14: SENDER, // the signature
  15: SENDER, // the sender's name
  16: FORM, // the time to live
  19: SENDER, // a facility that the account has not
  22: FORM,
  23: SENDER, // the address for receipts
  29: SENDER, // a demo account, which sends to its own numbers alone
  32: SENDER, // signed, and with the secret too
  33: UNKNOWN, // the number is no longer in use
}

const ERRORS: Readonly<Record<string, RefusalReason>> = {
  2: 'contact_blocked', // absent for now
  3: 'contact_unknown', // absent for good
  4: 'contact_blocked', // barred
  5: 'contact_unknown', // lost between networks
  6: 'content_rejected', // spam
  7: 'busy', // the phone is
  8: 'busy', // the network failed
  9: 'contact_blocked', // the person wants none
  10: 'content_rejected',
  11: 'contact_unknown', // no way there
  12: 'contact_unknown', // unreachable
  13: 'contact_blocked', // age
  14: 'contact_blocked', // by the carrier
  15: 'contact_blocked', // no money on the phone
  16: 'busy', // quota
  50: 'sender_rejected', // India's registers: who
  51: 'sender_rejected', // … under which name
  52: 'content_rejected', // … what
  53: 'contact_blocked', // … with whose consent
  54: 'sender_rejected', // … by which rule
}
/** For no reason that is known. */
const UNDELIVERED: RefusalReason = 'contact_blocked'

export function readVonageStatus(status: string | undefined): Verdict | undefined {
  return status === undefined ? undefined : STATUSES[status]
}

/** Undefined for what is not final, or not known. */
export function readVonageState(
  status: string | undefined,
  errorCode: string | undefined,
): Omit<Receipt, 'reference'> | undefined {
  if (status === 'delivered') return { state: 'delivered' }
  if (status === 'expired') return { state: 'failed', reason: 'expired' }
  if (status !== 'failed' && status !== 'rejected') return undefined
  return { state: 'failed', reason: ERRORS[errorCode ?? ''] ?? UNDELIVERED }
}
