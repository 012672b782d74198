// The trial inbox over HTTP: the page, a search, each message as its own page. It reads and changes nothing, so its one form needs
// no token against forgery; browsers name the origin `null` in it, since no page tells its address to the next. Nothing here
// allows another origin to read, and nothing that is shown may be kept by a browser or proxy.
import { fastifyFormbody } from '@fastify/formbody'
import type { FastifyInstance, FastifyPluginCallback, FastifyReply } from 'fastify'
import type { Notices } from '../notices/index.ts'
import type { Verifications } from '../verification/index.ts'
import { INBOX_POLICY, inboxPage, MOST_MESSAGES, SEARCH_LENGTH } from './inbox.ts'
import { htmlOf, type InboxMessage, inboxMessageOf, inboxNoticeOf, MAIL_POLICY, sourceOf } from './inbox-message.ts'
import { neverKept } from './never-kept.ts'

export interface InboxParts {
  readonly config: { readonly baseUrl: string; readonly isPublicTrial: boolean }
  readonly verifications: Pick<Verifications, 'testMessages'>
  readonly notices: Pick<Notices, 'testNotices'>
  /** Of the default service; for the line to try. */
  readonly testKey: string | undefined
}

/** Refreshes itself every few seconds, which would bury everything else in the log. */
const PAGE = { schema: { hide: true }, config: { isUnreported: true } }
const HIDDEN = { schema: { hide: true } }
/** What was searched for comes in the body, never in the address: it may be a contact. */
const SEARCH = {
  ...PAGE,
  schema: {
    hide: true,
    body: {
      type: 'object',
      properties: { search: { type: 'string', maxLength: SEARCH_LENGTH } },
      required: ['search'],
      additionalProperties: false,
    },
  },
}

interface OneMessage {
  Params: { id: string }
}

export function serveInbox(parts: InboxParts): FastifyPluginCallback {
  return (scope, _options, done) => {
    scope.register(fastifyFormbody)
    scope.addHook('onRequest', neverKept)
    scope.get('/inbox', PAGE, async (_request, reply) => showInbox(reply, '', parts))
    scope.post<{ Body: { search: string } }>('/inbox', SEARCH, async ({ body }, reply) =>
      showInbox(reply, body.search, parts),
    )
    serveMessages(scope, parts)
    done()
  }
}

function serveMessages(scope: FastifyInstance, parts: InboxParts): void {
  scope.get<OneMessage>('/inbox/messages/:id/html', HIDDEN, async ({ params }, reply) => {
    const message = await findMessage(parts, params.id)
    const page = message && htmlOf(message)
    if (page === undefined) return reply.callNotFound()
    return reply
      .header('content-security-policy', MAIL_POLICY)
      .header('x-frame-options', 'SAMEORIGIN')
      .type('text/html; charset=utf-8')
      .send(page)
  })
  scope.get<OneMessage>('/inbox/messages/:id/source', HIDDEN, async ({ params }, reply) => {
    const message = await findMessage(parts, params.id)
    if (message === undefined) return reply.callNotFound()
    return reply.type('text/plain; charset=utf-8').send(sourceOf(message))
  })
}

async function showInbox(reply: FastifyReply, search: string, parts: InboxParts): Promise<FastifyReply> {
  const { config, testKey } = parts
  const { baseUrl, isPublicTrial: isPublic } = config
  const messages = await readMessages(parts)
  return reply
    .header('content-security-policy', INBOX_POLICY)
    .type('text/html; charset=utf-8')
    .send(inboxPage({ messages, search, baseUrl, isPublic, testKey }))
}

/** Codes and notices, newest first: ids are in the order of time. */
async function readMessages({ verifications, notices }: InboxParts): Promise<InboxMessage[]> {
  const [codes, told] = await Promise.all([
    verifications.testMessages({}, MOST_MESSAGES),
    notices.testNotices({}, MOST_MESSAGES),
  ])
  return [...codes.map(inboxMessageOf), ...told.map(inboxNoticeOf)]
    .sort((one, other) => Number(one.id < other.id) - Number(one.id > other.id))
    .slice(0, MOST_MESSAGES)
}

/** Among those that the page shows. */
async function findMessage(parts: InboxParts, id: string): Promise<InboxMessage | undefined> {
  return (await readMessages(parts)).find((message) => message.id === id)
}
