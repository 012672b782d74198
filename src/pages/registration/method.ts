// How to prove who one is: each way with what it needs, and where its code will go (R16, R21).
import type { MessageKey } from '../../i18n/index.ts'
import { type Html, html } from '../html.ts'
import { radios } from '../parts/fields.ts'
import { methodName, methodNeeds, whereCodesGo } from '../parts/methods.ts'
import { nothing, page, type Said, type Visit } from './page.ts'
import { isOver, isUnderWay } from './where.ts'
import { again, errorOf, form, refusedDeed } from './words.ts'

export const method = page({
  // Also later: whoever cannot go on may choose another one.
  isOpen: (registration) => !isOver(registration) && registration.status !== 'confirmed',
  load: nothing,

  view(visit, _, { typed, errors, said }) {
    const { registration, say } = visit
    return {
      title: say('page.method.title'),
      step: 2,
      hasForm: true,
      main: html`${said !== undefined && TOLD.has(said) && html`<p class="told" role="status">${say(TOLD.get(said) as MessageKey)}</p>`}
${isUnderWay(registration) && html`<p class="told">${say('page.method.anew')}</p>`}
${form(
  visit,
  html`${radios({
    name: 'method',
    label: say('page.method.title'),
    isTitle: true,
    value: typed.method ?? registration.method ?? onlyOne(registration.methods),
    error: errorOf(errors, 'method'),
    choices: registration.methods.map((name) => ({
      value: name,
      label: methodName(say, name),
      hint: about(visit, name),
    })),
  })}
<button type="submit">${say('page.continue')}</button>`,
)}`,
    }
  },

  async act(visit, { method: name }) {
    if (!name) return again('method', visit.say('page.method.missing'))
    // The way on which identity is proved already: nothing is to be proved anew.
    if (name === visit.registration.method && isUnderWay(visit.registration)) return { kind: 'go' }
    const outcome = await visit.parts.registrations.chooseMethod(visit.step, name)
    if (outcome.kind === 'unknown_method') return again('method', visit.say('page.method.missing'))
    return outcome.kind === 'done' ? { kind: 'go', page: 'identity' } : refusedDeed(outcome)
  },
})

/** What came of the way before. */
const TOLD: ReadonlyMap<Said, MessageKey> = new Map([
  ['not_for_you', 'page.method.not_for_you'],
  ['declined', 'page.method.declined'],
  ['unavailable', 'page.identity.unavailable'],
  ['not_proved', 'page.method.not_proved'],
])

function onlyOne(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined
}

function about({ say, parts }: Visit, name: string): Html {
  const needs = methodNeeds(say, name)
  return html`${needs !== undefined && html`${needs}<br>`}${whereCodesGo(say, parts.methods.get(name))}`
}
