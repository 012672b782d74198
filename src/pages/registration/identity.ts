// Proving who one is, by the way that was chosen: at an identity provider, at the service, or in a trial as one of the invented people.
import { type Proof, proofOf, TRIAL_PEOPLE } from '../../registration/index.ts'
import { type Html, html } from '../html.ts'
import { radios } from '../parts/fields.ts'
import { methodName } from '../parts/methods.ts'
import { visitCookie } from '../visit-cookie.ts'
import { addressBack } from './done.ts'
import { type Deed, page, type Shown, type Typed, type Visit } from './page.ts'
import { again, errorOf, form, otherMethods, refusedDeed } from './words.ts'

interface Loaded {
  readonly proof: Proof
}

export const identity = page<Loaded>({
  isOpen: ({ status, method }) => status === 'created' && method !== undefined,
  async load({ registration, parts, step }) {
    const chosen = parts.methods.get(registration.method ?? '')
    return chosen && { proof: proofOf(chosen, step.caller.kind) }
  },

  view(visit, { proof }, shown) {
    const { registration, say, path } = visit
    const name = methodName(say, registration.method ?? '')
    return {
      title: say('page.identity.title'),
      step: 2,
      hasForm: proof !== 'host',
      ...(proof === 'host' ? { refreshSeconds: 15 } : {}),
      main: html`<p class="lead">${say('page.identity.method', { method: name })}</p>
${VIEWS[proof](visit, shown)}
${otherMethods(registration).length > 0 && html`<p><a href="${path('method')}">${say('page.identity.other')}</a></p>`}`,
    }
  },

  async act(visit, typed) {
    const chosen = visit.parts.methods.get(visit.registration.method ?? '')
    if (!chosen) return { kind: 'go' }
    return await DEEDS[proofOf(chosen, visit.step.caller.kind)](visit, typed)
  },
})

const VIEWS: Readonly<Record<Proof, (visit: Visit, shown: Shown) => Html>> = {
  oidc: (visit) =>
    form(
      visit,
      html`<p>${visit.say('page.identity.oidc')}</p>
<button type="submit">${visit.say('page.continue')}</button>`,
    ),
  host: ({ say, step, path, registration }) => {
    const service = step.caller.service.settings.name
    const back = addressBack(registration)
    return html`<p>${say('page.identity.host', { service })}</p>
<p class="actions">
${back !== undefined && html`<a class="button" href="${back}">${say('page.back_to_service', { service })}</a>`}
<a href="${path('identity')}">${say('page.identity.host.refresh')}</a>
</p>`
  },
  trial: (visit, { errors, typed }) =>
    form(
      visit,
      html`${radios({
        name: 'person',
        label: visit.say('page.identity.trial'),
        value: typed.person,
        error: errorOf(errors, 'person'),
        choices: TRIAL_PEOPLE.map(({ name, meaning }) => ({
          value: name,
          label: html`<span lang="en">${meaning}</span>`,
        })),
      })}
<button type="submit">${visit.say('page.continue')}</button>`,
    ),
}

const DEEDS: Readonly<Record<Proof, (visit: Visit, typed: Typed) => Promise<Deed>>> = {
  async oidc({ parts, step, say }) {
    const outcome = await parts.visits?.begin(step)
    if (outcome === undefined || outcome.kind === 'no_provider')
      return again(undefined, say('page.identity.unavailable'))
    if (outcome.kind !== 'begun') return refusedDeed(outcome)
    const { pathname, search, searchParams } = new URL(outcome.url)
    const cookie = visitCookie(searchParams.get('visit') ?? '', parts.config.baseUrl)
    return { kind: 'away', path: pathname + search, cookie }
  },
  host: async () => ({ kind: 'go' }),
  async trial({ parts, step, say }, { person }) {
    if (!person) return again('person', say('page.identity.trial.missing'))
    const outcome = await parts.registrations.proveIdentity(step, { by: 'trial', person })
    switch (outcome.kind) {
      case 'done':
        return { kind: 'go' }
      case 'not_eligible':
        return { kind: 'go', page: 'method', said: 'not_for_you' }
      case 'unknown_person':
        return again('person', say('page.identity.trial.missing'))
      case 'method_missing':
      case 'wrong_proof':
        return { kind: 'go' }
      default:
        return refusedDeed(outcome)
    }
  },
}
