// The form of the tables of numbers in this folder. They are written from the countries' numbering plans, as the regulators and
// the ITU publish them (ITU-T E.129, "National numbering plans"), never from the library that the reading is built on: where
// the two differ, the plan is right.

/** What was typed, and what it must be: the number it means, or the reason for which it is refused. */
export type Row = readonly [typed: string, expected: string, why: string, suggestion?: string]

/** One country: what does not begin with + or 00 is typed with this country chosen, and what is read must belong to it. */
export interface Plan {
  readonly country: string
  readonly source: string
  readonly rows: readonly Row[]
}

export function plan(country: string, source: string, rows: readonly Row[]): Plan {
  return { country, source, rows }
}
