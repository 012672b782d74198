// What the people of the benchmark read: the code that reached each contact, and when. A person may look before or after it came.

export interface Delivered {
  readonly code: string
  /** By the clock of stopwatch.ts. */
  readonly takenAtMs: number
}

export interface Mailbox {
  /** Takes what `deliver` sent: lines of contact, code and moment. */
  take(lines: string): void
  /** The code that reached a contact; it is read once. Rejects when the server is gone. */
  read(to: string): Promise<Delivered>
  fail(error: Error): void
}

type Reader = { resolve(delivered: Delivered): void; reject(error: Error): void }

export function createMailbox(): Mailbox {
  const arrived = new Map<string, Delivered>()
  const readers = new Map<string, Reader>()
  let failure: Error | undefined

  const put = (to: string, delivered: Delivered): void => {
    const reader = readers.get(to)
    if (reader === undefined) return void arrived.set(to, delivered)
    readers.delete(to)
    reader.resolve(delivered)
  }

  return {
    take(lines) {
      for (const line of lines.split('\n')) {
        const [to, code, takenAt] = line.split(' ')
        if (to && code) put(to, { code, takenAtMs: Number(takenAt) })
      }
    },
    read(to) {
      const delivered = arrived.get(to)
      if (delivered !== undefined) {
        arrived.delete(to)
        return Promise.resolve(delivered)
      }
      if (failure !== undefined) return Promise.reject(failure)
      return new Promise((resolve, reject) => readers.set(to, { resolve, reject }))
    },
    fail(error) {
      failure = error
      for (const reader of readers.values()) reader.reject(error)
      readers.clear()
    },
  }
}
