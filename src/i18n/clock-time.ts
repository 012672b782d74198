// Says a time of day as a person's clock shows it. The server does not know that clock: it goes by the country where the person is,
// where that has one time, and else by UTC, which it then says. The script of the pages puts in the person's own.
import type { Locale } from './catalogue.ts'
import { dateFormat } from './date-format.ts'

/* biome-ignore format: a table */
const ZONES: Readonly<Record<string, string>> = {
  AT: 'Europe/Vienna', BE: 'Europe/Brussels', BG: 'Europe/Sofia', CH: 'Europe/Zurich', CY: 'Asia/Nicosia', CZ: 'Europe/Prague',
  DE: 'Europe/Berlin', DK: 'Europe/Copenhagen', EE: 'Europe/Tallinn', FI: 'Europe/Helsinki', FR: 'Europe/Paris',
  GB: 'Europe/London', GE: 'Asia/Tbilisi', GR: 'Europe/Athens', HR: 'Europe/Zagreb', HU: 'Europe/Budapest', IE: 'Europe/Dublin',
  IS: 'Atlantic/Reykjavik', IT: 'Europe/Rome', LT: 'Europe/Vilnius', LU: 'Europe/Luxembourg', LV: 'Europe/Riga', MT: 'Europe/Malta',
  NL: 'Europe/Amsterdam', NO: 'Europe/Oslo', PL: 'Europe/Warsaw', RO: 'Europe/Bucharest', SE: 'Europe/Stockholm',
  SI: 'Europe/Ljubljana', SK: 'Europe/Bratislava', TR: 'Europe/Istanbul', UA: 'Europe/Kyiv',
}

/** `17:32`, or `15:32 UTC` where the zone is not known. @param country where the person is. */
export function formatClockTime(locale: Locale, at: Date, country: string | undefined): string {
  const timeZone = ZONES[country ?? '']
  const style = { hour: '2-digit', minute: '2-digit', timeZone: timeZone ?? 'UTC' } as const
  const said = dateFormat(locale, style).format(at)
  return timeZone === undefined ? `${said} UTC` : said
}
