// Where providers say by HTTP what became of a message they took: `GET` or `POST /receipts/NAME`, and whatever lies below it. The
// provider's own reader tells whether a request is from it; until then nothing of it is believed, and afterwards it informs, and
// confirms nothing (R30). Answered when the receipt is written down, so that a provider says it again where it could not be.
import type { FastifyRequest } from 'fastify'
import type { Config } from '../../config/index.ts'
import type { Provider, Receipt, ReceiptRequest } from '../../delivery/index.ts'
import type { Telemetry } from '../../telemetry/index.ts'
import type { App } from '../app.ts'
import { problem } from '../problems.ts'

/** What is behind the door: the providers by their names, and who writes their receipts down. */
export interface ReceiptDesk {
  find(name: string): Provider | undefined
  take(provider: string, receipt: Receipt): Promise<void>
}

export interface ReceiptsParts {
  readonly receipts: ReceiptDesk
  readonly config: Pick<Config, 'baseUrl'>
  readonly telemetry: Telemetry
}

/** Larger than any receipt of ours; an envelope with the heads of a mail around it has some kilobytes. */
const BODY_LIMIT_BYTES = 65_536
const RETRY_AFTER_SECONDS = 5
const ADDRESSES = ['/receipts/:provider', '/receipts/:provider/*']

/** To be called in a scope of its own: bodies are kept as they came, octet for octet, since signatures cover them. */
export function serveReceipts(scope: App, parts: ReceiptsParts): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser<Buffer>('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  for (const url of ADDRESSES) {
    scope.route<{ Params: ReceiptParams }>({
      method: ['GET', 'POST'],
      url,
      bodyLimit: BODY_LIMIT_BYTES,
      schema: { hide: true },
      exposeHeadRoute: false, // a receipt by HEAD would be one that nobody has sent
      handler: async (request, reply) => {
        const provider = parts.receipts.find(request.params.provider)
        if (!provider?.readReceipts) return reply.callNotFound()
        const reading = await provider.readReceipts(requestOf(request, parts.config.baseUrl))
        if (reading.kind === 'refused') {
          parts.telemetry.report.receiptRefused({ provider: provider.name })
          return reply.answer(problem('receipt_refused'))
        }
        if (reading.kind === 'later') return reply.answer(problem('unavailable', { retryAfter: RETRY_AFTER_SECONDS }))
        await Promise.all(reading.receipts.map((receipt) => parts.receipts.take(provider.name, receipt)))
        // Empty, and 200 rather than 204: some gateways take nothing else for a yes.
        return reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8').send('')
      },
    })
  }
}

interface ReceiptParams {
  readonly provider: string
  readonly '*'?: string
}

/** As the provider made it: under the address that it was given, whatever proxies have made of it since. */
function requestOf(request: FastifyRequest<{ Params: ReceiptParams }>, baseUrl: string): ReceiptRequest {
  const { url, params, method, headers, body } = request
  const at = url.indexOf('?')
  return {
    method: method === 'GET' ? 'GET' : 'POST',
    url: `${baseUrl.replace(/\/$/, '')}${url}`,
    path: params['*'] ?? '',
    query: new URLSearchParams(at < 0 ? '' : url.slice(at + 1)),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')])),
    body: body instanceof Uint8Array ? body : new Uint8Array(),
  }
}
