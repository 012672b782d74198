// Would a message to a contact on file leave, and arrive? By the same judgement as a code (R26, R31), wherever the person may be.
import type { Contact } from '../contacts/index.ts'
import type { Uuid } from '../lib/ids.ts'
import { judge, type LiveChannels, type Policy, providedChannels } from '../policy/index.ts'
import type { Owner } from '../verification/index.ts'

export interface Reach {
  readonly policyOf: (serviceId: Uuid) => Promise<Policy>
  /** What live keys can send by; test keys can send by all. */
  readonly liveChannels: LiveChannels
  readonly deployment: { readonly smsCountries: readonly string[] | '*' }
}

/** Asks for the policy now, so that the judgement itself can be made within a transaction. */
export async function reachOf(
  { policyOf, liveChannels, deployment }: Reach,
  { service, kind }: Owner,
): Promise<(contact: Contact) => boolean> {
  const policy = await policyOf(service.id)
  const shared = {
    deployment,
    service: service.settings,
    policy,
    lane: 'known',
    ...providedChannels(kind, liveChannels),
  } as const
  return (contact) => judge({ ...shared, contact }).available
}
