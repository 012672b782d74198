// GET /v1/test/messages: with a test key, what would have been sent, text and code included (D12).
import type { FastifyRequest } from 'fastify'
import { formatId, parseId } from '../../lib/ids.ts'
import type { TestMessage } from '../../verification/index.ts'
import type { Answer } from '../answers.ts'
import type { App } from '../app.ts'
import { askerOf } from '../asker.ts'
import { problem } from '../problems.ts'
import { FOR_KEYS, type V1Parts } from './parts.ts'
import { answers, TestMessagesAnswer, TestMessagesQuery } from './schemas.ts'

const MOST = 50

const schema = {
  summary: 'Read test messages',
  description: 'For test keys: the newest messages that would have been sent, newest first, with their codes.',
  tags: ['Testing'],
  querystring: TestMessagesQuery,
  response: answers({ 200: ['The messages.', TestMessagesAnswer] }),
}

export function serveTestMessages(app: App, parts: V1Parts): void {
  const options = { schema, config: { access: { ...FOR_KEYS, isForTests: true } } }
  app.get('/v1/test/messages', options, async (request, reply) =>
    reply.answer(await list(request, request.query.verification, parts)),
  )
}

async function list(request: FastifyRequest, said: string | undefined, { verifications }: V1Parts): Promise<Answer> {
  const asker = askerOf(request)
  const verificationId = said === undefined ? undefined : parseId('ver', said)
  if (said !== undefined && verificationId === undefined) {
    return problem('invalid_query', {
      field: 'verification',
      detail: 'The parameter verification is no id of a verification.',
    })
  }
  const messages = await verifications.testMessages({ serviceId: asker.service.id, verificationId }, MOST)
  return { status: 200, body: { messages: messages.map(viewMessage) } }
}

function viewMessage({ id, verificationId, createdAt, state, code, content }: TestMessage) {
  return {
    id: formatId('msg', id),
    verification: formatId('ver', verificationId),
    at: createdAt.toISOString(),
    channel: content.channel,
    status: state,
    to: content.to,
    text: content.text,
    ...(content.channel === 'email' ? { subject: content.subject, html: content.html } : {}),
    code,
  }
}
