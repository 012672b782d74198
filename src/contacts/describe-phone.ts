// What an inspection tells of a number that was read: the country, the line, both ways of writing it. Only for the person who
// typed it; everybody else gets the mask.
import type { CountryCode, PhoneContact } from './contact.ts'
import { groupNationally, groupNumber, type LineType, lineTypeOf } from './numbering-plan.ts'
import { isReservedNumber } from './reserved-numbers.ts'

export interface PhoneDescription {
  /** By the whole number; undefined for numbers of no country (+870 …). */
  readonly country: CountryCode | undefined
  /** Undefined for a number that is in no plan (any more): one that was kept from before the plan changed. */
  readonly lineType: LineType | undefined
  /** `+372 5123 4567` */
  readonly international: string
  /** `5123 4567`, `07400 123456`; a number of no country has none but the international one. */
  readonly national: string
  /** Kept for films, books and examples: nobody has it. */
  readonly isReserved: boolean
}

export function describePhone({ value, country }: PhoneContact): PhoneDescription {
  const international = groupNumber(value)
  return {
    country,
    lineType: lineTypeOf(value),
    international,
    national: country === undefined ? international : groupNationally(value),
    isReserved: isReservedNumber(value),
  }
}
