// What went wrong before or beside a page, as a page: the database is away, a form is too large, a fault of ours. What the server
// answers and reports stays as it is; a browser that came for a page is shown words in place of a problem for programs.
import type { onSendHookHandler } from 'fastify'
import { pickLocale } from '../../i18n/index.ts'
import { wishedLanguage } from '../asking.ts'
import { failedPage } from './frames.ts'

export const showInstead: onSendHookHandler<unknown> = (request, reply, payload, done) => {
  const isProblem = String(reply.getHeader('content-type') ?? '').startsWith('application/problem+json')
  if (!isProblem || !String(request.headers.accept ?? '').includes('text/html')) return done(null, payload)
  const locale = pickLocale(wishedLanguage(request), 'en')
  reply.type('text/html; charset=utf-8').removeHeader('content-length')
  done(null, failedPage(locale, wordsFor(reply.statusCode), request.url.split('?', 1)[0] ?? ''))
}

function wordsFor(status: number): 'failed' | 'forged' | 'not_found' {
  if (status >= 500) return 'failed'
  return status === 404 || status === 405 ? 'not_found' : 'forged'
}
