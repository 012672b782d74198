// After the first contact is confirmed: the invitation to confirm the other one too, which may be declined (R20).
import { type ContactOption, isToConfirm } from '../../registration/index.ts'
import { html } from '../html.ts'
import { contactText } from '../parts/words.ts'
import { page, type Visit } from './page.ts'
import { sendTo } from './review.ts'
import { form, refusedDeed, tellIn } from './words.ts'

interface Loaded {
  readonly spare: ContactOption | undefined
}

export const spare = page<Loaded>({
  isOpen: ({ status }) => status === 'confirmed',
  async load(visit) {
    const options = await visit.options()
    return options && { spare: options.find(isToConfirm) }
  },
  view(visit, { spare: other }) {
    const { say } = visit
    return {
      title: say(other ? 'page.spare.title' : 'page.spare.none.title'),
      step: 5,
      hasForm: true,
      main: html`${confirmedOnes(visit).map(
        (masked) =>
          html`<p class="good">${tellIn(visit, 'page.spare.confirmed', { contact: contactText(masked) })}</p>\n`,
      )}
${other && html`<p class="lead">${tellIn(visit, 'page.spare.text', { contact: contactText(other.masked) })}</p>`}
${form(
  visit,
  html`<div class="actions">
${other && html`<button type="submit" name="option" value="${other.option}">${say('page.spare.send')}</button>`}
<button type="submit"${other && html` class="plain"`} name="finish" value="yes">${say(other ? 'page.spare.finish' : 'page.spare.none.finish')}</button>
</div>`,
)}`,
    }
  },
  async act(visit, { option, finish }) {
    if (finish === undefined && option !== undefined) return await sendTo(visit, option)
    const outcome = await visit.parts.registrations.complete(visit.step)
    if (outcome.kind === 'completed' || outcome.kind === 'not_confirmed') return { kind: 'go' }
    return outcome.kind === 'not_found' ? outcome : refusedDeed(outcome)
  },
})

function confirmedOnes({ registration }: Visit): readonly string[] {
  return registration.contacts.filter(({ confirmedAt }) => confirmedAt).map(({ masked }) => masked)
}
