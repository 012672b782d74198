// Help, support and privacy as pages of a registration: they know its reference and the way back to the page that they were opened
// from, with what is kept of it; where that is not its turn any more it leads to where the registration stands.
import type { Policy } from '../../policy/index.ts'
import { contents } from '../content/index.ts'
import { html } from '../html.ts'
import type { ContentPage } from '../standing.ts'
import { withQuery } from './browser.ts'
import { KEPT, type Page, page } from './page.ts'
import { whereItStands } from './where.ts'

interface Loaded {
  readonly policy: Policy
}

export function contentPage(name: ContentPage): Page<unknown> {
  return page<Loaded>({
    isOpen: () => true,
    load: async ({ parts, step }) => ({ policy: await parts.policies.of(step.caller.service.id) }),
    view({ locale, say, path, origin, parts, step, registration }, { policy }) {
      const { reference } = registration
      const { methods } = parts
      const { title, main } = contents[name]({
        ...{ locale, say, methods, policy, reference, service: step.caller.service },
        link: (other) => path(other),
      })
      const way = withQuery(path(origin ?? whereItStands(registration)), KEPT)
      const back = html`<p><a href="${way}">${say('page.content.back')}</a></p>`
      return { title, main: html`${back}${main}` }
    },
  })
}
