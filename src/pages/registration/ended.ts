// It has ended without an account: why, and how to begin again. Never a dead end: the service begins anew, and in a trial that no
// service has sent anybody to, this page does.
import type { Registration } from '../../registration/index.ts'
import { type HtmlValue, html } from '../html.ts'
import { methodName } from '../parts/methods.ts'
import { pathOf } from './browser.ts'
import { addressBack } from './done.ts'
import { type Deed, nothing, page, type Visit } from './page.ts'
import { isOver } from './where.ts'
import { form } from './words.ts'

type Words = 'expired' | 'unreachable' | 'not_for_you' | 'abandoned'

export const ended = page({
  isOpen: (registration) => isOver(registration) && registration.status !== 'completed',
  load: nothing,
  view(visit) {
    const { registration, say } = visit
    const words = wordsFor(registration)
    return {
      title: say(`page.ended.${words}.title`),
      hasForm: mayBeginHere(visit),
      main: html`<p class="lead">${say(`page.ended.${words}`)}</p>
${
  words === 'unreachable' &&
  html`<ul>
${registration.methods.map((name) => html`<li>${methodName(say, name)}</li>\n`)}
</ul>`
}
${beginAgain(visit, words)}`,
    }
  },
  async act(visit): Promise<Deed> {
    if (!mayBeginHere(visit)) return { kind: 'go' }
    const { parts, step, registration, locale } = visit
    const { purpose, country, location } = registration
    const outcome = await parts.registrations.create({
      caller: step.caller,
      ...{ purpose, country, location, locale },
      ...{ method: undefined, subject: undefined, returnUrl: undefined, state: undefined },
    })
    if (outcome.kind !== 'done') return { kind: 'go' }
    return { kind: 'away', path: `${pathOf(outcome.registration.id)}?language=${locale}` }
  },
})

/** Without JavaScript, and with it, one tap. */
function beginAgain(visit: Visit, words: Words): HtmlValue {
  const { registration, say, path, step } = visit
  const back = addressBack(registration)
  const service = step.caller.service.settings.name
  if (back !== undefined) {
    return html`<p><a class="button" href="${back}">${say('page.back_to_service', { service })}</a></p>`
  }
  if (mayBeginHere(visit)) return form(visit, html`<button type="submit">${say('page.ended.begin_again')}</button>`)
  return words === 'not_for_you'
    ? html`<p><a class="button" href="${path('support')}">${say('page.support')}</a></p>`
    : html`<p>${say('page.ended.where', { service })}</p>`
}

function mayBeginHere({ parts, step, registration }: Visit): boolean {
  return parts.config.mode === 'trial' && step.caller.kind === 'test' && registration.returnUrl === undefined
}

function wordsFor({ status, reason }: Registration): Words {
  if (status === 'expired') return 'expired'
  if (status === 'abandoned') return 'abandoned'
  return reason === 'unreachable' ? 'unreachable' : 'not_for_you'
}
