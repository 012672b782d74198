// The contacts on file, masked, of which the person chooses one (R21). Nothing is sent before the choice.
import { formatDay } from '../../i18n/index.ts'
import type { ContactOption } from '../../registration/index.ts'
import { html } from '../html.ts'
import { type Choice, radios } from '../parts/fields.ts'
import { contactText } from '../parts/words.ts'
import { page, type Visit } from './page.ts'
import { sendTo, whyNot } from './review.ts'
import { isUnderWay } from './where.ts'
import { errorOf, form } from './words.ts'

interface Loaded {
  readonly options: readonly ContactOption[]
}

export const options = page<Loaded>({
  isOpen: (registration) => isUnderWay(registration) && registration.contacts.length > 0,
  async load({ parts, step }) {
    const outcome = await parts.registrations.contactOptions(step)
    return outcome.kind === 'options' ? { options: outcome.options } : undefined
  },

  view(visit, loaded, { typed, errors }) {
    const { registration, locale, say, path } = visit
    const { purpose, mayChangeContacts, isLeaked } = registration
    const open = loaded.options.filter(({ isAvailable, isConfirmed }) => isAvailable && !isConfirmed)
    return {
      title: say(purpose === 'renewal' ? 'page.options.renewal.title' : 'page.options.title'),
      step: 3,
      hasForm: open.length > 0,
      main: html`<p class="lead">${say('page.options.lead')}</p>
${registration.accountEndsAt !== undefined && html`<p>${say('page.options.renewal.ends', { date: formatDay(locale, registration.accountEndsAt) })}</p>`}
${isLeaked && html`<p class="told">${say('page.options.leaked')}</p>`}
${open.length === 0 && html`<p class="told">${say('page.options.no_way')}</p>`}
${
  open.length > 0 &&
  form(
    visit,
    html`${radios({
      name: 'option',
      label: say('page.review.which'),
      isTitle: purpose !== 'renewal',
      value: typed.option ?? registration.option ?? open[0]?.option,
      error: errorOf(errors, 'option'),
      choices: loaded.options.map((one) => choiceOf(visit, one)),
    })}
<button type="submit">${say('page.options.send')}</button>`,
  )
}
<ul class="ways">
${mayChangeContacts ? html`<li><a href="${path('contacts')}">${say('page.options.change')}</a></li>` : html`<li>${say('page.options.fixed')}</li>`}
<li><a href="${path('unreachable')}">${say('page.options.none')}</a></li>
</ul>`,
    }
  },

  act: async (visit, { option }) => await sendTo(visit, option),
})

function choiceOf(visit: Visit, one: ContactOption): Choice {
  const { option, channel, masked, isAvailable, isConfirmed } = one
  const reason = isAvailable ? undefined : whyNot(visit, one)
  return {
    value: option,
    label: html`${visit.say(`page.review.by_${channel}`)}: ${contactText(masked)}`,
    isDisabled: !isAvailable || isConfirmed,
    ...(reason === undefined ? {} : { hint: reason }),
  }
}
