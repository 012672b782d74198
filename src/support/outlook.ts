// What a new code would meet now: the policy and the limits. What was refused has left no story, since a flood of refusals must not
// become a flood of writes; but what refuses is known, and told to whoever helps. Nothing here is written or counted.
import type { Contact, Vault } from '../contacts/index.ts'
import type { Queryable } from '../db/index.ts'
import type { Clock } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { type Counted, type Lane, type LimitSubject, readCounts } from '../limits/index.ts'
import { type ChannelJudgement, judge, type LiveChannels, type Policy, providedChannels } from '../policy/index.ts'
import { daysOfRegistration } from '../registration/index.ts'
import type { Service } from '../services/index.ts'
import { dayOf, daysOfVerification } from '../verification/index.ts'
import type { TargetRow } from './queries.ts'

export interface OutlookParts {
  readonly db: Queryable
  readonly clock: Clock
  readonly ring: KeyRing
  readonly vault: Vault
  readonly services: () => Promise<readonly Service[]>
  readonly policyOf: (serviceId: Uuid) => Promise<Policy>
  readonly liveChannels: () => Promise<LiveChannels>
  readonly deployment: { readonly smsCountries: readonly string[] | '*'; readonly smsPerDay: number }
}

type DaysParts = Pick<OutlookParts, 'db' | 'clock' | 'vault'>

/** What is counted for one lane of one kind of key. */
export interface LaneCount extends Counted {
  readonly lane: Lane
  readonly isTest: boolean
}

export interface Outlook {
  readonly serviceId: Uuid
  /** With a live key, for somebody of whom nothing more is known: neither where they are, nor that the contact is on file. */
  readonly judgement: ChannelJudgement
  readonly counts: readonly LaneCount[]
}

const LANES: readonly Lane[] = ['open', 'known']

/** In every service, in the order in which they were made. */
export async function outlooksFor(contact: Contact, parts: OutlookParts): Promise<readonly Outlook[]> {
  const live = providedChannels('live', await parts.liveChannels())
  const services = await parts.services()
  const phone = contact.kind === 'phone' ? { e164: contact.value, country: contact.country } : undefined
  const day = dayOf(parts.vault, contact)
  const asked = services.map((service) =>
    [false, true].flatMap((isTest) => subjectsOf(service, isTest, day, parts.deployment.smsPerDay, phone)),
  )
  const counts = await countsFor(asked, parts)
  const judged = services.map(async ({ id, settings }) => {
    const policy = await parts.policyOf(id)
    return judge({ contact, deployment: parts.deployment, service: settings, ...live, policy })
  })
  const judgements = await Promise.all(judged)
  return services.flatMap(({ id: serviceId }, at): Outlook[] => {
    const judgement = judgements[at]
    return judgement ? [{ serviceId, judgement, counts: counts[at] ?? [] }] : []
  })
}

/** Of verifications and registrations that exist: what the days of their contacts have counted, by their ids. */
export async function countsOf(
  rows: readonly TargetRow[],
  parts: OutlookParts,
): Promise<ReadonlyMap<Uuid, readonly LaneCount[]>> {
  const services = rows.length === 0 ? [] : await parts.services()
  const days = await Promise.all(rows.map((row) => daysOf(row, parts)))
  const asked = rows.map((row, at) => {
    const service = services.find(({ id }) => id === row.service_id)
    return (days[at] ?? []).flatMap((day) => (service ? subjectsOf(service, row.test, day) : []))
  })
  const counts = await countsFor(asked, parts)
  return new Map(rows.map(({ id }, at) => [id, counts[at] ?? []]))
}

/** By which the days of the contacts are counted that a verification or registration goes by. */
export function daysOf({ kind, id }: Pick<TargetRow, 'kind' | 'id'>, parts: DaysParts): Promise<Uuid[]> {
  return kind === 'registration' ? daysOfRegistration(parts, id) : daysOfVerification(parts, id)
}

/** Of a contact by its day; what it shares with other numbers is asked for only where the number is known. */
function subjectsOf(
  { id, settings }: Service,
  isTest: boolean,
  contact: Uuid,
  deploymentSmsPerDay = 0,
  phone?: LimitSubject['phone'],
): LimitSubject[] {
  const smsPerDay = settings.smsPerDay ?? deploymentSmsPerDay
  const nobody = { ip: undefined, session: undefined }
  return LANES.map((lane) => ({ serviceId: id, lane, isTest, settings, smsPerDay, ...nobody, contact, phone }))
}

/** One question for all; the answers in the groups in which it was asked. */
async function countsFor(
  groups: readonly (readonly LimitSubject[])[],
  { db, clock, ring }: OutlookParts,
): Promise<readonly (readonly LaneCount[])[]> {
  const found = await readCounts(db, ring.first, groups.flat(), clock.now())
  let at = 0
  return groups.map((group) =>
    group.flatMap(({ lane, isTest }) => (found[at++] ?? []).map((counted) => ({ ...counted, lane, isTest }))),
  )
}
