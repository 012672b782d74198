// What Twilio's error codes mean, in answers and in status callbacks (Twilio's Error and Warning Dictionary). Final is only what no
// other provider will like better.
import type { RefusalReason, Verdict } from './provider.ts'

const UNKNOWN: Verdict = ['contact_unknown', true]
/** Twilio knows no way there; another provider may. */
const NO_WAY: Verdict = ['contact_unknown', false]
const BLOCKED: Verdict = ['contact_blocked', false]
const UNFIT: Verdict = ['content_rejected', true]
const FILTERED: Verdict = ['content_rejected', false]
const SENDER: Verdict = ['sender_rejected', false]
const BUSY: Verdict = ['busy', false]
const LATE: Verdict = ['expired', true]

const TABLE: Readonly<Record<string, Verdict>> = {
  20003: SENDER, // the credentials
  20005: SENDER, // the account is not active
  20006: SENDER, // no access
  20008: SENDER, // test credentials
  20404: SENDER, // no such account
  20429: BUSY, // too many requests
  20500: BUSY,
  20503: BUSY,
  21211: UNKNOWN, // no valid number
  21212: SENDER,
  21217: UNKNOWN, // does not look like a number
  21265: UNKNOWN, // a short code
  21266: SENDER, // the sender itself
  21408: SENDER, // the account may not send to that country
  21601: SENDER, // the sender carries no text messages
  21602: UNFIT, // no text
  21603: SENDER,
  21604: UNKNOWN,
  21605: UNFIT, // too long
  21606: SENDER, // not a sender of this account
  21607: SENDER,
  21608: SENDER, // a trial account, which sends to its own numbers alone
  21609: SENDER, // does not like the address for receipts
  21610: ['contact_blocked', true], // said STOP
  21611: BUSY, // too many wait for this sender
  21612: NO_WAY, // cannot be reached from this sender
  21614: UNKNOWN, // not a mobile number
  21617: UNFIT, // too long
  21619: UNFIT, // no text
  21624: SENDER, // the period of validity
  21635: UNKNOWN, // a landline
  21659: SENDER,
  21660: SENDER, // a sender of another account
  21661: SENDER,
  21701: SENDER, // no such messaging service
  21703: SENDER, // a messaging service without senders
  21704: SENDER,
  21705: SENDER,
  30001: BUSY, // queue overflow
  30002: SENDER, // account suspended
  30003: BLOCKED, // switched off, out of reach
  30004: BLOCKED, // by its owner or its network
  30005: ['contact_unknown', false],
  30006: ['contact_unknown', false], // a landline, or a network that is not reached
  30007: FILTERED, // by the carrier
  30008: BLOCKED, // no reason known
  30010: SENDER, // dearer than the account allows
  30017: BUSY, // congestion
  30018: SENDER, // the carrier wants the sender to be registered
  30019: FILTERED, // too large for the carrier
  30022: BUSY, // more a second than the registration allows
  30023: BUSY, // more a day
  30024: SENDER,
  30032: SENDER, // toll-free and not verified
  30034: SENDER, // not registered for the United States
  30036: LATE,
  30044: FILTERED, // longer than a trial account may write
  30410: BUSY, // the provider behind Twilio did not answer in time
  30450: BLOCKED, // Twilio guards the number's range
  30453: BLOCKED,
  63038: SENDER, // more a day than the account may
  90007: SENDER, // the period of validity
}

export function readTwilioCode(code: string | undefined): Verdict | undefined {
  return code === undefined ? undefined : TABLE[code]
}

/** Of a message that was not delivered, where no code says why. */
export const UNDELIVERED: RefusalReason = 'contact_blocked'
