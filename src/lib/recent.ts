// Remembers for a few seconds what was looked up, so that the hot path seldom asks the database. What is unknown is remembered
// too, apart and in fewer places, so that strangers who try many keys neither reach the database each time nor push out real ones.
import { createBoundedMap } from './bounded-map.ts'
import type { Clock } from './clock.ts'

export interface Recent<V> {
  /** What was looked up lately, or a fresh look; those who ask for the same at once share one look. */
  find(key: string): Promise<V | undefined>
  /** From now on nothing that was looked up earlier is answered, not even what is still on its way. */
  forget(): void
}

interface Remembered<V> {
  readonly value: V
  readonly at: number
}

export function createRecent<V>(options: {
  readonly clock: Clock
  readonly seconds: number
  readonly mostKnown: number
  readonly mostUnknown: number
  readonly look: (key: string) => Promise<V | undefined>
}): Recent<V> {
  const { clock, seconds, mostKnown, mostUnknown, look } = options
  const known = createBoundedMap<string, Remembered<V>>(mostKnown)
  const unknown = createBoundedMap<string, Remembered<undefined>>(mostUnknown)
  let onTheWay = new Map<string, Promise<V | undefined>>()

  function lookNow(key: string): Promise<V | undefined> {
    const present = onTheWay
    const looking = look(key)
      .then((value) => {
        if (present !== onTheWay) return value // forgotten meanwhile: it may be older than the change
        const at = clock.now().getTime()
        if (value === undefined) {
          known.delete(key)
          unknown.set(key, { value: undefined, at })
        } else known.set(key, { value, at })
        return value
      })
      .finally(() => present.delete(key))
    present.set(key, looking)
    return looking
  }

  return {
    async find(key) {
      const remembered = known.get(key) ?? unknown.get(key)
      // A clock that was set back must not make a key that was revoked good until it has caught up.
      const age = remembered && clock.now().getTime() - remembered.at
      if (age !== undefined && age >= 0 && age < seconds * 1000) return remembered?.value
      return onTheWay.get(key) ?? lookNow(key)
    },
    forget() {
      known.clear()
      unknown.clear()
      onTheWay = new Map()
    },
  }
}
