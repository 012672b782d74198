// The links to one carrier: each is opened anew when it ends, later each time while that fails. A message waits here for a place
// in a window and for its turn by the pace, and may be called back until it is written.
import type { Fields } from '../../lib/smpp-pdu.ts'
import { type Answer, type Link, type LinkOptions, openLink } from './smpp-link.ts'
import type { Pace } from './smpp-pace.ts'

export type Handed =
  | Answer
  /** It was not written, and will not be. `cause`: what keeps the links from being open. */
  | { readonly kind: 'unsent'; readonly why: 'no_link' | 'no_room'; readonly cause: Error | undefined }

export interface LinksOptions {
  readonly links: number
  readonly link: LinkOptions
  readonly pace: Pace
  readonly reconnect: Reconnect
  /** From 0 up to 1, to spread attempts. */
  readonly random: () => number
}

/** The wait before a link is opened anew: the first one, doubled by each failure, up to the last one. */
export interface Reconnect {
  readonly firstMs: number
  readonly lastMs: number
}

export interface Links {
  /** Begins to connect; a message and a probe do so too. */
  open(): void
  /** @param compose is called when it is written, so that its validity counts from there. */
  submit(compose: () => Fields, signal: AbortSignal): Promise<Handed>
  /** Undefined when a link is bound; else, once it was tried, what keeps it from being. */
  probe(signal: AbortSignal): Promise<Error | undefined>
  /** Says goodbye on each link. Whoever still has messages under way waits for them first. */
  close(): Promise<void>
}

interface Waiting {
  readonly compose: () => Fields
  readonly settle: (handed: Handed) => void
}

/** A link that lived this long was sound: what ended it says nothing about the next one. */
const SOUND_MS = 5_000
/** By then any first wait is beyond any last one. */
const MOST_DOUBLINGS = 20
/** Asked for fewer messages, all wait so long. */
const THROTTLED_MS = 1_000

/** @param isThrottled whether a status asks for fewer messages. */
export function createLinks(options: LinksOptions, isThrottled: (status: number) => boolean): Links {
  const { pace, reconnect, random } = options
  const bound = new Set<Link>()
  const waiting = new Set<Waiting>()
  const resting = new Set<() => void>()
  const watching = new Set<() => void>()
  const closing = new AbortController()
  /** Links that are being opened, or will be in a moment. */
  let opening = 0
  let lastFailure: Error | undefined
  let turn: NodeJS.Timeout | undefined
  let keepers: readonly Promise<void>[] = []

  function open(): void {
    if (keepers.length === 0 && !closing.signal.aborted) keepers = Array.from({ length: options.links }, keepOne)
  }

  /** One link after another, until closed. */
  async function keepOne(): Promise<void> {
    for (let failures = 0; !closing.signal.aborted; failures++) {
      const livedMs = await useOne()
      if (livedMs > SOUND_MS) failures = 0
      if (failures === 0) opening++
      refuseWithoutLink()
      tell(watching)
      if (!closing.signal.aborted)
        await rest(Math.min(reconnect.lastMs, reconnect.firstMs * 2 ** Math.min(failures, MOST_DOUBLINGS)))
      if (failures === 0) opening--
    }
  }

  /** Opens a link and waits for its end; answers how long it lived. */
  async function useOne(): Promise<number> {
    const link = await openOne()
    if (link === undefined) return 0
    const boundAt = performance.now()
    bound.add(link)
    tell(watching)
    pump()
    lastFailure = await link.ended
    bound.delete(link)
    return performance.now() - boundAt
  }

  async function openOne(): Promise<Link | undefined> {
    opening++
    try {
      return await openLink(options.link, closing.signal)
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

  /** Nobody waits for links that fail again and again: the dispatcher tries later. */
  function refuseWithoutLink(): void {
    if (bound.size > 0 || opening > 0) return
    for (const message of waiting) callBack(message)
  }

  function submit(compose: () => Fields, signal: AbortSignal): Promise<Handed> {
    const { promise, resolve } = Promise.withResolvers<Handed>()
    const message: Waiting = { compose, settle: resolve }
    const giveUp = (): void => {
      if (!callBack(message)) resolve({ kind: 'lost', cause: new Error('no answer in time') })
    }
    waiting.add(message)
    signal.addEventListener('abort', giveUp, { once: true })
    if (signal.aborted) giveUp()
    open()
    pump()
    return promise.finally(() => signal.removeEventListener('abort', giveUp))
  }

  /** Answers whether it was still here. */
  function callBack(message: Waiting): boolean {
    if (!waiting.delete(message)) return false
    const isBound = bound.size > 0
    message.settle({ kind: 'unsent', why: isBound ? 'no_room' : 'no_link', cause: isBound ? undefined : lastFailure })
    return true
  }

  /** Writes what may be written. */
  function pump(): void {
    refuseWithoutLink()
    for (const message of waiting) {
      const waitMs = pace.waitMs()
      if (waitMs > 0) pumpIn(waitMs)
      const link = waitMs > 0 ? undefined : roomiest()
      if (link === undefined) return
      waiting.delete(message)
      pace.take()
      void write(message, link)
    }
  }

  async function write(message: Waiting, link: Link): Promise<void> {
    const answer = await link.submit(message.compose())
    if (answer.kind === 'answered' && isThrottled(answer.status)) pace.hold(THROTTLED_MS)
    message.settle(answer)
    pump()
  }

  function pumpIn(milliseconds: number): void {
    turn ??= setTimeout(() => {
      turn = undefined
      pump()
    }, milliseconds)
  }

  function roomiest(): Link | undefined {
    let best: Link | undefined
    for (const link of bound) if (link.room() > (best?.room() ?? 0)) best = link
    return best
  }

  async function probe(signal: AbortSignal): Promise<Error | undefined> {
    open()
    if (bound.size > 0) return undefined
    const { promise, resolve } = Promise.withResolvers<void>()
    const tellMe = (): void => resolve()
    watching.add(tellMe)
    signal.addEventListener('abort', tellMe, { once: true })
    if (signal.aborted || closing.signal.aborted) tellMe()
    tell(resting) // now, not when their time has come
    await promise
    signal.removeEventListener('abort', tellMe)
    watching.delete(tellMe)
    return bound.size > 0 ? undefined : (lastFailure ?? new Error('no answer in time'))
  }

  async function close(): Promise<void> {
    closing.abort()
    tell(resting)
    await Promise.all([...bound].map((link) => link.unbind()))
    await Promise.all(keepers)
    refuseWithoutLink()
    tell(watching)
    clearTimeout(turn)
  }

  return { open, submit, probe, close }
}

function tell(listeners: Set<() => void>): void {
  for (const listener of listeners) listener()
  listeners.clear()
}
