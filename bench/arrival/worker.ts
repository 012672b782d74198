// A thread that runs worlds, one after another, as they are given to it.
import { parentPort } from 'node:worker_threads'
import { type ExperimentOptions, experiment } from './experiment.ts'

parentPort?.on('message', async (options: ExperimentOptions) => {
  parentPort?.postMessage(await experiment(options))
})
