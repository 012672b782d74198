// What pages outside of a registration share: whose look they have, and where help, support and privacy are.
import { DEFAULT_SLUG, type Service } from '../services/index.ts'
import { type Brand, brandOf, PINPOST } from './brand.ts'
import type { Frame } from './frame.ts'

/** Pages that tell something, and ask for nothing. */
export const CONTENT_PAGES = ['help', 'support', 'privacy'] as const
export type ContentPage = (typeof CONTENT_PAGES)[number]

/** Those of the default service have the shortest addresses. */
export function contentPath(slug: string, page: ContentPage): string {
  return slug === DEFAULT_SLUG ? `/${page}` : `/s/${slug}/${page}`
}

/** The parts of a frame that follow from the service. Undefined: where nobody knows whose page it is. */
export function standingFrame(service: Service | undefined): Pick<Frame, 'links'> & { readonly brand: Brand } {
  const slug = service?.slug ?? DEFAULT_SLUG
  return {
    brand: service ? brandOf(service) : PINPOST,
    links: {
      help: contentPath(slug, 'help'),
      support: contentPath(slug, 'support'),
      privacy: contentPath(slug, 'privacy'),
    },
  }
}
