// Pages travel compressed: somebody abroad pays for each byte. By brotli where the browser takes it, else by gzip. What a page holds
// that nobody else may guess is masked anew each time (the token of its forms), so that its length tells nothing (BREACH). Node's own
// zlib is all that it takes: pages are short texts that are there at once, not streams.
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { acceptedEncoding } from '../lib/accepted-encoding.ts'
import type { App } from './app.ts'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Below it the head costs more than is saved. */
const SHORTEST = 1_024
/** Of eleven: a page of 30 kB in well under a millisecond, a tenth larger than the best. */
const BROTLI_QUALITY = 4

const COMPRESS = {
  br: (text: string) =>
    brotli(text, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      },
    }),
  gzip: (text: string) => zip(text, { level: 6 }),
} as const

/** Compresses what is answered as HTML within `scope`. */
export function compressPages(scope: App): void {
  scope.addHook('onSend', async (request, reply, payload: unknown) => {
    if (typeof payload !== 'string' || !String(reply.getHeader('content-type')).startsWith('text/html')) return payload
    reply.header('vary', 'accept-encoding')
    const encoding = acceptedEncoding(request.headers['accept-encoding'])
    if (encoding === undefined || payload.length < SHORTEST) return payload
    reply.header('content-encoding', encoding).removeHeader('content-length')
    return await COMPRESS[encoding](payload)
  })
}
