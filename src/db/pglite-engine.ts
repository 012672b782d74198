// This side of the thread that runs the embedded engine. Each request gets its own answer; should the thread die, everybody who
// waits is told. The thread keeps the process alive only while somebody waits for it.
import { Worker } from 'node:worker_threads'
import type { PGliteOptions } from '@electric-sql/pglite'
import { isMemoryShort } from '../lib/memory.ts'
import { compileOnce } from './pglite-compiler.ts'
import type { EngineReply, EngineRequest } from './pglite-worker.ts'

export interface Engine {
  /** Speaks PostgreSQL's protocol: answers what the engine answers. */
  run(message: Uint8Array): Promise<Uint8Array>
  /** The data folder as one file, to begin others from. */
  dump(): Promise<Blob>
  /** Resolves with the cause when its thread has died, other than by being closed. */
  readonly died: Promise<unknown>
  close(): Promise<void>
}

interface Waiting {
  resolve(reply: EngineReply): void
  reject(cause: unknown): void
}

/** Resolves when the engine is ready. */
export async function createEngine(options: PGliteOptions): Promise<Engine> {
  if (isMemoryShort()) compileOnce()
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const worker = new Worker(new URL(`./pglite-worker.${extension}`, import.meta.url), {
    workerData: options,
    execArgv: [],
  })
  const waiting = new Map<number, Waiting>()
  let next = 0
  let death: unknown
  let isClosing = false
  const { promise: died, resolve: tellDeath } = Promise.withResolvers<unknown>()

  worker.on('message', (reply: EngineReply) => {
    const one = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (waiting.size === 0) worker.unref()
    if (reply.ok) one?.resolve(reply)
    else one?.reject(reply.error)
  })
  worker.on('error', (error) => die(error))
  worker.on('exit', () => die(new Error('The embedded engine has ended.')))

  function die(cause: unknown): void {
    death ??= cause
    for (const one of waiting.values()) one.reject(death)
    waiting.clear()
    if (!isClosing) tellDeath(death)
  }

  function ask(
    request: { kind: 'run'; message: Uint8Array } | { kind: 'dump' | 'close' },
  ): Promise<EngineReply & { ok: true }> {
    if (death !== undefined) return Promise.reject(death)
    const id = next++
    if (waiting.size === 0) worker.ref()
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
      worker.postMessage({ id, ...request } as EngineRequest)
    })
  }

  const engine: Engine = {
    run: async (message) => (await ask({ kind: 'run', message })).bytes ?? new Uint8Array(),
    dump: async () => (await ask({ kind: 'dump' })).dump ?? new Blob([]),
    died,
    async close() {
      isClosing = true
      await ask({ kind: 'close' })
      await worker.terminate()
    },
  }
  await engine.run(SYNC)
  return engine
}

/** The protocol's Sync: answered as soon as the engine is up. */
const SYNC = new Uint8Array([0x53, 0, 0, 0, 4])
