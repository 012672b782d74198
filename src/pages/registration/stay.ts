// One tap for more time: anything that is done gives half an hour from now, and this does nothing else.
import { html } from '../html.ts'
import { nothing, page } from './page.ts'
import { isOver } from './where.ts'
import { form, refusedDeed, tellIn, timeIn } from './words.ts'

export const stay = page({
  isOpen: (registration) => !isOver(registration),
  load: nothing,
  view: (visit) => ({
    title: visit.say('page.time_left.stay'),
    hasForm: true,
    main: html`<p>${tellIn(visit, 'page.time_left', { time: timeIn(visit, visit.registration.expiresAt) })}</p>
${form(visit, html`<button type="submit">${visit.say('page.time_left.stay')}</button>`)}`,
  }),
  async act({ parts, step }) {
    const outcome = await parts.registrations.changeSettings(step, {})
    return outcome.kind === 'done' ? { kind: 'go', said: 'stayed' } : refusedDeed(outcome)
  },
})
