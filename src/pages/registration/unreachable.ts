// Before a way is ended because none of its contacts can be reached: what that means (R22).
import { html } from '../html.ts'
import { nothing, page } from './page.ts'
import { form, refusedDeed } from './words.ts'

export const unreachable = page({
  isOpen: ({ status }) => status === 'identified' || status === 'sent',
  load: nothing,
  view: (visit) => ({
    title: visit.say('page.unreachable.title'),
    step: 3,
    hasForm: true,
    main: html`<p class="lead">${visit.say('page.unreachable.text')}</p>
${form(visit, html`<button type="submit">${visit.say('page.unreachable.confirm')}</button>`)}
<p><a href="${visit.path('method')}">${visit.say('page.identity.other')}</a></p>
<p><a href="${visit.path('options')}">${visit.say('page.back')}</a></p>`,
  }),
  async act({ parts, step }) {
    const outcome = await parts.registrations.unreachable(step)
    return outcome.kind === 'done' ? { kind: 'go', page: 'ended' } : refusedDeed(outcome)
  },
})
