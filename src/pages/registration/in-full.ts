// The contacts that a person has typed, as they are read back: theirs to see in full, until they are confirmed and shown masked.
import { displayContact } from '../../contacts/index.ts'
import type { Option } from '../../registration/index.ts'
import type { Visit } from './page.ts'

export function typedInFull({ typed }: Visit): ReadonlyMap<Option, string> {
  return new Map(typed.map((contact) => [contact.kind, displayContact(contact)]))
}
