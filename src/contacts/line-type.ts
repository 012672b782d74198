// What the numbering plan says a number is for, in the words of the API.
import type { PhoneContact } from './contact.ts'
import { findNumber } from './numbering-plan.ts'

/** `mobile`, `fixed_line_or_mobile`, `voip` …; undefined where the plan does not tell. */
export function lineTypeOf({ value }: PhoneContact): string | undefined {
  return findNumber(value)?.type.toLowerCase()
}
