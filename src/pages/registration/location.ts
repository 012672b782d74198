// Where the person is now, asked again whenever they say so: one tap away from wherever it decides (R26).
import { html } from '../html.ts'
import { countriesByName } from '../parts/countries.ts'
import { countryField } from '../parts/fields.ts'
import { nothing, page } from './page.ts'
import { readCountry } from './start.ts'
import { isOver } from './where.ts'
import { again, errorOf, form, refusedDeed } from './words.ts'

export const location = page({
  isOpen: (registration) => !isOver(registration),
  load: nothing,

  view(visit, _, { typed, errors }) {
    const { registration, sensed, locale, say } = visit
    return {
      title: say('page.start.location'),
      hasForm: true,
      scripts: ['countries.js'],
      main: form(
        visit,
        html`${countryField({
          name: 'location',
          label: say('page.place.country'),
          hint: say('page.start.location.hint'),
          value: typed.location ?? registration.location ?? sensed ?? registration.country,
          options: countriesByName(locale),
          empty: say('page.choose_country'),
          none: say('page.country.none'),
          error: errorOf(errors, 'location'),
        })}
<button type="submit">${say('page.continue')}</button>`,
      ),
    }
  },

  async act(visit, typed) {
    const location = readCountry(typed.location)
    if (!location) return again('location', visit.say('page.start.location.missing'))
    const outcome = await visit.parts.registrations.changeSettings(visit.step, { location })
    return outcome.kind === 'done' ? { kind: 'go' } : refusedDeed(outcome)
  },
})
