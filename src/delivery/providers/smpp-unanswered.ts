// The messages that were written on a link and have no answer yet. One whose answer never comes is lost: it may have gone.
import { type Pdu, textOf } from '../../lib/smpp-pdu.ts'

export type Answer =
  | { readonly kind: 'answered'; readonly status: number; readonly messageId: string }
  | { readonly kind: 'lost'; readonly cause: Error }

export interface Unanswered {
  readonly size: number
  /** Resolves with the answer to the message of this number. */
  waitFor(number: number): Promise<Answer>
  /** Nothing where no message of that number waits: its answer comes too late, or it was no message. */
  settle(number: number, answer: Answer): void
  /** Those that were written so long ago are lost. */
  forget(afterMs: number): void
  /** All are lost. */
  lose(cause: Error): void
}

interface Written {
  readonly at: number
  readonly resolve: (answer: Answer) => void
}

const OK = 0

/** @param onSettled called when one waits no more. */
export function createUnanswered(onSettled: () => void): Unanswered {
  /** In the order in which they were written. */
  const written = new Map<number, Written>()

  function settle(number: number, answer: Answer): void {
    const message = written.get(number)
    written.delete(number)
    message?.resolve(answer)
    onSettled()
  }

  return {
    get size() {
      return written.size
    },
    waitFor: (number) => new Promise((resolve) => written.set(number, { at: performance.now(), resolve })),
    settle,
    forget(afterMs) {
      for (const [number, { at }] of written) {
        if (performance.now() - at < afterMs) break
        settle(number, { kind: 'lost', cause: new Error('no answer in time') })
      }
    },
    lose(cause) {
      for (const number of [...written.keys()]) settle(number, { kind: 'lost', cause })
    },
  }
}

/** Taken is what submit_sm_resp says is taken: "all is well" in another answer to a message is not understood. */
export function answerIn({ command, status, fields }: Pdu): Answer {
  if (status === OK && command !== 'submit_sm_resp') return { kind: 'lost', cause: new Error(`answered by ${command}`) }
  return { kind: 'answered', status, messageId: textOf(fields, 'message_id') ?? '' }
}
