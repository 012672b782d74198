// What pages outside of a registration share: whose look they have, and where help, support and privacy are.
import type { Locale } from '../i18n/index.ts'
import { DEFAULT_SLUG, type Service } from '../services/index.ts'
import { brandOf, PINPOST } from './brand.ts'
import type { Frame } from './frame.ts'

/** Pages that tell something, and ask for nothing. */
export const CONTENT_PAGES = ['help', 'support', 'privacy'] as const
export type ContentPage = (typeof CONTENT_PAGES)[number]

/** Those of the default service have the shortest addresses. */
export function contentPath(slug: string, page: ContentPage): string {
  return slug === DEFAULT_SLUG ? `/${page}` : `/s/${slug}/${page}`
}

/** The same in a language, which stays the same from page to page. */
export function contentLink(slug: string, page: ContentPage, locale: Locale): string {
  return `${contentPath(slug, page)}?language=${locale}`
}

/** The parts of a frame that follow from the service. Undefined: where nobody knows whose page it is. */
export function standingFrame(service: Service | undefined, locale: Locale): Pick<Frame, 'locale' | 'brand' | 'links'> {
  const link = (page: ContentPage): string => contentLink(service?.slug ?? DEFAULT_SLUG, page, locale)
  return {
    locale,
    brand: service ? brandOf(service) : PINPOST,
    links: { help: link('help'), support: link('support'), privacy: link('privacy') },
  }
}
