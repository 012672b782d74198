// What will happen, and where the person lives and is: what a code can reach depends on it (R26).
import { parseCountry } from '../../contacts/index.ts'
import { html } from '../html.ts'
import { countriesByName } from '../parts/countries.ts'
import { countryField } from '../parts/fields.ts'
import { type FieldError, nothing, page, type Typed, type Visit } from './page.ts'
import { errorOf, form, refusedDeed } from './words.ts'

export const start = page({
  isOpen: ({ status }) => status === 'created',
  load: nothing,

  view(visit, _, { typed, errors }) {
    const { registration, sensed, say } = visit
    const { purpose } = registration
    const country = typed.country ?? registration.country
    const location = typed.location ?? registration.location ?? sensed ?? registration.country
    const countries = countriesByName(visit.locale)
    // A box that is not ticked does not come with the form.
    const isLeaked = typed.token === undefined ? registration.isLeaked : typed.leaked === 'yes'
    return {
      title: say(`page.start.${purpose}.title`),
      step: 1,
      hasForm: true,
      scripts: ['countries.js'],
      main: html`<p class="lead">${say(`page.start.${purpose}.lead`, { service: serviceName(visit) })}</p>
<h2>${say('page.start.will_happen')}</h2>
<ol class="steps">
<li>${say('page.start.will_happen.1')}</li>
<li>${say('page.start.will_happen.2')}</li>
<li>${say('page.start.will_happen.3')}</li>
</ol>
${form(
  visit,
  html`${countryField({
    name: 'country',
    label: say('page.start.country'),
    value: country,
    options: countries,
    empty: say('page.choose_country'),
    none: say('page.country.none'),
    autocomplete: 'country',
    error: errorOf(errors, 'country'),
  })}
${countryField({
  name: 'location',
  label: say('page.start.location'),
  hint: say('page.start.location.hint'),
  value: location,
  options: countries,
  empty: say('page.choose_country'),
  none: say('page.country.none'),
  error: errorOf(errors, 'location'),
})}
<div class="choice">
<input type="checkbox" id="leaked" name="leaked" value="yes"${isLeaked && html` checked`}>
<label for="leaked">${say('page.start.leaked')}</label>
</div>
<button type="submit">${say('page.start.go')}</button>`,
)}`,
    }
  },

  async act(visit, typed) {
    const [country, location] = [readCountry(typed.country), readCountry(typed.location)]
    const errors: FieldError[] = [
      ...(country ? [] : [{ field: 'country', text: visit.say('page.start.country.missing') }]),
      ...(location ? [] : [{ field: 'location', text: visit.say('page.start.location.missing') }]),
    ]
    if (!country || !location) return { kind: 'again', errors }
    const change = { country, location, isLeaked: typed.leaked === 'yes' }
    const outcome = await visit.parts.registrations.changeSettings(visit.step, change)
    return outcome.kind === 'done' ? { kind: 'go', page: next(visit) } : refusedDeed(outcome)
  },
})

function next({ registration }: Visit): 'method' | 'identity' {
  return registration.method === undefined ? 'method' : 'identity'
}

export function readCountry(typed: Typed[string]) {
  return typed === undefined ? undefined : parseCountry(typed)
}

function serviceName({ step }: Visit): string {
  return step.caller.service.settings.name
}
