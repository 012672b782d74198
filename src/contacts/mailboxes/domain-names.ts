// Questions about domain names that several files here ask.
import type { EmailContact } from '../contact.ts'

/** In small letters and A-labels. */
export function domainOf({ value }: EmailContact): string {
  return value.slice(value.lastIndexOf('@') + 1)
}

export function localPartOf({ value }: EmailContact): string {
  return value.slice(0, value.lastIndexOf('@'))
}

/** Is the domain itself, or one above it, in the set? */
export function isWithin(domain: string, names: ReadonlySet<string>): boolean {
  for (let rest = domain; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    if (names.has(rest)) return true
  }
  return names.has(domain.slice(domain.lastIndexOf('.') + 1))
}
