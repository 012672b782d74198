// The page of a notice's link over HTTP: shown by GET, which changes nothing, answered by POST. What the link holds is the right to
// say so; there is no session, and so nothing that another page could ride on. Nothing here may be kept by a browser or proxy.
import { fastifyFormbody } from '@fastify/formbody'
import type { FastifyPluginCallback, FastifyReply } from 'fastify'
import type { NoticeShown, Notices } from '../notices/index.ts'
import { notMeDonePage, notMeGonePage, notMePage } from './not-me.ts'

export interface NotMeParts {
  readonly notices: Pick<Notices, 'show' | 'dispute'>
}

interface OneNotice {
  Params: { token: string }
}

const HIDDEN = { schema: { hide: true } }

export function serveNotMe({ notices }: NotMeParts): FastifyPluginCallback {
  return (scope, _options, done) => {
    scope.register(fastifyFormbody)
    scope.addHook('onRequest', (_request, reply, next) => {
      reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex')
      next()
    })
    const answer = (reply: FastifyReply, found: NoticeShown | undefined, languages: string | undefined) =>
      reply
        .code(found === undefined ? 404 : 200)
        .type('text/html; charset=utf-8')
        .send(
          found === undefined ? notMeGonePage(languages) : found.isDisputed ? notMeDonePage(found) : notMePage(found),
        )
    scope.get<OneNotice>('/not-me/:token', HIDDEN, async ({ params, headers }, reply) =>
      answer(reply, await notices.show(params.token), headers['accept-language']),
    )
    // Comes back by GET, so that the page can be reloaded.
    scope.post<OneNotice>('/not-me/:token', HIDDEN, async ({ params, headers }, reply) => {
      const found = await notices.dispute(params.token)
      return found ? reply.redirect(`/not-me/${params.token}`, 303) : answer(reply, found, headers['accept-language'])
    })
    done()
  }
}
