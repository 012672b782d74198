// The contacts on file, masked, of which the person chooses one (R21). Nothing is sent before the choice.
import { type ContactOption, isToConfirm } from '../../registration/index.ts'
import { type Html, type HtmlValue, html } from '../html.ts'
import { type Choice, radios } from '../parts/fields.ts'
import { contactText } from '../parts/words.ts'
import { page, type Visit } from './page.ts'
import { sendTo, whyNot } from './review.ts'
import { isUnderWay } from './where.ts'
import { dayIn, errorOf, form, leakedAdvice, otherMethods, tellIn, whereabouts } from './words.ts'

interface Loaded {
  readonly options: readonly ContactOption[]
}

export const options = page<Loaded>({
  isOpen: (registration) => isUnderWay(registration) && registration.contacts.length > 0,
  async load(visit) {
    const options = await visit.options()
    return options && { options }
  },

  view(visit, loaded, { typed, errors }) {
    const { registration, say, path } = visit
    const { purpose, mayChangeContacts } = registration
    const open = loaded.options.filter(isToConfirm)
    return {
      title: say(purpose === 'renewal' ? 'page.options.renewal.title' : 'page.options.title'),
      step: 3,
      hasForm: open.length > 0,
      main: html`<p class="lead">${say('page.options.lead')}</p>
${registration.accountEndsAt !== undefined && html`<p>${tellIn(visit, 'page.options.renewal.ends', { date: dayIn(visit, registration.accountEndsAt) })}</p>`}
${leakedAdvice(visit)}
${
  open.length > 0
    ? form(
        visit,
        html`${radios({
          name: 'option',
          label: say('page.review.which'),
          isTitle: purpose !== 'renewal',
          value: chosen(visit, typed.option, open),
          error: errorOf(errors, 'option'),
          choices: loaded.options.map((one) => choiceOf(visit, one)),
        })}
<button type="submit">${say('page.options.send')}</button>`,
      )
    : noWay(visit, loaded.options)
}
${whereabouts(visit)}
<ul class="ways">
${mayChangeContacts ? html`<li><a href="${path('contacts')}">${say('page.options.change')}</a></li>` : html`<li>${say('page.options.fixed')}</li>`}
<li><a href="${path('unreachable')}">${say('page.options.none')}</a></li>
</ul>`,
    }
  },

  act: async (visit, { option }) => await sendTo(visit, option),
})

/** What was chosen before, as long as it can be reached; else the best. */
function chosen(
  { registration }: Visit,
  typed: string | undefined,
  open: readonly ContactOption[],
): string | undefined {
  const before = typed ?? registration.option
  return (open.find(({ option }) => option === before) ?? open[0])?.option
}

/** What there is, why no code can go there, and the ways that remain (R32). */
function noWay(visit: Visit, options: readonly ContactOption[]): Html {
  const { say, path, registration } = visit
  if (options.some(({ isConfirmed }) => isConfirmed)) return html``
  const list = options.map((one) => html`<li>${named(visit, contactText(one.masked), whyNot(visit, one))}</li>\n`)
  return html`${list.length > 0 && html`<ul class="greyed">\n${list}</ul>`}
<p class="told">${say('page.options.no_way')}</p>
${otherMethods(registration).length > 0 && html`<p><a class="button" href="${path('method')}">${say('page.identity.other')}</a></p>`}`
}

function choiceOf(visit: Visit, one: ContactOption): Choice {
  const { option, channel, masked, isAvailable, isConfirmed } = one
  const reason = isConfirmed ? visit.say('page.options.confirmed') : isAvailable ? undefined : whyNot(visit, one)
  return {
    value: option,
    label: named(visit, visit.say(`page.review.by_${channel}`), contactText(masked)),
    isDisabled: !isToConfirm(one),
    ...(reason === undefined ? {} : { hint: reason }),
  }
}

/** Languages differ in what stands before a colon. */
function named(visit: Visit, name: HtmlValue, text: HtmlValue): Html {
  return tellIn(visit, 'page.options.named', { name, text })
}
