// What Postmark's ErrorCode means. https://postmarkapp.com/developer/api/overview#error-codes
// Of 300, which covers every fault of a request, the text tells which; it is never used beyond this file, since it repeats addresses.
import { membersOf, numberAt, textAt } from './answer-members.ts'
import { type Answer, readVerdict } from './http-provider.ts'
import type { SendOutcome, Verdict } from './provider.ts'

const SENDER: Verdict = ['sender_rejected', false]
const FORM: Verdict = ['content_rejected', false]
const BUSY: Verdict = ['busy', false]

const CODES: Readonly<Record<number, Verdict>> = {
  10: SENDER, // no token, or a wrong one
  11: FORM, // several faults
  100: BUSY, // maintenance
  300: FORM, // an invalid request
  400: SENDER, // no such sender signature
  401: SENDER, // a sender signature that is not confirmed
  402: FORM, // no JSON
  403: FORM, // JSON of another shape
  405: SENDER, // the account may not send: no credits
  406: ['contact_blocked', true], // bounced or complained before
  409: FORM, // not said to be JSON
  411: FORM, // a forbidden attachment
  412: SENDER, // the account is not approved yet
  413: SENDER, // the account may not send
  429: BUSY, // too many requests
  500: SENDER, // the sender signature could not be looked up
  1222: SENDER, // no such message stream
  1226: SENDER,
  1235: SENDER,
  1236: SENDER, // one that does not send
}

/** Of a 300. */
const TEXTS: readonly (readonly [RegExp, Verdict])[] = [
  [/'From'|"From"|sender/i, SENDER],
  // Postmark reads fewer addresses than there are.
  [/'To'|"To"|recipient|email address/i, ['contact_unknown', false]],
]
const INVALID_REQUEST = 300

export interface PostmarkError {
  readonly code: number
  readonly text: string
}

/** Undefined when the answer names none; 0 is none. */
export function postmarkErrorOf({ body }: Answer): PostmarkError | undefined {
  const parsed = membersOf(body)
  const code = numberAt(parsed, 'ErrorCode')
  return code === undefined || code === 0 ? undefined : { code, text: textAt(parsed, 'Message') ?? '' }
}

export function readPostmarkError(answer: Answer): SendOutcome {
  const error = postmarkErrorOf(answer)
  return readVerdict(answer, error && verdictOf(error), `ErrorCode ${error?.code}`)
}

function verdictOf({ code, text }: PostmarkError): Verdict | undefined {
  const told = code === INVALID_REQUEST ? TEXTS.find(([pattern]) => pattern.test(text))?.[1] : undefined
  return told ?? CODES[code]
}
