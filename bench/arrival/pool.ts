// Runs worlds on all processors. Each world is one thread's from beginning to end, so that how many threads there are changes
// nothing in what comes out.
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { ExperimentOptions, WorldResult } from './experiment.ts'

/** @param onDone told of each world as it is done, in whatever order. */
export async function runAll(
  experiments: readonly ExperimentOptions[],
  onDone: (result: WorldResult) => void,
): Promise<readonly WorldResult[]> {
  const results = new Array<WorldResult>(experiments.length)
  let next = 0
  const threads = Math.min(availableParallelism(), experiments.length)

  async function work(): Promise<void> {
    const worker = new Worker(new URL('worker.ts', import.meta.url))
    try {
      for (let index = next++; index < experiments.length; index = next++) {
        worker.postMessage(experiments[index])
        const [result] = (await once(worker, 'message')) as [WorldResult]
        results[index] = result
        onDone(result)
      }
    } finally {
      await worker.terminate()
    }
  }

  await Promise.all(Array.from({ length: threads }, work))
  return results
}
