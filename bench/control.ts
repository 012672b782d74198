// The control: what any server of this kind could do at best. Pinpost's two routes on bare Fastify handlers, with schemas and
// answers of the same shape and size, and nothing behind them but a map.
import { randomInt, randomUUID } from 'node:crypto'
import fastify from 'fastify'
import answer from './control-answer.json' with { type: 'json' }
import { announce, deliver, onStop } from './sink.ts'

const text = { type: 'string', maxLength: 320 }
const object = (properties: object) => ({ type: 'object', additionalProperties: false, properties })
const startBody = object({ to: text, purpose: text, session: text, locale: text, client: object({ ip: text }) })
const checkBody = object({ code: text, session: text })

const pending = new Map<string, { code: string; session: string; created_at: Date }>()
const app = fastify()

app.post('/v1/verifications', { schema: { body: startBody } }, (request, reply) => {
  const { to, session } = request.body as { to: string; session: string }
  const [id, code, created_at] = [randomUUID(), String(randomInt(1_000_000)).padStart(6, '0'), new Date()]
  pending.set(id, { code, session, created_at })
  deliver(to, code)
  return reply.code(201).send({ id, ...answer, created_at })
})

app.post('/v1/verifications/:id/check', { schema: { body: checkBody } }, (request, reply) => {
  const { id } = request.params as { id: string }
  const { code, session } = request.body as { code: string; session: string }
  const found = pending.get(id)
  if (found?.session !== session) return reply.code(404).send({ code: 'not_found' })
  const valid = found.code === code
  if (valid) pending.delete(id)
  return reply.send({ id, ...answer, created_at: found.created_at, status: valid ? 'confirmed' : 'pending', valid })
})

announce({ url: await app.listen({ host: '127.0.0.1', port: 0 }), headers: {} })
onStop(() => app.close())
