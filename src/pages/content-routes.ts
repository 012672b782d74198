// GET /help, /support and /privacy of the default service, /s/{slug}/help and so on of the others: for who has no registration, or none
// any more. They hold nothing about anybody, so they may be kept for a while.
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify'
import { format, type Locale, type MessageKey, type MessageValues, pickLocale } from '../i18n/index.ts'
import type { Policies } from '../policy/index.ts'
import type { Methods } from '../registration/index.ts'
import { DEFAULT_SLUG, type Service, type Services } from '../services/index.ts'
import { wishedLanguage } from './asking.ts'
import { contents, type Reader } from './content/index.ts'
import { renderFrame } from './frame.ts'
import { showPlain } from './plain-page.ts'
import { CONTENT_PAGES, type ContentPage, contentLink, contentPath, standingFrame } from './standing.ts'

export interface ContentParts {
  readonly services: Pick<Services, 'findBySlug'>
  readonly methods: Methods
  readonly policies: Pick<Policies, 'of'>
}

interface Address {
  Params: { slug?: string }
}

const HIDDEN = { schema: { hide: true } }

export function serveContent(parts: ContentParts): FastifyPluginCallback {
  return (scope, _options, done) => {
    for (const page of CONTENT_PAGES) {
      for (const address of [`/${page}`, `/s/:slug/${page}`]) {
        scope.get<Address>(address, HIDDEN, (request, reply) => show(parts, page, request, reply))
      }
    }
    done()
  }
}

async function show(
  parts: ContentParts,
  page: ContentPage,
  request: FastifyRequest<Address>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const service = await parts.services.findBySlug(request.params.slug ?? DEFAULT_SLUG)
  const locale = pickLocale(wishedLanguage(request), service?.settings.locale ?? 'en')
  if (!service) return showPlain(reply, 404, { words: 'not_found', locale, service })
  const { title, main } = contents[page](await readerOf(parts, service, locale))
  return reply
    .header('cache-control', 'no-cache')
    .header('vary', 'accept-language')
    .type('text/html; charset=utf-8')
    .send(
      renderFrame({
        ...standingFrame(service, locale),
        title,
        main,
        languages: { by: 'link', path: contentPath(service.slug, page) },
      }),
    )
}

async function readerOf({ methods, policies }: ContentParts, service: Service, locale: Locale): Promise<Reader> {
  return {
    locale,
    service,
    methods,
    policy: await policies.of(service.id),
    reference: undefined,
    say: (key: MessageKey, values?: MessageValues) => format(locale, key, values),
    link: (page) => contentLink(service.slug, page, locale),
  }
}
