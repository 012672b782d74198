// Pages that tell why there is nothing to show, in the look of the service where it is known.
import type { FastifyReply } from 'fastify'
import { format, type Locale } from '../i18n/index.ts'
import type { Service } from '../services/index.ts'
import { renderFrame } from './frame.ts'
import { type HtmlValue, html } from './html.ts'
import { standingFrame } from './standing.ts'

export interface PlainPage {
  readonly status: 403 | 404
  readonly words: 'not_found' | 'elsewhere' | 'forged'
  readonly locale: Locale
  readonly service: Service | undefined
  readonly reference?: string
  readonly more?: HtmlValue
}

export function showPlain(
  reply: FastifyReply,
  { status, words, locale, service, reference, more }: PlainPage,
): FastifyReply {
  const page = renderFrame({
    ...standingFrame(service),
    locale,
    title: format(locale, `page.${words}.title`),
    languages: { by: 'link', path: '' },
    reference,
    main: html`<p class="lead">${format(locale, `page.${words}`)}</p>
${more}`,
  })
  return reply.code(status).type('text/html; charset=utf-8').send(page)
}
