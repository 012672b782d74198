// Work that arrives while an earlier batch is in flight goes to the database as one statement (D4). Nothing waits to fill a
// batch that somebody waits for: the first item leaves at once, and what gathers behind it is the next batch. Two items with a key in common never
// share a batch: a set-based statement would judge both from the same row (hot-path.md).

export interface BatcherOptions<Item, Result> {
  /** Works on a batch; answers one result per item, in the same order. A rejection reaches every caller of the batch. */
  readonly run: (items: readonly Item[]) => Promise<readonly Result[]>
  /** What no two items of one batch may share. */
  readonly keysOf?: (item: Item) => readonly string[]
  /** How many batches may be in flight at once. */
  readonly lanes: number
  /** The most items in a batch. */
  readonly maxSize: number
  /** For work that nobody waits for: a batch is cut this long after its first item came. */
  readonly gatherMs?: number
  /** Told of each finished batch: its size and how long it took, in milliseconds. */
  readonly onBatch?: (size: number, milliseconds: number) => void
}

export interface Batcher<Item, Result> {
  submit(item: Item): Promise<Result>
}

interface Waiting<Item, Result> {
  readonly item: Item
  readonly keys: readonly string[]
  readonly resolve: (result: Result) => void
  readonly reject: (cause: unknown) => void
}

const NO_KEYS: readonly string[] = []

export function createBatcher<Item, Result>(options: BatcherOptions<Item, Result>): Batcher<Item, Result> {
  const { run, keysOf, lanes, maxSize, gatherMs = 0, onBatch } = options
  let waiting: Waiting<Item, Result>[] = []
  let inFlight = 0
  let isScheduled = false

  function submit(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      waiting.push({ item, keys: keysOf?.(item) ?? NO_KEYS, resolve, reject })
      schedule()
    })
  }

  /** Batches are cut at the end of the turn, so that requests read from the sockets in one turn travel together. */
  function schedule(): void {
    if (isScheduled) return
    isScheduled = true
    if (gatherMs > 0) setTimeout(cut, gatherMs)
    else setImmediate(cut)
  }

  function cut(): void {
    isScheduled = false
    while (inFlight < lanes && waiting.length > 0) void flush(takeBatch())
  }

  /** As many of the waiting as fit, in order, leaving for later those that share a key with one already taken. */
  function takeBatch(): Waiting<Item, Result>[] {
    if (!keysOf) {
      const batch = waiting.slice(0, maxSize)
      waiting = waiting.slice(maxSize)
      return batch
    }
    const taken = new Set<string>()
    const batch: Waiting<Item, Result>[] = []
    const later: Waiting<Item, Result>[] = []
    for (const one of waiting) {
      if (batch.length >= maxSize || one.keys.some((key) => taken.has(key))) later.push(one)
      else batch.push(one)
      // The keys of those left for later count as taken too, so that equal ones keep their order.
      for (const key of one.keys) taken.add(key)
    }
    waiting = later
    return batch
  }

  async function flush(batch: Waiting<Item, Result>[]): Promise<void> {
    inFlight++
    const startedAt = performance.now()
    try {
      const results = await run(batch.map((one) => one.item))
      if (results.length !== batch.length) throw new Error(`A batch of ${batch.length} had ${results.length} results.`)
      batch.forEach((one, index) => {
        one.resolve(results[index] as Result)
      })
    } catch (cause) {
      for (const one of batch) one.reject(cause)
    } finally {
      inFlight--
      onBatch?.(batch.length, performance.now() - startedAt)
      if (waiting.length > 0) schedule()
    }
  }

  return { submit }
}
