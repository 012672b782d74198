// What support may do (R33, R34): hear the masked story behind a reference, send the code again, end what is under way, lift the
// limits of a day from a contact. Each deed is recorded with its reason before it is done. It never sees a code, confirms a
// contact, or edits one: there is no function here that could.
import type { Contact } from '../contacts/index.ts'
import type { Database } from '../db/index.ts'
import { addSeconds, type Clock } from '../lib/clock.ts'
import type { NewUuid, Uuid } from '../lib/ids.ts'
import { budgetKey, liftBudgets } from '../limits/index.ts'
import {
  findRegistrationsByContact,
  findRegistrationsByReference,
  type RegistrationStory,
  type Registrations,
} from '../registration/index.ts'
import { findByContact, findByReference, type Owner, type Story, type Verifications } from '../verification/index.ts'
import { countsOf, daysOf, type LaneCount, type Outlook, type OutlookParts, outlooksFor } from './outlook.ts'
import {
  type ActionRow,
  deleteActions,
  insertAction,
  selectActions,
  selectTargets,
  type TargetRow,
  updateOutcome,
} from './queries.ts'

export interface SupportParts extends OutlookParts {
  readonly db: Database
  readonly uuids: NewUuid
  readonly verifications: Pick<Verifications, 'resend' | 'cancel'>
  readonly registrations: Pick<Registrations, 'resend' | 'end'>
}

export interface Told {
  readonly registrations: readonly RegistrationStory[]
  /** With those that the registrations led to. */
  readonly verifications: readonly Story[]
  readonly actions: readonly SupportAction[]
  /** What the days of their contacts have counted, by the id of what exists still. */
  readonly counts: ReadonlyMap<Uuid, readonly LaneCount[]>
}

/** A contact's latest stories, and what a new code for it would meet. */
export interface ToldOfContact extends Told {
  readonly outlooks: readonly Outlook[]
}

export type SupportAction = Pick<ActionRow, 'about' | 'action' | 'outcome' | 'who' | 'why' | 'at'>

export interface Deed {
  readonly reference: string
  readonly who: string
  readonly why: string
}

export type DeedOutcome =
  /** `outcome` is a word: sent, too_early, cancelled, abandoned, unlocked … `isDone`: it is what was wanted. */
  | {
      readonly kind: 'done' | 'refused'
      readonly outcome: string
      readonly retryAt: Date | undefined
      readonly about: 'verification' | 'registration'
    }
  /** Nothing that can still be changed is known by this reference. */
  | { readonly kind: 'not_found' }

export interface Support {
  find(reference: string): Promise<Told>
  findByContact(contact: Contact): Promise<ToldOfContact>
  resend(deed: Deed): Promise<DeedOutcome>
  end(deed: Deed): Promise<DeedOutcome>
  unlock(deed: Deed): Promise<DeedOutcome>
}

interface Done {
  readonly isDone: boolean
  readonly outcome: string
  readonly retryAt?: Date | undefined
}

/** How long it is known what support has done. */
export const ACTION_DAYS = 90

