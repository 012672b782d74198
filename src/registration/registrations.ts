// What one may do with registrations, put together from the steps.
import { createBoundedMap } from '../lib/bounded-map.ts'
import type { Uuid } from '../lib/ids.ts'
import { referenceOf } from '../lib/reference.ts'
import { isSameText } from '../lib/same-text.ts'
import type { Service } from '../services/index.ts'
import type { Owner } from '../verification/index.ts'
import { createContacts } from './contacts.ts'
import { createCreation } from './creation.ts'
import { createFinishing } from './finishing.ts'
import { isEnd, isInOrder } from './flow.ts'
import { createIdentity } from './identity.ts'
import { optionsOf } from './options.ts'
import { claim, clientToken } from './parties.ts'
import { selectOwner } from './queries.ts'
import type { RegistrationRecord } from './record.ts'
import type { IdentityVisits, Party, ReadOutcome, Registrations, StepRequest } from './registration.ts'
import { createSending } from './sending.ts'
import { createVisits, type VisitParts } from './visits.ts'
import { createWorkbench, type RegistrationsParts } from './workbench.ts'

export interface RegistrationsOptions extends RegistrationsParts {
  readonly serviceById: (id: Uuid) => Promise<Service | undefined>
  /** Left out where nobody visits an identity provider. */
  readonly visits?: VisitParts
}

export function createRegistrations(
  options: RegistrationsOptions,
): Registrations & { readonly visits: IdentityVisits | undefined } {
  const { db, ring } = options
  const bench = createWorkbench(options)

  async function read({ caller, id, party }: StepRequest): Promise<ReadOutcome> {
    const record = await bench.find(caller, id)
    if (!record) return { kind: 'not_found' }
    if (claim(record, party, 'read').kind === 'stranger') {
      return { kind: 'owned_elsewhere', reference: referenceOf(id) }
    }
    return await shown(caller, record, party)
  }

  /** What was typed is read back to its owner: the browser or app whose the registration is. */
  async function shown(caller: Owner, record: RegistrationRecord, party: Party): Promise<ReadOutcome> {
    const isTheirs = claim(record, party, 'enter_contacts').kind === 'owner' && isPerson(party)
    const typed = isTheirs ? record.contacts.filter(({ source }) => source === 'entered') : []
    return {
      kind: 'done',
      registration: await bench.show(caller, record),
      typed: typed.map(({ contact }) => contact),
      options: async () =>
        isInOrder(record.status, 'see_options') ? await optionsOf(bench, caller, record) : undefined,
    }
  }

  async function open(request: StepRequest): Promise<ReadOutcome> {
    const { caller, id, party } = request
    const record = await bench.find(caller, id)
    if (!record) return { kind: 'not_found' }
    const { kind } = claim(record, party, 'read')
    if (kind === 'stranger') return { kind: 'owned_elsewhere', reference: referenceOf(id) }
    if (kind === 'owner' || isEnd(record.status)) return await shown(caller, record, party)
    return await bench.take<ReadOutcome>(request, 'change_settings', () => ({
      event: 'changed',
      outcome: (written) => shown(caller, written, party),
    }))
  }

  /** It never changes, so what was asked lately is not asked again. */
  const owners = createBoundedMap<Uuid, { readonly service_id: Uuid; readonly test: boolean }>(MOST_REMEMBERED)

  async function ownerOf(id: Uuid): Promise<Owner | undefined> {
    const row = owners.get(id) ?? (await selectOwner(db, id))
    if (row) owners.set(id, row)
    const service = row && (await options.serviceById(row.service_id))
    return service && { service, kind: row.test ? 'test' : 'live' }
  }

  const identity = createIdentity(bench)
  return {
    ...createCreation(bench),
    ...identity,
    visits: options.visits && createVisits(bench, options.visits, { ...identity, ownerOf }),
    ...createContacts(bench),
    ...createSending(bench),
    ...createFinishing(bench),
    read,
    open,
    ownerOf,
    clientToken: (id) => clientToken(ring.first, id),
    isClientToken: (token, id) => ring.keys.some((key) => isSameText(token, clientToken(key, id))),
  }
}

function isPerson({ by }: Party): boolean {
  return by === 'browser' || by === 'app'
}

const MOST_REMEMBERED = 10_000
