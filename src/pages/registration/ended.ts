// It has ended without an account: why, and how to begin again. Never a dead end.
import type { Registration } from '../../registration/index.ts'
import { html } from '../html.ts'
import { methodName } from '../parts/methods.ts'
import { addressBack } from './done.ts'
import { nothing, page } from './page.ts'
import { isOver } from './where.ts'

type Words = 'expired' | 'unreachable' | 'not_for_you' | 'abandoned'

export const ended = page({
  isOpen: (registration) => isOver(registration) && registration.status !== 'completed',
  load: nothing,
  view(visit) {
    const { registration, say, step } = visit
    const words = wordsFor(registration)
    const back = addressBack(registration)
    const service = step.caller.service.settings.name
    return {
      title: say(`page.ended.${words}.title`),
      main: html`<p class="lead">${say(`page.ended.${words}`)}</p>
${
  words === 'unreachable' &&
  html`<ul>
${registration.methods.map((name) => html`<li>${methodName(say, name)}</li>\n`)}
</ul>`
}
<p>${say('page.reference', { reference: registration.reference })}</p>
${back !== undefined && html`<p><a class="button" href="${back}">${say('page.back_to_service', { service })}</a></p>`}`,
    }
  },
})

function wordsFor({ status, reason }: Registration): Words {
  if (status === 'expired') return 'expired'
  if (status === 'abandoned') return 'abandoned'
  return reason === 'unreachable' ? 'unreachable' : 'not_for_you'
}
