// Typing the code in: where it went, what is known of it, one field. A code that is worth nothing any more is told here as well,
// with the way to a new one: never a dead end.
import { type Contact, displayContact } from '../../contacts/index.ts'
import type { MessageKey } from '../../i18n/index.ts'
import type { Verification } from '../../verification/index.ts'
import { type Html, type HtmlValue, html } from '../html.ts'
import { textField } from '../parts/fields.ts'
import { contactText } from '../parts/words.ts'
import { type Deed, page, type Shown, type Typed, type View, type Visit } from './page.ts'
import { sendTo } from './review.ts'
import { again, buttonForm, errorOf, form, limitedDeed, refusedDeed, tellIn, timeIn, timeText } from './words.ts'

interface Loaded {
  readonly verification: Verification
  /** In full where the person typed it, else masked. */
  readonly to: string
}

export const code = page<Loaded>({
  isOpen: ({ status, verification }) =>
    verification !== undefined &&
    (status === 'sent' || (status === 'confirmed' && verification.status !== 'confirmed')),
  async load(visit) {
    const { verification } = visit.registration
    return verification && { verification, to: await whereItWent(visit, verification) }
  },
  view: (visit, loaded, shown) =>
    loaded.verification.status === 'pending' ? askForCode(visit, loaded, shown) : worthNothing(visit, loaded),
  act: (visit, typed) => (typed.again === undefined ? check(visit, typed) : sendTo(visit, typed.again)),
})

/** The contact that the live code went to, as its owner may see it. */
export async function whereItWent({ parts, step, registration }: Visit, { maskedTo }: Verification): Promise<string> {
  const typed = await parts.registrations.typedContacts(step)
  const contact: Contact | undefined =
    typed.kind === 'contacts' ? typed.contacts.find(({ kind }) => kind === registration.option) : undefined
  return contact ? displayContact(contact) : maskedTo
}

function askForCode(visit: Visit, { verification, to }: Loaded, { typed, errors, said }: Shown): View {
  const { say, step, path } = visit
  const { channel, expiresAt, attemptsLeft } = verification
  const digits = step.caller.service.settings.codeDigits
  const wrong = said === 'wrong' ? say('page.code.wrong', { left: attemptsLeft }) : undefined
  return {
    title: say(`page.code.${channel}.title`),
    step: 4,
    hasForm: true,
    ...(wrong === undefined ? {} : { errors: [{ field: 'code', text: wrong }] }),
    main: html`<p class="lead">${tellIn(visit, `page.code.${channel}.sent_to`, { contact: contactText(to) })}</p>
${said === 'sent_again' && html`<p class="told" role="status">${say('page.code.sent_again')}</p>`}
${form(
  visit,
  html`${textField({
    name: 'code',
    label: say('page.code.label'),
    hint: say('page.code.hint', { digits }),
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    maxlength: 120,
    look: 'code',
    value: typed.code,
    error: errorOf(errors, 'code') ?? wrong,
  })}
<button type="submit">${say('page.code.confirm')}</button>`,
)}
<p id="state" role="status">${stateOf(visit, verification)}</p>
<p>${tellIn(visit, 'page.code.good_until', { time: timeIn(visit, expiresAt) })}</p>
<p><a href="${path('not-received')}">${say('page.code.not_received')}</a></p>`,
  }
}

/** What is known of the latest message (R30). */
export function stateOf({ say }: Visit, { channel, messages }: Verification): HtmlValue {
  const state = messages.at(-1)?.state
  if (state === undefined) return undefined
  const key: MessageKey =
    state === 'accepted' || state === 'delivered' ? `page.code.${channel}.state.${state}` : `page.code.state.${state}`
  return say(key)
}

function worthNothing(visit: Visit, { verification }: Loaded): View {
  const { say, path, registration } = visit
  const status =
    verification.status === 'locked' || verification.status === 'expired' ? verification.status : 'cancelled'
  const { option } = registration
  return {
    title: say(`page.code.${status}.title`),
    step: 4,
    main: html`<p class="lead">${say(`page.code.${status}`)}</p>
<div class="actions">
${option !== undefined && buttonForm(visit, { path: path('code'), name: 'again', value: option, label: say('page.code.new'), look: 'main' })}
${anotherContact(visit)}
</div>
<p><a href="${path('not-received')}">${say('page.code.not_received')}</a></p>`,
  }
}

function anotherContact({ path, say, registration }: Visit): Html {
  const page = registration.contactSource === 'on_file' ? 'options' : 'review'
  return html`<a href="${path(page)}">${say('page.code.other_contact')}</a>`
}

async function check(visit: Visit, { code: typed = '' }: Typed): Promise<Deed> {
  const { parts, step, say } = visit
  if (typed.trim() === '') return again('code', say('page.code.missing'))
  const outcome = await parts.registrations.check(step, typed, visit.ip)
  switch (outcome.kind) {
    case 'right':
      return await goOn(visit, outcome.registration)
    case 'wrong':
      // Not the same page again: a reload would spend another attempt.
      return { kind: 'go', page: 'code', said: 'wrong' }
    case 'malformed':
      return again('code', say('page.code.malformed', { digits: outcome.digits }))
    case 'contact_locked':
      return again('code', say('page.code.contact_locked', { time: timeText(visit, outcome.retryAt) }))
    case 'limited':
      return limitedDeed(visit, outcome)
    case 'locked':
    case 'expired':
    case 'cancelled':
      return { kind: 'go', page: 'code' }
    case 'already_confirmed':
      return { kind: 'go' }
    default:
      return refusedDeed(outcome)
  }
}

/** To the spare contact, where there is one to offer (R20); else it is finished at once. */
async function goOn({ parts, step }: Visit, registration: Visit['registration']): Promise<Deed> {
  if (registration.status !== 'confirmed') return { kind: 'go' }
  const options = await parts.registrations.contactOptions(step)
  const hasSpare = options.kind === 'options' && options.options.some((one) => one.isAvailable && !one.isConfirmed)
  if (hasSpare) return { kind: 'go', page: 'spare' }
  await parts.registrations.complete(step)
  return { kind: 'go' }
}
