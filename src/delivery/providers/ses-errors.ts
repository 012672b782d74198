// What an error of the Amazon SES API v2 means, by its type; of two types that say little, by their text, which is never used beyond
// this file. https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html and CommonErrors
import { membersOf, textAt } from './answer-members.ts'
import { type Answer, readVerdict } from './http-provider.ts'
import type { SendOutcome, Verdict } from './provider.ts'

const SENDER: Verdict = ['sender_rejected', false]
/** Another provider may read such an address, or has another filter. */
const ADDRESS: Verdict = ['contact_unknown', false]
const CONTENT: Verdict = ['content_rejected', false]
const BUSY: Verdict = ['busy', false]

/** Without the word Exception, which some have at their end. */
const TYPES: Readonly<Record<string, Verdict>> = {
  MessageRejected: CONTENT,
  BadRequest: CONTENT,
  ValidationError: CONTENT,
  Validation: CONTENT,
  MailFromDomainNotVerified: SENDER,
  AccountSuspended: SENDER,
  SendingPaused: SENDER,
  NotFound: SENDER, // the configuration set
  LimitExceeded: BUSY,
  TooManyRequests: BUSY,
  Throttling: BUSY,
  Throttled: BUSY,
  RequestThrottled: BUSY,
  ServiceUnavailable: BUSY,
  InternalFailure: BUSY,
  InternalServiceError: BUSY,
  InternalServer: BUSY,
  AccessDenied: SENDER,
  ExpiredToken: SENDER,
  IncompleteSignature: SENDER,
  InvalidClientTokenId: SENDER,
  InvalidSignature: SENDER,
  MissingAuthenticationToken: SENDER,
  NotAuthorized: SENDER,
  OptInRequired: SENDER,
  RequestExpired: SENDER,
  SignatureDoesNotMatch: SENDER,
  UnrecognizedClient: SENDER,
}

/** https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html */
const TEXTS: readonly (readonly [RegExp, Verdict])[] = [
  [/is not verified|not authorized/i, SENDER],
  [/(?:local )?address contains|domain (?:contains|starts|ends)|illegal address|missing final '@domain'/i, ADDRESS],
]
const SAYING_LITTLE = new Set(['MessageRejected', 'BadRequest'])

export interface SesError {
  /** `MessageRejected`, `TooManyRequests`. */
  readonly type: string
  readonly text: string
}

/** Undefined when the answer names no error. */
export function sesErrorOf({ headers, body }: Answer): SesError | undefined {
  const parsed = membersOf(body)
  const head = headers['x-amzn-errortype']
  const named = (typeof head === 'string' ? head : undefined) ?? textAt(parsed, '__type') ?? textAt(parsed, 'code')
  // `com.amazonaws.ses#MessageRejected`, `MessageRejected:http://…`
  const type = named === undefined ? undefined : /^(?:[^:]*#)?([A-Za-z]{1,80}?)(?:Exception)?(?::.*)?$/.exec(named)?.[1]
  return type === undefined ? undefined : { type, text: textAt(parsed, 'message') ?? textAt(parsed, 'Message') ?? '' }
}

export function readSesError(answer: Answer): SendOutcome {
  const error = sesErrorOf(answer)
  return readVerdict(answer, error && verdictOf(error), error?.type)
}

function verdictOf({ type, text }: SesError): Verdict | undefined {
  const told = SAYING_LITTLE.has(type) ? TEXTS.find(([pattern]) => pattern.test(text))?.[1] : undefined
  return told ?? (Object.hasOwn(TYPES, type) ? TYPES[type] : undefined)
}
