// What both examples need of the web: pages, cookies, a server that answers a table of routes.
import { createServer, type IncomingMessage } from 'node:http'

export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export type Routes = Readonly<Record<string, (request: IncomingMessage, url: URL) => Promise<Reply> | Reply>>

export function serve(port: number, routes: Routes): void {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const route = routes[`${request.method} ${url.pathname}`]
    const { status = 200, headers = {}, body = '' } = route ? await answer(route, request, url) : NOT_FOUND
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body)
  })
  server.listen(port, '127.0.0.1', () => {
    const address = server.address()
    console.log(`The example listens at http://localhost:${typeof address === 'object' ? address?.port : port}`)
  })
}

const NOT_FOUND: Reply = { status: 404, body: 'There is nothing here.' }

async function answer(route: Routes[string], request: IncomingMessage, url: URL): Promise<Reply> {
  try {
    return await route(request, url)
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'failed')
    return { status: 502, body: page('Something went wrong', '<p>Please try again in a moment.</p>') }
  }
}

export function page(title: string, main: string, script = ''): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>${script}</head>
<body><main><h1>${title}</h1>${main}</main></body>
</html>
`
}

export function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

export function cookie(request: IncomingMessage, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([key]) => key === name)?.[1]
}
