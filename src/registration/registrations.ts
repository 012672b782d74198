// What one may do with registrations, put together from the steps.

import type { Uuid } from '../lib/ids.ts'
import { referenceOf } from '../lib/reference.ts'
import type { Service } from '../services/index.ts'
import type { Owner } from '../verification/index.ts'
import { isSameCode } from '../verification/index.ts'
import { createContacts } from './contacts.ts'
import { createFinishing } from './finishing.ts'
import { isEnd } from './flow.ts'
import { createBeginning } from './identity.ts'
import { claim, clientToken } from './parties.ts'
import { selectOwner } from './queries.ts'
import type { IdentityVisits, ReadOutcome, Registrations, StepRequest } from './registration.ts'
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
    return { kind: 'done', registration: await bench.show(caller, record) }
  }

  async function open(request: StepRequest): Promise<ReadOutcome> {
    const record = await bench.find(request.caller, request.id)
    if (!record) return { kind: 'not_found' }
    const { kind } = claim(record, request.party, 'read')
    if (kind === 'stranger') return { kind: 'owned_elsewhere', reference: referenceOf(request.id) }
    if (kind === 'owner' || isEnd(record.status)) {
      return { kind: 'done', registration: await bench.show(request.caller, record) }
    }
    return await bench.take<ReadOutcome>(request, 'change_settings', () => ({
      event: 'changed',
      outcome: async (written) => ({ kind: 'done', registration: await bench.show(request.caller, written) }),
    }))
  }

  async function ownerOf(id: Uuid): Promise<Owner | undefined> {
    const row = await selectOwner(db, id)
    const service = row && (await options.serviceById(row.service_id))
    return service && { service, kind: row.test ? 'test' : 'live' }
  }

  const beginning = createBeginning(bench)
  return {
    ...beginning,
    visits: options.visits && createVisits(bench, options.visits, { ...beginning, ownerOf }),
    ...createContacts(bench),
    ...createSending(bench),
    ...createFinishing(bench),
    read,
    open,
    ownerOf,
    clientToken: (id) => clientToken(ring.first, id),
    isClientToken: (token, id) => ring.keys.some((key) => isSameCode(token, clientToken(key, id))),
  }
}
