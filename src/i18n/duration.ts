// Says for how long something holds, in whole minutes or hours and never more than is true.
import { createBoundedMap } from '../lib/bounded-map.ts'
import type { Locale } from './catalogue.ts'
import { format } from './format.ts'

/** What passes between deciding on a text and sending it must not turn ten minutes into nine. */
const TOLERANCE_SECONDS = 5
const LONGEST_IN_MINUTES = 120
/** Each message asks for one of a few. */
const said = createBoundedMap<string, string>(1_000)

/** `10 minutes`, `2 hours` in the form that follows "is valid for"; at least one minute. */
export function formatDuration(locale: Locale, seconds: number): string {
  const minutes = Math.max(1, Math.floor((seconds + TOLERANCE_SECONDS) / 60))
  const key = `${locale} ${minutes}`
  const known = said.get(key)
  if (known !== undefined) return known
  const fresh = sayMinutes(locale, minutes)
  said.set(key, fresh)
  return fresh
}

function sayMinutes(locale: Locale, minutes: number): string {
  if (minutes < LONGEST_IN_MINUTES) return format(locale, 'duration.minutes', { minutes })
  return format(locale, 'duration.hours', { hours: Math.floor(minutes / 60) })
}
