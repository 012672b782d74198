// Simulated time: what is to happen, in the order of its instants; what falls on the same instant, in the order it was put in.
// Seconds since the beginning of the world.

export interface Timeline {
  /** The instant of what is happening, in seconds. */
  now(): number
  /** To happen then; at once where that instant has passed. What gives a promise is waited for before time goes on. */
  at(seconds: number, action: () => void | Promise<void>): void
  /** Runs until nothing is left to happen. */
  run(): Promise<void>
}

interface Entry {
  readonly at: number
  readonly turn: number
  readonly action: () => void | Promise<void>
}

/** @param onMove told before the first thing of a new instant happens. */
export function createTimeline(onMove: (seconds: number) => void | Promise<void> = () => {}): Timeline {
  const heap: Entry[] = []
  let present = 0
  let turns = 0

  function put(entry: Entry): void {
    let index = heap.length
    while (index > 0) {
      const parent = (index - 1) >> 1
      const above = heap[parent] as Entry
      if (isBefore(above, entry)) break
      heap[index] = above
      index = parent
    }
    heap[index] = entry
  }

  function take(): Entry | undefined {
    const first = heap[0]
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return first
    let index = 0
    for (let child = 1; child < heap.length; child = 2 * index + 1) {
      if (child + 1 < heap.length && isBefore(heap[child + 1] as Entry, heap[child] as Entry)) child++
      const below = heap[child] as Entry
      if (isBefore(last, below)) break
      heap[index] = below
      index = child
    }
    heap[index] = last
    return first
  }

  return {
    now: () => present,
    at: (seconds, action) => put({ at: Math.max(seconds, present), turn: turns++, action }),
    async run() {
      for (let entry = take(); entry !== undefined; entry = take()) {
        if (entry.at > present) {
          present = entry.at
          const moved = onMove(present)
          if (moved !== undefined) await moved
        }
        const done = entry.action()
        if (done !== undefined) await done
      }
    },
  }
}

function isBefore(one: Entry, other: Entry): boolean {
  return one.at < other.at || (one.at === other.at && one.turn < other.turn)
}
