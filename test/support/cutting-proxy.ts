// What stands between a client and Pinpost and breaks at the worst moment: the first request is worked on, and its answer is lost.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** @param onAnswer told each answer's body, those that are lost too. */
export async function cuttingProxy(target: string, onAnswer: (body: string) => void) {
  let isFirst = true
  const server = createServer(async (request, response) => {
    const { authorization = '', 'idempotency-key': key = '' } = request.headers
    const answer = await fetch(`${target}${request.url}`, {
      method: request.method ?? 'GET',
      headers: { authorization, 'idempotency-key': String(key), 'content-type': 'application/json' },
      body: await text(request),
    })
    const body = await answer.text()
    onAnswer(body)
    const isLost = isFirst
    isFirst = false
    if (isLost) request.socket.destroy()
    else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
