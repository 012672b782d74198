// The contacts of a registration: listing those that may get the code, entering or changing them where the method lets one (R16,
// R18), and what is said of the person's whereabouts, by which they are judged.
import { type Contact, maskContact } from '../contacts/index.ts'
import { pickLocale } from '../i18n/index.ts'
import { referenceOf } from '../lib/reference.ts'
import type { Owner } from '../verification/index.ts'
import { offeredMethods } from './methods.ts'
import { fallbackOf, isOffered, keptOf, optionsOf } from './options.ts'
import type { KeptContact, RegistrationRecord } from './record.ts'
import type {
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

/** The methods that remain without the present one. */
function otherMethods({ methods }: Pick<Workbench, 'methods'>, record: RegistrationRecord): string[] {
  return offeredMethods(methods, record.purpose, [...record.refused, ...(record.method ? [record.method] : [])])
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
