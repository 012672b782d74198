// What stands behind the `url` of a registration until the pages on which it goes on are here: who was sent to it is told that it
// cannot go on from here, and what to quote. The same for every id, so that the address tells nothing.
import type { FastifyPluginCallback } from 'fastify'
import { format, pickLocale } from '../i18n/index.ts'
import { parseId } from '../lib/ids.ts'
import { referenceOf } from '../lib/reference.ts'
import { html } from './html.ts'
import { renderPage } from './layout.ts'

/** The page is known, and not there yet. */
const NOT_IMPLEMENTED = 501

export const serveRegistrationPage: FastifyPluginCallback = (scope, _options, done) => {
  scope.get<{ Params: { id: string } }>(
    '/registrations/:id',
    { schema: { hide: true } },
    async ({ params, headers }, reply) => {
      const id = parseId('reg', params.id)
      if (id === undefined) return reply.callNotFound()
      return reply
        .code(NOT_IMPLEMENTED)
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(registrationPage(referenceOf(id), headers['accept-language']))
    },
  )
  done()
}

/** @param wanted the languages that the browser prefers, as it says them. */
function registrationPage(reference: string, wanted: string | undefined): string {
  const language = pickLocale(wanted?.split(/[,;]/)[0], 'en')
  const title = format(language, 'registration.elsewhere.title')
  return renderPage({
    language,
    title,
    main: html`<h1>${title}</h1>
<p>${format(language, 'registration.elsewhere')}</p>
<p>${format(language, 'identity.reference', { reference })}</p>`,
  })
}
