// Reads an e-mail address: NFKC first, then judged by RFC 5321 and RFC 6531, then that same string is stored and sent to (R12).
// A mistake is suggested against, never corrected in silence. Whether the mailbox exists only a code can tell.
import { hasInvisible, trimSpaces } from './characters.ts'
import type { EmailAddress, EmailContact } from './contact.ts'
import { DOMAIN_PROBLEMS, parseDomain } from './email-domain.ts'
import { mendEmail } from './email-mending.ts'

/** Why an address is refused; docs/reference/contacts.md tells what each means and the way out. */
export const EMAIL_PROBLEMS = [
  'at_sign_missing',
  'at_sign_repeated',
  'local_part_missing',
  'local_part_too_long',
  'quoted_local_part',
  'misplaced_dot',
  'space_inside',
  'invisible_character',
  'forbidden_character',
  ...DOMAIN_PROBLEMS,
  'address_too_long',
] as const
export type EmailProblem = (typeof EMAIL_PROBLEMS)[number]

type Judgement =
  | { readonly ok: true; readonly contact: EmailContact }
  | { readonly ok: false; readonly reason: EmailProblem }
export type EmailReading =
  | Extract<Judgement, { ok: true }>
  /** `suggestion`: the address that may have been meant. It is for asking, never for taking. */
  | (Extract<Judgement, { ok: false }> & { readonly suggestion?: string })

/** More than this is not looked at: NFKC can make a text longer, never much shorter. */
const MAX_TYPED_LENGTH = 512
/** RFC 5321, section 4.5.3.1.3: a path of 256 octets, of which two are its angle brackets. */
const MAX_ADDRESS_OCTETS = 254
/** RFC 5321, section 4.5.3.1.1. */
const MAX_LOCAL_OCTETS = 64
/**
 * RFC 5322 atext, and beyond ASCII (RFC 6531) letters, marks and digits only: a dash or a quotation mark that a phone's
 * keyboard put in place of the plain one is a slip, not somebody's name.
 */
const LOCAL_CHARACTERS = /^(?!\p{M})[\w!#$%&'*+/=?^`{|}~.\p{L}\p{M}\p{N}-]+$/u

/** The contact that `typed` means. */
export function parseEmail(typed: string): EmailReading {
  if (typed.length > MAX_TYPED_LENGTH) return { ok: false, reason: 'address_too_long' }
  const text = trimSpaces(typed).normalize('NFKC')
  const judgement = judge(text)
  if (judgement.ok) return judgement
  const mended = judge(mendEmail(text))
  return mended.ok ? { ...judgement, suggestion: mended.contact.value } : judgement
}

/** @param text in NFKC, without spaces around it. */
function judge(text: string): Judgement {
  if (hasInvisible(text)) return refuse('invisible_character')
  if (text.startsWith('"')) return refuse('quoted_local_part')
  if (/\p{Zs}/u.test(text)) return refuse('space_inside')
  const [local = '', typedDomain, ...more] = text.split('@')
  if (typedDomain === undefined) return refuse('at_sign_missing')
  if (more.length > 0) return refuse('at_sign_repeated')
  const problem = judgeLocalPart(local)
  if (problem) return refuse(problem)
  if (hasMisplacedDot(typedDomain)) return refuse('misplaced_dot')

  const reading = parseDomain(typedDomain)
  if (!reading.ok) return reading
  const address = `${local}@${reading.domain}`
  if (Buffer.byteLength(address) > MAX_ADDRESS_OCTETS) return refuse('address_too_long')
  return { ok: true, contact: { kind: 'email', value: address as EmailAddress } }
}

function judgeLocalPart(local: string): EmailProblem | undefined {
  if (local === '') return 'local_part_missing'
  if (Buffer.byteLength(local) > MAX_LOCAL_OCTETS) return 'local_part_too_long'
  if (!LOCAL_CHARACTERS.test(local)) return 'forbidden_character'
  return hasMisplacedDot(local) ? 'misplaced_dot' : undefined
}

function hasMisplacedDot(part: string): boolean {
  return part.startsWith('.') || part.endsWith('.') || part.includes('..')
}

function refuse(reason: EmailProblem): Judgement {
  return { ok: false, reason }
}
