// Which limits of R40 a verification's sends go through, and what is told when one is met.
import { type Contact, mailboxOf, personalBlock, unlessUnreadable, type Vault } from '../contacts/index.ts'
import type { Queryable } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import {
  type AppliedLimit,
  type Lane,
  type LimitSubject,
  limitOfScope,
  limitRules,
  sendLimits,
  wrongAnswerLimit,
} from '../limits/index.ts'
import type { ServiceSettings } from '../services/index.ts'
import type { Telemetry } from '../telemetry/index.ts'
import { type Facts, openContact } from './facts.ts'
import { selectFacts } from './queries.ts'
import type { LimitedOutcome, Owner } from './verification.ts'

/**
 * By which the day of a contact is counted: one mailbox has one day, in however many ways its address is written.
 * @param own the contact's fingerprint, where it is at hand.
 */
export function dayOf(vault: Vault, contact: Contact, own?: Uuid): Uuid {
  const mailbox = mailboxOf(contact)
  return mailbox === contact && own !== undefined ? own : vault.fingerprint(mailbox)
}

/** The same of the contact of a verification that is kept still: one, or none, also where it cannot be opened. */
export async function daysOfVerification(
  { db, vault }: { readonly db: Queryable; readonly vault: Vault },
  id: Uuid,
): Promise<Uuid[]> {
  const rows = await selectFacts(db, [id])
  return rows.flatMap(({ contact_sealed: bytes, contact_key: keyId }) =>
    unlessUnreadable(
      () => [dayOf(vault, openContact(vault, { id, sealed: { bytes, keyId } }))],
      () => [],
    ),
  )
}

export function limitSubject(
  request: {
    readonly caller: Owner
    readonly lane: Lane
    readonly ip: string | undefined
    readonly session: string | undefined
    readonly contact: Contact
    readonly day: Uuid
  },
  deploymentSmsPerDay: number,
): LimitSubject {
  const { lane, ip, session, contact } = request
  const { service, kind } = request.caller
  return {
    serviceId: service.id,
    lane,
    isTest: kind === 'test',
    settings: service.settings,
    smsPerDay: service.settings.smsPerDay ?? deploymentSmsPerDay,
    ip: ip === undefined ? undefined : personalBlock(ip),
    session,
    contact: request.day,
    phone: contact.kind === 'phone' ? { e164: contact.value, country: contact.country } : undefined,
  }
}

/** Wrong answers that may still be given: of those that the verification has, as far as the contact's day allows them too. */
export function attemptsLeft(
  { maxAttempts, lane }: Pick<Facts, 'maxAttempts' | 'lane'>,
  settings: Pick<ServiceSettings, 'observedLimits'>,
  given: { readonly attempts: number; readonly wrongs: number },
): number {
  const day = wrongAnswerLimit(lane, settings)
  const own = maxAttempts - given.attempts
  return Math.max(0, day.enforced ? Math.min(own, day.most - given.wrongs) : own)
}

/** Those of another message of a verification, for which no address of a person counts. @param session by which it is counted too. */
export function laterSendLimits(
  { ring, vault, smsPerDay }: { readonly ring: KeyRing; readonly vault: Vault; readonly smsPerDay: number },
  facts: Facts,
  caller: Owner,
  session: string | undefined,
): AppliedLimit[] {
  const contact = openContact(vault, facts)
  const request = { caller, lane: facts.lane, ip: undefined, session, contact, day: dayOf(vault, contact) }
  return sendLimits(ring.first, limitSubject(request, smsPerDay))
}

/** The refusal by the limit with that number. */
export function limitedBy(telemetry: Telemetry, stage: number, retryAt: Date): LimitedOutcome {
  const limit = limitOfScope(stage).name
  telemetry.report.limitHit({ limit, enforced: true })
  return { kind: 'limited', limit, retryAt }
}

/** Tells of the limits that only observe and would have refused: bit n stands for the limit with number n. */
export function reportObserved(telemetry: Telemetry, over: number): void {
  if (over === 0) return
  for (const rule of limitRules) {
    if (over & (1 << rule.scope)) telemetry.report.limitHit({ limit: rule.name, enforced: false })
  }
}
