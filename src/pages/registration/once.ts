// A form that comes twice, as a double click or an impatient reload sends it, is acted on once: both get the answer of the first.
// Each page has a token of its own, so the same token with the same content is the same press of the same button. Kept for
// seconds, in this process alone: what is at stake is a wrong code that would count twice, or a message that is refused as too early
// right after it was sent. That nothing is ever done twice which must not be, the functions behind the pages see to themselves.
import { createHash } from 'node:crypto'
import type { Clock } from '../../lib/clock.ts'
import type { Deed, PageName, Typed } from './page.ts'

export type Once = (page: PageName, typed: Typed, act: () => Promise<Deed>) => Promise<Deed>

const KEPT_MS = 5_000
const MOST_KEPT = 1_000

export function createOnce(clock: Clock): Once {
  const latest = new Map<string, { readonly at: number; readonly deed: Promise<Deed> }>()

  function forgetOld(now: number): void {
    for (const [key, { at }] of latest) {
      if (now - at < KEPT_MS && latest.size < MOST_KEPT) return
      latest.delete(key)
    }
  }

  return (page, typed, act) => {
    const now = clock.now().getTime()
    forgetOld(now)
    const key = createHash('sha256')
      .update(JSON.stringify([page, typed]))
      .digest('base64')
    const known = latest.get(key)
    if (known) return known.deed
    const deed = act()
    latest.set(key, { at: now, deed })
    // What failed may be tried again at once.
    deed.catch(() => latest.delete(key))
    return deed
  }
}
