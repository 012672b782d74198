// Keeps the links to one carrier: each is opened anew when it ends, later each time while that fails.
import { type Link, type LinkOptions, openLink } from './smpp-link.ts'

export interface KeepersOptions {
  readonly links: number
  readonly link: LinkOptions
  readonly reconnect: Reconnect
  /** From 0 up to 1, to spread attempts. */
  readonly random: () => number
}

/** The wait before a link is opened anew: the first one, doubled by each failure, up to the last one. */
export interface Reconnect {
  readonly firstMs: number
  readonly lastMs: number
}

export interface Keepers {
  /** The links that messages may be written on. */
  readonly bound: ReadonlySet<Link>
  /** Whether there is a link, or one is being tried, or will be in a moment. */
  isHopeful(): boolean
  /** What ended a link last, or kept one from being opened. */
  failure(): Error | undefined
  /** Begins to connect, where it has not yet. */
  open(): void
  /** Those that rest try now, not when their time has come. */
  hurry(): void
  isClosing(): boolean
  /** Says goodbye on each link. */
  close(): Promise<void>
}

/** A link that lived this long was sound: what ended it says nothing about the next one. */
const SOUND_MS = 5_000
/** By then any first wait is beyond any last one. */
const MOST_DOUBLINGS = 20

/** @param onChange called when a link was bound, and when one has ended or could not be opened. */
export function createKeepers({ links, link, reconnect, random }: KeepersOptions, onChange: () => void): Keepers {
  const bound = new Set<Link>()
  const resting = new Set<() => void>()
  const closing = new AbortController()
  /** Links that are being opened, or will be in a moment. */
  let opening = 0
  let lastFailure: Error | undefined
  let keepers: readonly Promise<void>[] = []

  /** One link after another, until closed. */
  async function keepOne(): Promise<void> {
    for (let failures = 0; !closing.signal.aborted; failures++) {
      const livedMs = await useOne()
      if (livedMs > SOUND_MS) failures = 0
      if (failures === 0) opening++
      onChange()
      if (!closing.signal.aborted)
        await rest(Math.min(reconnect.lastMs, reconnect.firstMs * 2 ** Math.min(failures, MOST_DOUBLINGS)))
      if (failures === 0) opening--
    }
  }

  /** Opens a link and waits for its end; answers how long it lived. */
  async function useOne(): Promise<number> {
    const opened = await openOne()
    if (opened === undefined) return 0
    // Closed in the very moment in which it was bound: nobody saw it among those to say goodbye on.
    if (closing.signal.aborted) void opened.unbind()
    const boundAt = performance.now()
    bound.add(opened)
    onChange()
    lastFailure = await opened.ended
    bound.delete(opened)
    return performance.now() - boundAt
  }

  async function openOne(): Promise<Link | undefined> {
    opening++
    try {
      return await openLink(link, closing.signal)
    } catch (cause) {
      lastFailure = cause instanceof Error ? cause : new Error(String(cause))
      return undefined
    } finally {
      opening--
    }
  }

  /** Spread over half of the time, so that not all who lost the carrier come back at once. */
  function rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer)
        resting.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, milliseconds * (0.5 + random() / 2))
      resting.add(wake)
    })
  }

  function hurry(): void {
    for (const wake of resting) wake()
  }

  return {
    bound,
    isHopeful: () => bound.size > 0 || opening > 0,
    failure: () => lastFailure,
    open() {
      if (keepers.length === 0 && !closing.signal.aborted) keepers = Array.from({ length: links }, keepOne)
    },
    hurry,
    isClosing: () => closing.signal.aborted,
    async close() {
      closing.abort()
      hurry()
      await Promise.all([...bound].map((one) => one.unbind()))
      await Promise.all(keepers)
    },
  }
}
