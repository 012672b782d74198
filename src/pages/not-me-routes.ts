// The page of a notice's link over HTTP: shown by GET, which changes nothing, answered by POST. What the link holds is the right to
// say so; there is no session, and so nothing that another page could ride on. Nothing here may be kept by a browser or proxy.
import { fastifyFormbody } from '@fastify/formbody'
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify'
import { pickLocale } from '../i18n/index.ts'
import type { NoticeShown, Notices } from '../notices/index.ts'
import { preferredLanguage } from './asking.ts'
import { neverKept, neverListed } from './never-kept.ts'
import { notMePage } from './not-me.ts'

export interface NotMeParts {
  readonly notices: Pick<Notices, 'show' | 'dispute'>
}

interface OneNotice {
  Params: { token: string }
  Querystring: { language?: unknown }
}

const HIDDEN = { schema: { hide: true } }

export function serveNotMe({ notices }: NotMeParts): FastifyPluginCallback {
  return (scope, _options, done) => {
    scope.register(fastifyFormbody)
    scope.addHook('onRequest', neverKept)
    scope.addHook('onRequest', neverListed)
    scope.get<OneNotice>('/not-me/:token', HIDDEN, async (request, reply) =>
      answer(request, reply, await notices.show(request.params.token)),
    )
    // Comes back by GET, so that the page can be reloaded.
    scope.post<OneNotice>('/not-me/:token', HIDDEN, async (request, reply) => {
      const { token } = request.params
      const found = await notices.dispute(token)
      return found ? reply.redirect(addressOf(token, wishedLanguage(request)), 303) : answer(request, reply, found)
    })
    done()
  }
}

/** In the language of the notice, or of the browser where there is none; another one may be asked for. */
function answer(request: FastifyRequest<OneNotice>, reply: FastifyReply, found: NoticeShown | undefined): FastifyReply {
  const own = found?.locale ?? preferredLanguage(request) ?? 'en'
  return reply
    .code(found === undefined ? 404 : 200)
    .type('text/html; charset=utf-8')
    .send(notMePage(found, pickLocale(wishedLanguage(request), own), addressOf(request.params.token)))
}

function wishedLanguage({ query }: FastifyRequest<OneNotice>): string | undefined {
  return typeof query.language === 'string' ? query.language : undefined
}

/** @param language as it was asked for, so that the answer comes in it too. */
function addressOf(token: string, language?: string): string {
  const path = `/not-me/${encodeURIComponent(token)}`
  return language === undefined ? path : `${path}?${new URLSearchParams({ language })}`
}
