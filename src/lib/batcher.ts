// Work that arrives while an earlier batch is in flight goes to the database as one statement (D4). The first item leaves at
// once, and what gathers behind it is the next batch: few large batches cost the database less than many small ones, so a
// second one leaves beside the first only when it is full, or when the first takes long. Two items with a key in common never
// share a batch: a set-based statement would judge both from the same row (docs/decisions/hot-path.md).

export interface BatcherOptions<Item, Result> {
  /** Works on a batch; answers one result per item, in the same order. A rejection reaches every caller of the batch. */
  readonly run: (items: readonly Item[]) => Promise<readonly Result[]>
  /** What no two items of one batch may share. */
  readonly keysOf?: (item: Item) => readonly string[]
  /** How many batches may be in flight at once: beyond one, when they are full or the one before takes long. */
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

type Outcome<Result> =
  | { readonly ok: true; readonly results: readonly Result[] }
  | { readonly ok: false; readonly cause: unknown }

const NO_KEYS: readonly string[] = []
/** A batch usually takes a few milliseconds. One that waits for a lock must not hold up those behind it. */
const LATE_MS = 20

export function createBatcher<Item, Result>(options: BatcherOptions<Item, Result>): Batcher<Item, Result> {
  const { run, keysOf, lanes, maxSize, gatherMs = 0, onBatch } = options
  let waiting: Waiting<Item, Result>[] = []
  let inFlight = 0
  let isScheduled = false
  let late: NodeJS.Timeout | undefined

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
    while (waiting.length > 0 && (inFlight === 0 || (inFlight < lanes && waiting.length >= maxSize))) leave()
    if (waiting.length > 0 && inFlight < lanes) late ??= setTimeout(leave, LATE_MS)
  }

  function leave(): void {
    clearTimeout(late)
    late = undefined
    void flush(takeBatch())
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
    const outcome = await attempt(batch)
    inFlight--
    onBatch?.(batch.length, performance.now() - startedAt)
    // First what has gathered: the database works on it while the callers of this batch go on.
    if (waiting.length > 0 && gatherMs > 0) schedule()
    else if (waiting.length > 0) cut()
    for (const [index, one] of batch.entries()) {
      if (outcome.ok) one.resolve(outcome.results[index] as Result)
      else one.reject(outcome.cause)
    }
  }

  async function attempt(batch: readonly Waiting<Item, Result>[]): Promise<Outcome<Result>> {
    try {
      const results = await run(batch.map((one) => one.item))
      if (results.length !== batch.length) throw new Error(`A batch of ${batch.length} had ${results.length} results.`)
      return { ok: true, results }
    } catch (cause) {
      return { ok: false, cause }
    }
  }

  return { submit }
}
