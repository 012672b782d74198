// How long something lasts, for the script to count down: what it shows, and what it says aloud and when. Not every second: at two
// minutes, one minute and half a minute (WCAG 2.2, 2.2.1).
import { format, type Locale } from '../../i18n/index.ts'
import { type Html, html } from '../html.ts'

/** What is counted down, each with its texts: `.in` ({time}), `.minutes`, `.seconds`, `.now`. */
type Counted = 'page.code.left' | 'page.not_received.again.in'

/** Attributes of the element whose text the script writes. */
export function countdown(locale: Locale, at: Date, key: Counted): Html {
  const said = {
    120: format(locale, `${key}.minutes`, { minutes: 2 }),
    60: format(locale, `${key}.minutes`, { minutes: 1 }),
    30: format(locale, `${key}.seconds`, { seconds: 30 }),
    0: format(locale, `${key}.now`),
  }
  const text = format(locale, key, { time: '{time}' })
  return html` data-at="${at.toISOString()}" data-text="${text}" data-said="${JSON.stringify(said)}"`
}
