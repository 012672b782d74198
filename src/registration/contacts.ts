// The contacts of a registration: which options there are to get the code (R21), and entering or changing contacts where the method
// lets one (R16, R18).
import { type Contact, maskContact } from '../contacts/index.ts'
import { pickLocale } from '../i18n/index.ts'
import { referenceOf } from '../lib/reference.ts'
import type { Lane } from '../limits/index.ts'
import { channelOf, judge, type Policy, providedChannels } from '../policy/index.ts'
import type { Owner } from '../verification/index.ts'
import { offeredMethods } from './methods.ts'
import type { KeptContact, RegistrationRecord } from './record.ts'
import type {
  ContactOption,
  ContactsOutcome,
  Option,
  OptionsOutcome,
  Registrations,
  SettingsChange,
  SettingsOutcome,
  StepRequest,
} from './registration.ts'
import type { Workbench } from './workbench.ts'

export function createContacts(
  bench: Workbench,
): Pick<Registrations, 'contactOptions' | 'enterContacts' | 'changeSettings'> {
  async function contactOptions(request: StepRequest): Promise<OptionsOutcome> {
    return await bench.take<OptionsOutcome>(request, 'see_options', async (record) => {
      const options = await optionsOf(bench, request.caller, record)
      const canBeReached = options.some(({ isAvailable }) => isAvailable)
      const methods = canBeReached ? [] : otherMethods(bench, record)
      const outcome = { kind: 'options', options, methods, reference: referenceOf(record.id) } as const
      // A look writes nothing and gives no more time, but that the first one makes it somebody's.
      return record.owner === undefined ? { event: 'seen', outcome: () => outcome } : { outcome }
    })
  }

  async function enterContacts(
    request: StepRequest,
    contacts: readonly Contact[],
    dropped: readonly Option[] = [],
  ): Promise<ContactsOutcome> {
    return await bench.take<ContactsOutcome>(request, 'enter_contacts', (record) => {
      const reference = referenceOf(record.id)
      const { method = '' } = record
      if (!bench.methods.get(method)?.mayChangeContacts) {
        return { outcome: { kind: 'contacts_fixed', method, reference } }
      }
      const changed = contacts.filter((contact) => !isSameContact(keptOf(record, contact.kind), contact))
      const confirmed = changed.find(({ kind }) => keptOf(record, kind)?.confirmed)
      if (confirmed) return { outcome: { kind: 'contact_confirmed', option: confirmed.kind, reference } }
      const gone = dropped.filter((kind) => mayBeDropped(keptOf(record, kind)))
      const isOther = [...changed.map(({ kind }) => kind), ...gone].some((kind) => kind === record.option)
      const hadTheCode = isOther && record.verificationId !== undefined
      const isFallback = !hadTheCode && record.fallbackId !== undefined && changed.length + gone.length > 0
      return {
        event: hadTheCode && record.status === 'sent' ? 'replaced' : 'entered',
        change: {
          contacts: enter(record, changed).filter(({ kind }) => !gone.includes(kind)),
          ...(hadTheCode ? { verificationId: undefined, option: undefined } : {}),
          ...(hadTheCode || isFallback ? { fallbackId: undefined } : {}),
        },
        ...(changed.length + gone.length > 0
          ? {
              told: {
                what: 'contacts_entered',
                detail: [...changed.map(maskContact), ...gone.map(without)].join(', '),
              },
            }
          : {}),
        after: async () => {
          if (hadTheCode) await bench.cancelCode(request.caller, record)
          else if (isFallback) await bench.withdrawFallback(request.caller, record)
        },
        outcome: async (written) => ({ kind: 'done', registration: await bench.show(request.caller, written) }),
      }
    })
  }

  async function changeSettings(request: StepRequest, change: SettingsChange): Promise<SettingsOutcome> {
    const { caller } = request
    return await bench.take<SettingsOutcome>(request, 'change_settings', async (record) => {
      const changed = {
        locale: pickLocale(change.locale, record.locale),
        country: change.country ?? record.country,
        location: change.location ?? record.location,
        isLeaked: change.isLeaked ?? record.isLeaked,
      }
      const isWithdrawn = record.fallbackId !== undefined && !(await mayFallBack(caller, { ...record, ...changed }))
      return {
        event: 'changed',
        change: changed,
        after: async () => isWithdrawn && (await bench.withdrawFallback(caller, record)),
        outcome: async (written) => ({ kind: 'done', registration: await bench.show(caller, written) }),
      }
    })
  }

  /** May a code still go to the other contact by itself, with what is known now? */
  async function mayFallBack(caller: Owner, record: RegistrationRecord): Promise<boolean> {
    const { option } = record
    return option !== undefined && fallbackOf(record, await optionsOf(bench, caller, record), option) !== undefined
  }

  return { contactOptions, enterContacts, changeSettings }
}

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
function isOffered({ source, filed }: KeptContact): boolean {
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

/** The methods that remain without the present one. */
function otherMethods({ methods }: Pick<Workbench, 'methods'>, record: RegistrationRecord): string[] {
  return offeredMethods(methods, record.purpose, [...record.refused, ...(record.method ? [record.method] : [])])
}

export function keptOf(record: RegistrationRecord, kind: string): KeptContact | undefined {
  return record.contacts.find((kept) => kept.kind === kind)
}

/** What was on file stays so when the person types the very same; one that was never confirmed is theirs to confirm from then on. */
function isSameContact(kept: KeptContact | undefined, contact: Contact): boolean {
  return kept !== undefined && isOffered(kept) && kept.contact.value === contact.value
}

function enter(record: RegistrationRecord, entered: readonly Contact[]): readonly KeptContact[] {
  const kinds = [...new Set([...record.contacts, ...entered].map(({ kind }) => kind))]
  return kinds.map((kind) => {
    const [before, contact] = [keptOf(record, kind), entered.find((one) => one.kind === kind)]
    if (!contact) return before as KeptContact
    return { kind, contact, source: 'entered', filed: before?.filed, confirmed: undefined }
  })
}

/** What was typed here alone: what is on file, or is confirmed, stays. */
function mayBeDropped(kept: KeptContact | undefined): boolean {
  return kept?.source === 'entered' && kept.filed === undefined && kept.confirmed === undefined
}

function without(kind: Option): string {
  return `no ${kind}`
}
