// The contacts that a person has typed, as they are read back: theirs to see in full, until they are confirmed and shown masked.
import { displayContact } from '../../contacts/index.ts'
import type { Option } from '../../registration/index.ts'
import type { Visit } from './page.ts'

export async function typedInFull({ parts, step }: Visit): Promise<ReadonlyMap<Option, string>> {
  const typed = await parts.registrations.typedContacts(step)
  if (typed.kind !== 'contacts') return new Map()
  return new Map(typed.contacts.map((contact) => [contact.kind, displayContact(contact)]))
}
