// The country table: where a channel does not work, whatever the providers say (R26). Data, to be read and edited; what is
// not here works. Each row has the day on which it was last looked at and the reason, because such facts age.
import type { Channel } from './channel.ts'

export type Verdict = 'yes' | 'no'

export interface CountryRow {
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[]
  readonly verdicts: { readonly [channel in Channel]?: Verdict }
  /** When the note was last held against operators' and providers' pages: YYYY-MM-DD. */
  readonly checkedOn: string
  readonly note: string
}

export const COUNTRY_TABLE: readonly CountryRow[] = [
  {
    countries: ['US', 'PR', 'GU', 'VI', 'AS', 'MP'],
    verdicts: { sms: 'no' },
    checkedOn: '2026-11-23',
    note:
      'Operators take text messages from programs only from registered domestic numbers (10DLC, short codes, verified ' +
      'toll-free numbers); names as senders and numbers from abroad are blocked. The territories share the networks and +1.',
  },
  {
    countries: ['CA'],
    verdicts: { sms: 'no' },
    checkedOn: '2026-11-23',
    note:
      'Names as senders are not allowed; only approved long numbers of Canada or the USA, Canadian short codes and verified ' +
      'toll-free numbers deliver.',
  },
  {
    countries: ['BE'],
    verdicts: { sms: 'no' },
    checkedOn: '2026-11-23',
    note:
      'Names as senders are overwritten or dropped and numbers from abroad are filtered, differently by operator; a local ' +
      'short code or long number is needed.',
  },
]

const ROWS: ReadonlyMap<string, CountryRow> = new Map(
  COUNTRY_TABLE.flatMap((row) => row.countries.map((country) => [country, row] as const)),
)

/** Whether messages of a channel arrive in a country; yes where the table says nothing. */
export function verdictFor(country: string | undefined, channel: Channel): Verdict {
  return (country !== undefined && ROWS.get(country)?.verdicts[channel]) || 'yes'
}
