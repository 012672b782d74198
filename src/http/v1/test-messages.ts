// GET /v1/test/messages: with a test key, what would have been sent, text and code included (D12).
import type { FastifyRequest } from 'fastify'
import { formatId, parseId, type Uuid } from '../../lib/ids.ts'
import type { TestNotice } from '../../notices/index.ts'
import type { TestMessage } from '../../verification/index.ts'
import type { Answer } from '../answers.ts'
import type { App } from '../app.ts'
import { askerOf } from '../asker.ts'
import { problem } from '../problems.ts'
import { FOR_KEYS, type V1Parts } from './parts.ts'
import { answers, TestMessagesAnswer, TestMessagesQuery } from './schemas.ts'

const MOST = 50

const schema = {
  operationId: 'listTestMessages',
  summary: 'Read test messages',
  description:
    'For test keys: the newest messages that would have been sent, newest first, with their codes; notices about accounts among them.',
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

async function list(
  request: FastifyRequest,
  said: string | undefined,
  { verifications, notices }: V1Parts,
): Promise<Answer> {
  const asker = askerOf(request)
  const verificationId = said === undefined ? undefined : parseId('ver', said)
  if (said !== undefined && verificationId === undefined) {
    return problem('invalid_query', {
      field: 'verification',
      detail: 'The parameter verification is no id of a verification: ver_…, as a start has answered it.',
    })
  }
  const serviceId = asker.service.id
  const [codes, told] = await Promise.all([
    verifications.testMessages({ serviceId, verificationId }, MOST),
    verificationId === undefined ? notices.testNotices({ serviceId }, MOST) : [],
  ])
  const messages = [...codes.map(viewMessage), ...told.map(viewNotice)]
  return {
    status: 200,
    body: {
      messages: messages.sort((one, other) => Number(one.id < other.id) - Number(one.id > other.id)).slice(0, MOST),
    },
  }
}

function viewMessage(message: TestMessage) {
  return {
    ...viewContent(message.id, message),
    verification: formatId('ver', message.verificationId),
    code: message.code,
  }
}

function viewNotice(notice: TestNotice) {
  return {
    ...viewContent(notice.messageId, notice),
    account: formatId('acc', notice.accountId),
    notice: notice.what,
  }
}

function viewContent(id: Uuid, { createdAt, state, content }: Pick<TestNotice, 'createdAt' | 'state' | 'content'>) {
  return {
    id: formatId('msg', id),
    at: createdAt.toISOString(),
    channel: content.channel,
    status: state,
    to: content.to,
    text: content.text,
    ...(content.channel === 'email' ? { subject: content.subject, html: content.html } : {}),
  }
}
