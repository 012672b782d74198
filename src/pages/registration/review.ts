// What was typed, read back in large type before anything is sent (R11), with what was probably meant (R12) and which of them gets
// the code. A phone that no text message reaches is kept, and the page says why its code goes by e-mail (R26).
import { type Contact, type CountryCode, displayContact, hintsFor, suggestContact } from '../../contacts/index.ts'
import { countryName } from '../../i18n/index.ts'
import { type ContactOption, isToConfirm, readTypedContacts } from '../../registration/index.ts'
import { type Html, type HtmlValue, html } from '../html.ts'
import { radios } from '../parts/fields.ts'
import { contactText, tell } from '../parts/words.ts'
import { type Deed, page, type Shown, type Visit } from './page.ts'
import { again, errorOf, form, leakedAdvice, limitedDeed, refusedDeed, whereabouts } from './words.ts'

interface Loaded {
  readonly typed: readonly Contact[]
  readonly options: readonly ContactOption[]
}

export const review = page<Loaded>({
  isOpen: ({ status, contactSource, contacts }) =>
    (status === 'identified' || status === 'sent' || status === 'confirmed') &&
    contacts.length > 0 &&
    (contactSource === 'entered' || contacts.some(({ source }) => source === 'entered')),
  async load(visit) {
    const options = await visit.options()
    return options && { typed: visit.typed, options }
  },

  view(visit, { typed, options }, shown) {
    const { say, path, registration } = visit
    const open = options.filter(isToConfirm)
    const isWaiting = registration.verification?.status === 'pending'
    return {
      title: say('page.review.title'),
      step: 3,
      hasForm: open.length > 0,
      main: html`${
        isWaiting
          ? html`<p class="lead"><a href="${path('code')}">${say('page.not_received.to_code')}</a></p>`
          : html`<p class="lead">${say('page.review.lead')}</p>`
      }
${leakedAdvice(visit)}
<dl class="contacts">
${typed.map((contact) => readBack(visit, contact, options))}
</dl>
<p><a href="${path('contacts')}">${say('page.review.change')}</a></p>
${
  open.length > 0
    ? form(
        visit,
        html`${choice(visit, open, typed, shown)}
<button type="submit">${say('page.review.send')}</button>`,
      )
    : noWay(visit, options)
}
${whereabouts(visit)}`,
    }
  },

  async act(visit, { option, use_email: suggested }) {
    return suggested === undefined ? await sendTo(visit, option) : await take(visit, suggested)
  },
})

/** Sends to an option; the pages that offer one end here. */
export async function sendTo(visit: Visit, option: string | undefined): Promise<Deed> {
  if (!option) return again('option', visit.say('page.options.missing'))
  const outcome = await visit.parts.registrations.send(visit.step, option, visit.ip)
  switch (outcome.kind) {
    case 'done':
      return { kind: 'go', page: 'code', said: 'sent' }
    case 'limited':
      return limitedDeed(visit, outcome)
    case 'unknown_option':
      return again('option', visit.say('page.options.missing'))
    case 'option_unavailable':
      return again('option', whyNot(visit, outcome.option) ?? visit.say('page.options.no_way'))
    case 'contact_confirmed':
      return { kind: 'go' }
    case 'too_late':
      return again(undefined, visit.say('page.review.too_late'))
    default:
      return refusedDeed(outcome)
  }
}

export function whyNot({ say }: Visit, { reason }: ContactOption): string | undefined {
  return reason && say(`reason.${reason}`)
}

/** Judged as if it had been typed. */
async function take(visit: Visit, suggested: string): Promise<Deed> {
  const { parts, step, registration } = visit
  const reading = await readTypedContacts({ email: suggested }, step.caller, registration, parts.mailService)
  if (!reading.ok) return { kind: 'go', page: 'contacts' }
  const outcome = await parts.registrations.enterContacts(step, reading.contacts)
  if (outcome.kind === 'done') return { kind: 'go', page: 'review' }
  return outcome.kind === 'contacts_fixed' || outcome.kind === 'contact_confirmed'
    ? { kind: 'go' }
    : refusedDeed(outcome)
}

function readBack(visit: Visit, contact: Contact, options: readonly ContactOption[]): Html {
  const { say } = visit
  const option = options.find((one) => one.option === contact.kind)
  const reason = option && !option.isAvailable ? whyNot(visit, option) : undefined
  return html`<div>
<dt>${say(`page.review.${contact.kind}`)}</dt>
<dd><span class="large">${contactText(displayContact(contact))}</span>
${contact.kind === 'phone' && contact.country !== undefined && html`<p class="hint">${countryName(visit.locale, contact.country)}</p>`}
${reason !== undefined && html`<p class="told">${reason}</p>`}
${hintsFor(contact).map((hint) => html`<p class="hint">${say(`hint.${hint}`)}</p>\n`)}
${meant(visit, contact)}
</dd>
</div>
`
}

/** No code can go to any of them as it is: a mailbox helps, and else another way. */
function noWay({ say, path }: Visit, options: readonly ContactOption[]): Html {
  const isDone = options.length > 0 && options.every(({ isConfirmed }) => isConfirmed)
  if (isDone) return html``
  const hasEmail = options.some(({ option }) => option === 'email')
  return hasEmail
    ? html`<p class="told">${say('page.options.no_way')}</p>
<p><a class="button" href="${path('method')}">${say('page.identity.other')}</a></p>`
    : html`<p><a class="button" href="${path('contacts')}">${say('page.not_received.add_email')}</a></p>`
}

/** It is kept unless the person takes the other one. */
function meant({ locale, registration, token, path }: Visit, contact: Contact): HtmlValue {
  if (contact.kind !== 'email') return undefined
  const suggested = suggestContact(contact.value, { ok: true, contact }, country(registration))
  if (suggested === undefined || suggested === contact.value) return undefined
  return html`<form method="post" action="${path('review')}" class="told">
<p>${tell(locale, 'contact.did_you_mean', { contact: contactText(suggested) })}</p>
<input type="hidden" name="token" value="${token}">
<button type="submit" class="plain" name="use_email" value="${suggested}">${tell(locale, 'page.contacts.use_suggestion', { contact: contactText(suggested) })}</button>
</form>`
}

function country({ country, location }: Visit['registration']): CountryCode | undefined {
  return country ?? location
}

/** Nothing to choose where there is one: the form holds it, so that the code goes where the page said, or nowhere. */
function choice(visit: Visit, open: readonly ContactOption[], typed: readonly Contact[], shown: Shown): HtmlValue {
  const { say, locale, registration } = visit
  const [only] = open
  if (open.length === 1 && only) {
    const contact = typed.find(({ kind }) => kind === only.option)
    const to = contact ? displayContact(contact) : only.masked
    return html`<input type="hidden" name="option" value="${only.option}">
<p id="option">${tell(locale, 'page.review.goes_to', { contact: contactText(to) })}</p>`
  }
  return radios({
    name: 'option',
    label: say('page.review.which'),
    value: shown.typed.option ?? registration.option ?? open[0]?.option,
    error: errorOf(shown.errors, 'option'),
    choices: open.map(({ option, channel }) => {
      const contact = typed.find(({ kind }) => kind === option)
      return {
        value: option,
        label: say(`page.review.by_${channel}`),
        hint: contact ? contactText(displayContact(contact)) : undefined,
      }
    }),
  })
}
