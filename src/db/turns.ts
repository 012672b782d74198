// Whose turn it is on the one connection of the embedded engine: statements on their own share it, each sent behind the other
// without waiting for an answer, and a transaction has it for itself. Turns are given in the order in which they were asked for.

export interface Turns {
  /** Resolves when the turn has come, with how to end it. Rejects when it has not come within the time. */
  take(kind: 'shared' | 'exclusive'): Promise<() => void>
}

interface Waiting {
  readonly kind: 'shared' | 'exclusive'
  readonly begin: () => void
}

/** @param timeoutMs how long a turn is waited for. */
export function createTurns(timeoutMs: number): Turns {
  const waiting: Waiting[] = []
  let shared = 0
  let isExclusive = false

  function admit(): void {
    for (let next = waiting[0]; next !== undefined && isFree(next.kind); next = waiting[0]) {
      waiting.shift()
      next.begin()
    }
  }

  function isFree(kind: Waiting['kind']): boolean {
    return !isExclusive && (kind === 'shared' || shared === 0)
  }

  function begin(kind: Waiting['kind']): () => void {
    if (kind === 'shared') shared++
    else isExclusive = true
    return () => {
      if (kind === 'shared') shared--
      else isExclusive = false
      admit()
    }
  }

  function wait(kind: Waiting['kind']): Promise<() => void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(one), 1)
        reject(new Error(`Its turn did not come within ${timeoutMs / 1000} seconds.`))
        admit()
      }, timeoutMs)
      const one: Waiting = {
        kind,
        begin: () => {
          clearTimeout(timer)
          resolve(begin(kind))
        },
      }
      waiting.push(one)
    })
  }

  return {
    take: (kind) => (waiting.length === 0 && isFree(kind) ? Promise.resolve(begin(kind)) : wait(kind)),
  }
}
