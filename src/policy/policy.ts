// One policy out of several layers of rows. For each thing that a row may say (the verdict of a channel, the sender, the last
// line) the row of the latest layer that says it decides; a row about the country itself goes before one about every country.
import type { Channel } from './channel.ts'
import { SHIPPED_TABLE } from './shipped.ts'
import { ANY_COUNTRY, type LayeredRow, type Verdict } from './table.ts'

export interface Decision {
  readonly verdict: Verdict
  /** What decided; undefined where no row says anything and the channel is taken to work. */
  readonly row: LayeredRow | undefined
}

export interface SmsIdentity {
  /** Undefined: the provider's own. */
  readonly sender: string | undefined
  readonly hasOriginLine: boolean
}

export interface Policy {
  /** Undefined stands for numbers of no country. */
  inCountry(country: string | undefined, channel: Channel): Decision
  forMethod(method: string, channel: Channel): Decision
  smsIdentity(country: string | undefined): SmsIdentity
  /** All that is said of a country, the deciding ones last. */
  rowsAbout(country: string | undefined): readonly LayeredRow[]
  readonly rows: readonly LayeredRow[]
}

/** @param rows from the first layer to the last. */
export function createPolicy(rows: readonly LayeredRow[]): Policy {
  const byCountry = indexed(rows, ({ countries = [] }) => countries)
  const byMethod = indexed(rows, ({ methods = [] }) => methods)
  const everywhere = byCountry.get(ANY_COUNTRY) ?? []

  function rowsAbout(country: string | undefined): readonly LayeredRow[] {
    const own = country === undefined ? undefined : byCountry.get(country)
    return own === undefined ? everywhere : [...everywhere, ...own]
  }

  return {
    rows,
    rowsAbout,
    inCountry: (country, channel) => decide(rowsAbout(country), channel),
    forMethod: (method, channel) => decide(byMethod.get(method) ?? [], channel),
    smsIdentity: (country) => ({
      sender: rowsAbout(country).findLast(({ sender }) => sender !== undefined)?.sender,
      hasOriginLine:
        rowsAbout(country).findLast(({ hasOriginLine }) => hasOriginLine !== undefined)?.hasOriginLine ?? true,
    }),
  }
}

/** What holds where the operator said nothing. */
export const shippedRows: readonly LayeredRow[] = SHIPPED_TABLE.map((row) => ({ ...row, layer: 'shipped' }))
export const shippedPolicy: Policy = createPolicy(shippedRows)

function decide(rows: readonly LayeredRow[], channel: Channel): Decision {
  const row = rows.findLast(({ verdicts }) => verdicts[channel] !== undefined)
  return { verdict: row?.verdicts[channel] ?? 'yes', row }
}

function indexed(
  rows: readonly LayeredRow[],
  keysOf: (row: LayeredRow) => readonly string[],
): ReadonlyMap<string, readonly LayeredRow[]> {
  const index = new Map<string, LayeredRow[]>()
  for (const row of rows) {
    for (const key of keysOf(row)) index.set(key, [...(index.get(key) ?? []), row])
  }
  return index
}
