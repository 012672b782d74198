// The thread in which the embedded engine runs, so that the process goes on reading requests and sending messages while a
// statement is worked on. Takes PostgreSQL's protocol as bytes and answers bytes; it knows nothing of what they mean.
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'

export type EngineRequest =
  | { readonly id: number; readonly kind: 'run'; readonly message: Uint8Array }
  | { readonly id: number; readonly kind: 'close' | 'dump' }

export type EngineReply =
  | { readonly id: number; readonly ok: true; readonly bytes?: Uint8Array; readonly dump?: Blob }
  | { readonly id: number; readonly ok: false; readonly error: unknown }

const port = parentPort
if (port === null) throw new Error('The engine runs in a thread of its own.')

const engine = PGlite.create(workerData as PGliteOptions)
/** One thing after the other: the engine has one connection. */
let last: Promise<unknown> = engine

port.on('message', (request: EngineRequest) => {
  last = last.then(
    () => answer(request),
    () => answer(request),
  )
})

async function answer(request: EngineRequest): Promise<void> {
  const { id } = request
  try {
    const reply = await work(request)
    port?.postMessage({ id, ok: true, ...reply } satisfies EngineReply, reply.bytes ? [reply.bytes.buffer] : [])
  } catch (error) {
    port?.postMessage({ id, ok: false, error } satisfies EngineReply)
  }
}

async function work(request: EngineRequest): Promise<{ bytes?: Uint8Array<ArrayBuffer>; dump?: Blob }> {
  const running = await engine
  switch (request.kind) {
    case 'run': {
      const parts: Uint8Array[] = []
      // The engine answers from memory that it will use again: hence the copies.
      const onRawData = (bytes: Uint8Array): void => void parts.push(bytes.slice())
      await running.execProtocolRawStream(request.message, { syncToFs: false, onRawData })
      return { bytes: joined(parts) }
    }
    case 'dump':
      return { dump: await running.dumpDataDir('none') }
    case 'close':
      await running.close()
      return {}
  }
}

/** In memory of its own, which can be handed over without a copy. */
function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