export function createSupport(parts: SupportParts): Support {
  const { db, clock, uuids, verifications, registrations } = parts

  async function find(reference: string): Promise<Told> {
    return await tell(await findRegistrationsByReference(parts, reference), await findByReference(parts, reference))
  }

  async function tell(found: readonly RegistrationStory[], own: readonly Story[]): Promise<Told> {
    const known = new Set(own.map((story) => story.reference))
    const stories = [...own]
    // A registration led to verifications, and these to those that they fell back on.
    let leading: readonly Pick<Story, 'steps'>[] = [...found, ...own]
    while (leading.length > 0) {
      const led = new Set(leading.flatMap(({ steps }) => steps.flatMap(({ reference }) => reference ?? [])))
      const unknown = [...led].filter((one) => !known.has(one))
      const further = (await Promise.all(unknown.map((one) => findByReference(parts, one)))).flat()
      for (const one of unknown) known.add(one)
      stories.push(...further)
      leading = further
    }
    const about = [...found.map((one) => one.registrationId), ...stories.map((one) => one.verificationId)]
    const [actions, rows] = await Promise.all([selectActions(db, about), selectTargets(db, about)])
    return { registrations: found, verifications: stories, actions, counts: await countsOf(rows, parts) }
  }

  /** What the reference names that exists still: a registration goes before a verification. */
  async function target(reference: string): Promise<{ row: TargetRow; owner: Owner } | undefined> {
    const [found, own] = [await findRegistrationsByReference(parts, reference), await findByReference(parts, reference)]
    const ids = [...found.map((one) => one.registrationId), ...own.map((one) => one.verificationId)]
    const rows = await selectTargets(db, ids)
    const row = rows.find(({ kind }) => kind === 'registration') ?? rows[0]
    const service = row && (await parts.services()).find(({ id }) => id === row.service_id)
    return row && service && { row, owner: { service, kind: row.test ? 'test' : 'live' } }
  }

  function deed(action: ActionRow['action'], act: (row: TargetRow, owner: Owner) => Promise<Done>) {
    return async ({ reference, who, why }: Deed): Promise<DeedOutcome> => {
      const found = await target(reference)
      if (!found) return { kind: 'not_found' }
      const { row, owner } = found
      const record = { id: uuids(), service_id: row.service_id, about: row.id, action, who, why, at: clock.now() }
      await insertAction(db, { ...record, outcome: 'begun' })
      const { isDone, outcome, retryAt } = await act(row, owner)
      await updateOutcome(db, record.id, outcome)
      return { kind: isDone ? 'done' : 'refused', outcome, retryAt, about: row.kind }
    }
  }

  const resend = deed('resend', async ({ id, kind }, caller) => {
    const outcome =
      kind === 'registration'
        ? await registrations.resend({ caller, id, party: { by: 'support' } })
        : await verifications.resend({ caller, id, session: undefined, isSupport: true })
    const isDone = outcome.kind === 'done' || outcome.kind === 'sent'
    return {
      isDone,
      outcome: isDone ? 'sent' : outcome.kind,
      retryAt: 'retryAt' in outcome ? outcome.retryAt : undefined,
    }
  })

  const end = deed('end', async ({ id, kind }, caller) => {
    if (kind === 'registration') {
      const outcome = await registrations.end({ caller, id, party: { by: 'support' } }, 'support')
      const isDone = outcome.kind === 'done'
      return { isDone, outcome: isDone ? 'abandoned' : 'status' in outcome ? outcome.status : outcome.kind }
    }
    const outcome = await verifications.cancel({ caller, id, session: undefined, isSupport: true })
    return { isDone: outcome.kind === 'cancelled', outcome: outcome.kind }
  })

  /** Both lanes of each contact. A locked verification stays locked: its guesses are never refilled (R6); a new one may begin. */
  const unlock = deed('unlock', async ({ id, kind, service_id: serviceId, test: isTest }) => {
    const keys = (await daysOf({ kind, id }, parts)).flatMap((contact) =>
      (['open', 'known'] as const).map((lane) => budgetKey({ serviceId, lane, isTest, contact })),
    )
    const lifted = await liftBudgets(db, keys)
    return { isDone: lifted > 0, outcome: lifted > 0 ? 'unlocked' : 'nothing_to_lift' }
  })

  return {
    find,
    async findByContact(contact) {
      const told = await tell(await findRegistrationsByContact(parts, contact), await findByContact(parts, contact))
      return { ...told, outlooks: await outlooksFor(contact, parts) }
    },
    resend,
    end,
    unlock,
  }
}

/** Deletes the records of what was done longer ago than stories are kept; answers how many. */
export async function sweepSupport(db: Database, clock: Clock): Promise<number> {
  return await deleteActions(db, addSeconds(clock.now(), -ACTION_DAYS * 86_400))
}
