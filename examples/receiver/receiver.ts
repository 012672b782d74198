// A receiver of Pinpost's messages: one server without a dependency, to take apart. Put the call of your gateway into `carry`.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'

const { PORT = '4002', WEBHOOK_SECRET = '', RECEIPTS_URL } = process.env
const key = Buffer.from(WEBHOOK_SECRET.replace(/^whsec_/, ''), 'base64')
if (key.length < 24) {
  console.error('WEBHOOK_SECRET must be the one that Pinpost signs with: whsec_…')
  process.exit(1)
}

interface Message {
  /** The same when Pinpost hands the message over once more. */
  readonly id: string
  readonly channel: 'sms' | 'email'
  readonly to: string
  readonly text: string
  readonly not_after: string
}
interface Answer {
  readonly status: number
  readonly body?: object
}

/** Here your gateway is called. What it throws means that it is not known whether the message left. */
async function carry(message: Message): Promise<Answer> {
  if (new Date(message.not_after) < new Date()) return { status: 422, body: { reason: 'expired', final: true } }
  if (message.to.endsWith('0001')) return { status: 422, body: { reason: 'contact_unknown', final: true } }
  console.log(`${message.channel} to ${message.to}: ${message.text}`)
  return { status: 200, body: { reference: `gateway-${message.id}` } }
}

/** By id: who tries again gets what the first try got, and nothing is sent twice. A real one forgets after some minutes. */
const answers = new Map<string, Promise<Answer>>()

async function receive(request: IncomingMessage): Promise<Answer> {
  const body = await read(request)
  if (!isSigned(request.headers, body)) return { status: 401 }
  const { type, data } = JSON.parse(body) as { type: string; data: Message }
  if (type !== 'message.send') return { status: 204 } // a ping, or what later versions may say
  const known = answers.get(data.id)
  if (known) return await known
  const answer = carry(data)
  answers.set(data.id, answer)
  if ((await answer).status === 200) void report(`gateway-${data.id}`)
  return await answer
}

/** Standard Webhooks 1.0.0: over id, time and body; not older than five minutes; any of several signatures counts. */
function isSigned(headers: IncomingHttpHeaders, body: string): boolean {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) => String(headers[`webhook-${name}`]))
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= 300)) return false
  const expected = Buffer.from(sign(`${id}.${timestamp}.${body}`))
  const given = (signatures ?? '').split(' ').map((text) => Buffer.from(text))
  return given.some((one) => one.length === expected.length && timingSafeEqual(one, expected))
}

function sign(text: string): string {
  return `v1,${createHmac('sha256', key).update(text).digest('base64')}`
}

/** Here your gateway has said what became of a message; in this example it always arrives. */
async function report(reference: string): Promise<void> {
  if (RECEIPTS_URL === undefined) return
  const id = `receipt-${reference}`
  const timestamp = String(Math.floor(Date.now() / 1000))
  const body = JSON.stringify({ type: 'message.delivered', timestamp: new Date(), data: { reference } })
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': sign(`${id}.${timestamp}.${body}`),
  }
  const status = await fetch(RECEIPTS_URL, { method: 'POST', headers, body }).then(
    (answer) => answer.status, // anything but 200 wants to be said again, newly signed
    (error: unknown) => error,
  )
  console.log(`Receipt for ${reference}:`, status)
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

const server = createServer((request, response) => {
  receive(request)
    .catch((error: unknown): Answer => {
      console.error(error)
      return { status: 502 } // Pinpost then does not send again by itself
    })
    .then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(body && JSON.stringify(body))
    })
})
server.listen(Number(PORT), '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  console.log(`Listening on http://localhost:${port}`)
})
