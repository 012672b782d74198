// Pages that tell why there is nothing to show, in the look of the service where it is known.
import type { FastifyReply } from 'fastify'
import { format, type Locale } from '../i18n/index.ts'
import type { Service } from '../services/index.ts'
import { renderFrame } from './frame.ts'
import { type HtmlValue, html } from './html.ts'
import { standingFrame } from './standing.ts'

export interface PlainPage {
  readonly words: 'not_found' | 'elsewhere' | 'forged' | 'failed'
  readonly locale: Locale
  readonly service: Service | undefined
  readonly reference?: string | undefined
  readonly more?: HtmlValue
}

export function renderPlain({ words, locale, service, reference, more }: PlainPage): string {
  return renderFrame({
    ...standingFrame(service, locale),
    title: format(locale, `page.${words}.title`),
    languages: { by: 'link', path: '' },
    reference,
    main: html`<p class="lead">${format(locale, `page.${words}`)}</p>
${more}`,
  })
}

export function showPlain(reply: FastifyReply, status: 403 | 404, page: PlainPage): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(renderPlain(page))
}
