// Asks Amazon SES what keeps it from sending for us: the key, the account, the sender. Nothing is sent. The answers hold nothing secret.
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html and API_GetEmailIdentity.html
import { memberAt, membersOf, numberAt, textAt } from './answer-members.ts'
import { type Answer, explainNoAnswer } from './http-provider.ts'
import { endpointOf, type SesAccess, type SesCall } from './ses-call.ts'
import { sesErrorOf } from './ses-errors.ts'
import { domainOf } from './smtp-message.ts'

export interface SesQuestion {
  readonly access: SesAccess
  /** The sender's address. */
  readonly from: string
  readonly call: SesCall
}

/** Undefined when all is well, else what is wrong, in words. */
export async function probeSes(question: SesQuestion, signal: AbortSignal): Promise<string | undefined> {
  const account = await question.call('/account', signal)
  if (account.kind !== 'answered') return explainNoAnswer(account, endpointOf(question.access))
  if (account.status !== 200) return explainRefusal(account, question, 'ses:GetAccount')
  return explainAccount(membersOf(account.body), question.access) ?? (await explainSender(question, signal))
}

const KEY_WORDS: Readonly<Record<string, string>> = {
  UnrecognizedClient: 'does not know this access key',
  InvalidClientTokenId: 'does not know this access key',
  InvalidSignature: 'refuses the signature: the secret access key is another, or the clock of this machine is off',
  SignatureDoesNotMatch: 'refuses the signature: the secret access key is another, or the clock of this machine is off',
  RequestExpired: 'refuses the signature: the clock of this machine is off',
  ExpiredToken: 'says that the session token has expired',
}

function explainRefusal(answer: Answer, { access }: SesQuestion, permission: string): string {
  const place = new URL(endpointOf(access)).host
  const error = sesErrorOf(answer)
  if (error === undefined) return `${place} does not answer like Amazon SES (HTTP ${answer.status})`
  if (error.type === 'AccessDenied')
    return `${place} takes the access key, but does not let it ask: allow it ${permission}`
  const words = Object.hasOwn(KEY_WORDS, error.type) ? KEY_WORDS[error.type] : 'does not take us'
  return `${place} ${words} (${error.type})`
}

function explainAccount(account: unknown, { region }: SesAccess): string | undefined {
  const whose = `Amazon SES in ${region}`
  if (memberAt(account, 'SendingEnabled') === undefined) return `${whose} does not answer like Amazon SES`
  if (textAt(account, 'EnforcementStatus') === 'SHUTDOWN') return `${whose} has shut the account down for sending`
  if (memberAt(account, 'SendingEnabled') !== true) return `${whose} has paused sending for the account`
  if (memberAt(account, 'ProductionAccessEnabled') === false) {
    return `the account is still in the sandbox of ${whose}, from which mail goes to verified addresses alone: ask for production access`
  }
  const most = numberAt(account, 'SendQuota', 'Max24HourSend') ?? -1
  const sent = numberAt(account, 'SendQuota', 'SentLast24Hours') ?? 0
  return most >= 0 && sent >= most ? `${whose} has sent what the account may in 24 hours (${most})` : undefined
}

/** The address itself may be verified, or its domain. */
async function explainSender(question: SesQuestion, signal: AbortSignal): Promise<string | undefined> {
  for (const identity of [question.from, domainOf(question.from)]) {
    const answer = await question.call(`/identities/${encodeURIComponent(identity)}`, signal)
    if (answer.kind !== 'answered') return explainNoAnswer(answer, endpointOf(question.access))
    if (answer.status === 404) continue
    if (answer.status !== 200) return explainRefusal(answer, question, 'ses:GetEmailIdentity')
    if (memberAt(membersOf(answer.body), 'VerifiedForSendingStatus') === true) return undefined
  }
  return `neither the sender's address nor its domain ${domainOf(question.from)} is verified for sending in ${question.access.region}`
}
