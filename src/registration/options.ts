// Which options there are to get the code (R21): what the person chooses from, in which order, what keeps each from being used, and
// where a code goes by itself.
import { maskContact } from '../contacts/index.ts'
import type { Lane } from '../limits/index.ts'
import { channelOf, judge, type Policy, providedChannels } from '../policy/index.ts'
import type { Owner } from '../verification/index.ts'
import type { KeptContact, RegistrationRecord } from './record.ts'
import type { ContactOption } from './registration.ts'
import type { Workbench } from './workbench.ts'

export type OptionParts = Pick<Workbench, 'deployment' | 'liveChannels' | 'policyOf' | 'methods'>

/** The list that the person chooses from: e-mail first, second where data have leaked (R35). */
export async function optionsOf(
  parts: OptionParts,
  caller: Owner,
  record: RegistrationRecord,
): Promise<ContactOption[]> {
  const policy = await parts.policyOf(caller.service.id)
  const order = record.isLeaked ? ['phone', 'email'] : ['email', 'phone']
  return record.contacts
    .filter(isOffered)
    .map((kept) => optionOf(parts, caller, record, kept, policy))
    .sort((one, other) => order.indexOf(one.option) - order.indexOf(other.option))
}

/** One on file that was never confirmed is no option (R24). */
export function isOffered({ source, filed }: KeptContact): boolean {
  return source === 'entered' || filed?.confirmedAt !== undefined
}

function optionOf(
  { deployment, liveChannels, methods }: OptionParts,
  caller: Owner,
  record: RegistrationRecord,
  kept: KeptContact,
  policy: Policy,
): ContactOption {
  const isFixed = methods.get(record.method ?? '')?.mayChangeContacts === false
  const judgement = judge({
    contact: kept.contact,
    location: record.location,
    method: record.method,
    lane: laneOf(kept),
    // Where nothing else may be entered, what would work is looked for among the others on file (R32).
    ...(isFixed ? { onFile: record.contacts.filter(isOffered).map(({ contact }) => contact) } : {}),
    policy,
    deployment,
    service: caller.service.settings,
    ...providedChannels(caller.kind, liveChannels),
  })
  return {
    option: kept.kind,
    channel: channelOf(kept.contact),
    masked: maskContact(kept.contact),
    source: kept.source,
    isAvailable: judgement.available,
    reason: judgement.available ? undefined : judgement.reason,
    setting: judgement.available ? undefined : judgement.setting,
    alternatives: judgement.available ? [] : judgement.alternatives,
    tips: judgement.tips,
    isConfirmed: kept.confirmed !== undefined,
  }
}

/** A code can go there, and would confirm something. */
export function isToConfirm({ isAvailable, isConfirmed }: ContactOption): boolean {
  return isAvailable && !isConfirmed
}

/** The other contact, where a code could go to it as well. */
export function otherOption(options: readonly ContactOption[], option: string): ContactOption | undefined {
  return options.find((one) => one.option !== option && isToConfirm(one))
}

/**
 * Where a code goes by itself when the one to an option cannot arrive. Never to the mailbox of somebody whose data have leaked (R35):
 * others may read it, so that the person is asked.
 */
export function fallbackOf(
  record: RegistrationRecord,
  options: readonly ContactOption[],
  option: string,
): KeptContact | undefined {
  if (record.fallback !== 'auto') return undefined
  const other = otherOption(options, option)
  if (!other || (record.isLeaked && other.channel === 'email')) return undefined
  return keptOf(record, other.option)
}

/** Whose limits its sends count against (R40): who proved who they are is not kept out by strangers who tried the same contact. */
export function laneOf({ source }: KeptContact): Lane {
  return source === 'on_file' ? 'known' : 'open'
}

export function keptOf(record: RegistrationRecord, kind: string): KeptContact | undefined {
  return record.contacts.find((kept) => kept.kind === kind)
}
