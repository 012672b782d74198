// The way of a message onto one of the links to a carrier. It waits here for a place in a window and for its turn by the pace, and may
// be called back until it is written.
import type { Fields } from '../../lib/smpp-pdu.ts'
import { createKeepers, type KeepersOptions } from './smpp-keepers.ts'
import type { Link } from './smpp-link.ts'
import type { Pace } from './smpp-pace.ts'
import type { Answer } from './smpp-unanswered.ts'

export type Handed =
  | Answer
  /** It was not written, and will not be. `cause`: what keeps the links from being open. */
  | { readonly kind: 'unsent'; readonly why: 'no_link' | 'no_room'; readonly cause: Error | undefined }

export interface LinksOptions extends KeepersOptions {
  readonly pace: Pace
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

/** Asked for fewer messages, all wait so long. */
const THROTTLED_MS = 1_000

/** @param isThrottled whether a status asks for fewer messages. */
export function createLinks(options: LinksOptions, isThrottled: (status: number) => boolean): Links {
  const { pace } = options
  const waiting = new Set<Waiting>()
  const watching = new Set<() => void>()
  const keepers = createKeepers(options, onChange)
  const { bound } = keepers
  let turn: NodeJS.Timeout | undefined

  function onChange(): void {
    pump()
    tellWatching()
  }

  function tellWatching(): void {
    for (const watcher of watching) watcher()
    watching.clear()
  }

  /** Nobody waits for links that fail again and again: the dispatcher tries later. */
  function refuseWithoutLink(): void {
    if (keepers.isHopeful()) return
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
    keepers.open()
    pump()
    return promise.finally(() => signal.removeEventListener('abort', giveUp))
  }

  /** Answers whether it was still here. */
  function callBack(message: Waiting): boolean {
    if (!waiting.delete(message)) return false
    const isBound = bound.size > 0
    const cause = isBound ? undefined : keepers.failure()
    message.settle({ kind: 'unsent', why: isBound ? 'no_room' : 'no_link', cause })
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
    keepers.open()
    if (bound.size > 0) return undefined
    const { promise, resolve } = Promise.withResolvers<void>()
    const tellMe = (): void => resolve()
    watching.add(tellMe)
    signal.addEventListener('abort', tellMe, { once: true })
    if (signal.aborted || keepers.isClosing()) tellMe()
    keepers.hurry()
    await promise
    signal.removeEventListener('abort', tellMe)
    watching.delete(tellMe)
    return bound.size > 0 ? undefined : (keepers.failure() ?? new Error('no answer in time'))
  }

  async function close(): Promise<void> {
    await keepers.close()
    onChange()
    clearTimeout(turn)
  }

  return { open: keepers.open, submit, probe, close }
}
