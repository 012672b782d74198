// A contact as it is shown wherever it is not being confirmed (R15): its owner recognises it, nobody else learns it.
import type { Contact, E164, EmailAddress } from './contact.ts'
import { readableDomain } from './email-domain.ts'
import { groupNumber } from './numbering-plan.ts'

const DOT = '•'
/** Always as many, so that an address does not tell its length. */
const HIDDEN = DOT.repeat(3)
const SHOWN_DIGITS = 2
/** Of a short number fewer digits are shown, rather than fewer than these hidden. */
const MIN_HIDDEN_DIGITS = 4
/** Names under which a country's registry sells: in `g•••.co.uk` both last labels say nothing about the person. */
const SECOND_LEVELS = new Set('ac co com edu go gob gouv gov ltd ne net nom or org plc'.split(' '))

/** `+372 •••• ••67`, `a•••@g•••.com`; dots alone for one that cannot be read. */
export function maskContact(contact: Contact | undefined): string {
  if (contact === undefined) return HIDDEN
  return contact.kind === 'phone' ? maskPhone(contact.value) : maskEmail(contact.value)
}

function maskPhone(value: E164): string {
  const [callingCode = '', ...groups] = groupNumber(value).split(' ')
  const national = groups.join(' ')
  const digits = national.replaceAll(/\D/g, '').length
  let hidden = digits - Math.max(0, Math.min(SHOWN_DIGITS, digits - MIN_HIDDEN_DIGITS))
  return `${callingCode} ${national.replaceAll(/\d/g, (digit) => (hidden-- > 0 ? DOT : digit))}`
}

function maskEmail(value: EmailAddress): string {
  const at = value.lastIndexOf('@')
  return `${initialOf(value)}${HIDDEN}@${maskDomain(readableDomain(value.slice(at + 1)))}`
}

/** The name that somebody registered, by its first letter, and what it was registered under; names before it not at all. */
function maskDomain(domain: string): string {
  const labels = domain.split('.')
  const [second = '', top = ''] = labels.slice(-2)
  const isSoldUnderTwo = labels.length > 2 && top.length === 2 && SECOND_LEVELS.has(second)
  const ending = labels.slice(isSoldUnderTwo ? -2 : -1)
  const name = labels.at(-ending.length - 1) ?? ''
  return `${initialOf(name)}${HIDDEN}.${ending.join('.')}`
}

/** The first letter with the marks upon it; a name of one letter is masked like every other, so that it does not tell. */
function initialOf(name: string): string {
  return /^.\p{M}{0,3}/u.exec(name)?.[0] ?? ''
}
