// What a person typed as their contacts, read and judged before it is kept: a mistake is told by its field, with what was probably
// meant, and a domain that receives no mail is refused before anything is sent (R11 to R14).
import {
  type Contact,
  type ContactReading,
  type CountryCode,
  type MailService,
  parseEmail,
  parsePhone,
  suggestContact,
} from '../contacts/index.ts'
import { type ContactProblem, judgeReachable } from '../policy/index.ts'
import type { Owner } from '../verification/index.ts'

export interface TypedContacts {
  readonly phone?: string | undefined
  readonly email?: string | undefined
}

export type TypedReading =
  | { readonly ok: true; readonly contacts: readonly Contact[] }
  | {
      readonly ok: false
      readonly field: 'phone' | 'email'
      readonly reason: ContactProblem
      readonly suggestion: string | undefined
    }

/** Whose numbers may be typed without a country code, and where the person is. */
export interface Whereabouts {
  readonly country: CountryCode | undefined
  readonly location: CountryCode | undefined
}

/** All of them or none: what was kept before stays. */
export async function readTypedContacts(
  typed: TypedContacts,
  owner: Owner,
  { country, location }: Whereabouts,
  mailService: MailService,
): Promise<TypedReading> {
  const { refusesVoip } = owner.service.settings
  const contacts: Contact[] = []
  for (const field of ['phone', 'email'] as const) {
    const text = typed[field]
    if (text === undefined) continue
    const reading =
      field === 'phone' ? parsePhone(text, country, { refusesVoip, suggestsFor: location }) : parseEmail(text)
    const reason = await reasonAgainst(reading, owner, mailService)
    if (reason) return { ok: false, field, reason, suggestion: suggestContact(text, reading, country ?? location) }
    if (reading.ok) contacts.push(reading.contact)
  }
  return { ok: true, contacts }
}

/** Waits a moment at most for what is not known already. */
async function reasonAgainst(
  reading: ContactReading,
  owner: Owner,
  mailService: MailService,
): Promise<ContactProblem | undefined> {
  return reading.ok ? await judgeReachable(reading.contact, owner, mailService) : reading.reason
}
