// What the receiver of a webhook answers: that it took the message, and under what name; or why not, in Pinpost's own words; or nothing
// but a status. A page, or half an answer, is no yes: some web server may say "200" to whatever it is asked.
import { isObject, memberAt, membersOf, referenceAt, textAt } from './answer-members.ts'
import { type Answer, readHttpStatus } from './http-provider.ts'
import type { RefusalReason, SendOutcome } from './provider.ts'

/** The words that a receiver may use, and whether each is final where it does not say. */
const REASONS: Readonly<Record<Exclude<RefusalReason, 'no_provider'>, boolean>> = {
  contact_unknown: true,
  contact_blocked: true,
  content_rejected: false,
  sender_rejected: false,
  busy: false,
  unreachable: false,
  expired: true,
}
type Reason = keyof typeof REASONS

/** @param ownName what the message is called where the receiver has no name for it. */
export function readAnswer(answer: Answer, ownName: string): SendOutcome {
  const body = membersOf(answer.body)
  if (isGood(answer.status)) {
    if (!isYes(answer.body))
      return { kind: 'unknown', cause: new Error('an answer that is neither empty nor an object') }
    return { kind: 'accepted', reference: referenceAt(body, 'reference') ?? ownName }
  }
  const reason = reasonAt(body, 'reason')
  if (reason === undefined) return readHttpStatus(answer.status)
  const final = memberAt(body, 'final')
  return {
    kind: 'refused',
    reason,
    final: typeof final === 'boolean' ? final : REASONS[reason],
    status: `HTTP ${answer.status}`,
  }
}

/** What keeps a receiver from taking a ping, after the name of its host. */
export function explainAnswer({ status }: Answer): string | undefined {
  if (isGood(status)) return undefined
  if (status >= 300 && status < 400) return `answers with a redirect, which is not followed (HTTP ${status})`
  const words = Object.hasOwn(WORDS, status) ? WORDS[status] : 'does not take a ping'
  return `${words} (HTTP ${status})`
}

const SIGNATURE = 'does not take our signature: it has another secret, or one of the clocks is off'
const WORDS: Readonly<Record<number, string>> = {
  400: SIGNATURE, // what examples of the specification's libraries answer
  401: SIGNATURE,
  403: SIGNATURE,
  404: 'has nothing at this path',
  405: 'takes no POST at this path',
  410: 'says that nothing is here any more',
  429: 'is asked too much',
}

export function reasonAt(value: unknown, ...path: readonly string[]): Reason | undefined {
  const word = textAt(value, ...path)
  return word !== undefined && isReason(word) ? word : undefined
}

function isReason(word: string): word is Reason {
  return Object.hasOwn(REASONS, word)
}

/** @param body undefined when it did not come whole. */
function isYes(body: string | undefined): boolean {
  return body !== undefined && (body.trim() === '' || isObject(body))
}

function isGood(status: number): boolean {
  return status >= 200 && status < 300
}
