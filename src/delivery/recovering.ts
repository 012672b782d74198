// Completes messages that were taken over: together, and where that fails, each by itself, so that one that cannot be read keeps no other
// waiting.
import type { DispatcherOptions, MessageJob } from './dispatcher.ts'
import type { ClaimedMessage } from './queries.ts'

export interface Recovered {
  readonly jobs: readonly MessageJob[]
  /** Nobody waits for them any more. */
  readonly gone: readonly ClaimedMessage[]
  /** Why others could not be completed: they stay leased, and may be taken over by a process that can. */
  readonly failures: readonly unknown[]
}

export async function recoverMessages(
  claimed: readonly ClaimedMessage[],
  recover: DispatcherOptions['recover'],
  now: Date,
): Promise<Recovered> {
  const jobs: MessageJob[] = []
  const gone: ClaimedMessage[] = []
  const failures: unknown[] = []
  for (const [index, end] of (await complete(claimed, recover)).entries()) {
    const message = claimed[index] as ClaimedMessage
    const isTooLate = message.notAfter <= now
    if (end.status === 'fulfilled' && end.value) jobs.push(end.value)
    else if (end.status === 'fulfilled' || isTooLate) gone.push(message)
    else failures.push(end.reason)
  }
  return { jobs, gone, failures }
}

async function complete(
  claimed: readonly ClaimedMessage[],
  recover: DispatcherOptions['recover'],
): Promise<readonly PromiseSettledResult<MessageJob | undefined>[]> {
  try {
    return (await recover(claimed)).map((value) => ({ status: 'fulfilled', value }))
  } catch {
    return await Promise.allSettled(claimed.map(async (message) => (await recover([message]))[0]))
  }
}
