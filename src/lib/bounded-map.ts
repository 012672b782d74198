// A map that forgets: for what can be had again and need not be. It keeps what was set or asked for last, in two generations: when the
// young one is full it becomes the old one, and what nobody asked for since is dropped with the old one before it. So nothing is
// ever searched for what is to go. Taking one entry after another from the front of a full Map is what must not be done: the
// engine steps over all that was taken there before, which at 20,000 entries costs 7 µs each time where this costs 0.1 µs.

export interface BoundedMap<Key, Value extends Known> {
  /** Undefined where it is not known, or not any more. */
  get(key: Key): Value | undefined
  set(key: Key, value: Value): void
  delete(key: Key): void
  clear(): void
}

/** `null` may be known; `undefined` is what is not. */
// biome-ignore lint/complexity/noBannedTypes: whatever is not undefined
type Known = {} | null

/** @param most an even number: so many entries at most, and always the latest half of them at least. */
export function createBoundedMap<Key, Value extends Known>(most: number): BoundedMap<Key, Value> {
  const generation = most / 2
  if (!Number.isInteger(generation) || generation < 1) throw new RangeError(`${most} entries make no two generations.`)
  let young = new Map<Key, Value>()
  let old = new Map<Key, Value>()

  function set(key: Key, value: Value): void {
    if (young.size >= generation && !young.has(key)) {
      old = young
      young = new Map()
    }
    young.set(key, value)
  }

  return {
    get(key) {
      const known = young.get(key)
      if (known !== undefined) return known
      const older = old.get(key)
      if (older !== undefined) set(key, older)
      return older
    },
    set,
    delete(key) {
      young.delete(key)
      old.delete(key)
    },
    clear() {
      young = new Map()
      old = new Map()
    },
  }
}
