// Pages travel compressed: somebody abroad pays for each byte. By brotli where the browser takes it, else by gzip. What a page holds
// that nobody else may guess is masked anew each time (the token of its forms), so that its length tells nothing (BREACH). Node's own
// zlib is all that it takes: pages are short texts that are there at once, not streams.
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { acceptedEncoding } from '../lib/accepted-encoding.ts'
import type { App } from './app.ts'

/** Below it the head costs more than is saved. */
const SHORTEST = 1_024
/** Of eleven. */
const BROTLI_QUALITY = 4

/**
 * What comes out is gathered in pieces of so many bytes: two do for most pages. Each compressor keeps a piece until the next full
 * collection of the heap, which came after 23 s at a hundred pages a second, and after 16 with the 16 kB that it takes by itself.
 */
const CHUNK_BYTES = 2_048

/** At once and in this thread: 0.1 ms for a page of 20 kB, where the way to another thread and back took 0.6 ms under load. */
const COMPRESS = {
  br: (text: string) =>
    brotliCompressSync(text, {
      chunkSize: CHUNK_BYTES,
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      },
    }),
  gzip: (text: string) => gzipSync(text, { chunkSize: CHUNK_BYTES }),
} as const

/** Compresses what is answered as HTML within `scope`. */
export function compressPages(scope: App): void {
  scope.addHook('onSend', (request, reply, payload: unknown, done) => {
    const isPage = String(reply.getHeader('content-type')).startsWith('text/html')
    if (typeof payload !== 'string' || !isPage) return done(null, payload)
    const others = reply.getHeader('vary')
    reply.header('vary', others === undefined ? 'accept-encoding' : `${others}, accept-encoding`)
    const encoding = acceptedEncoding(request.headers['accept-encoding'])
    if (encoding === undefined || payload.length < SHORTEST) return done(null, payload)
    reply.header('content-encoding', encoding).removeHeader('content-length')
    done(null, COMPRESS[encoding](payload))
  })
}
