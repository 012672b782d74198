// Typing the code in: where it went, what is known of it, one field. A code that is worth nothing any more is told here as well,
// with the way to a new one: never a dead end.
import type { MessageKey } from '../../i18n/index.ts'
import { isToConfirm, type Registration } from '../../registration/index.ts'
import type { Verification } from '../../verification/index.ts'
import { type Html, type HtmlValue, html } from '../html.ts'
import { countdown } from '../parts/countdown.ts'
import { textField } from '../parts/fields.ts'
import { contactText } from '../parts/words.ts'
import { pathOf } from './browser.ts'
import { typedInFull } from './in-full.ts'
import { otherContact, saysFailed } from './other-contact.ts'
import { type Deed, page, type Shown, type Typed, type View, type Visit } from './page.ts'
import { codeInside } from './pasted-code.ts'
import { sendTo } from './review.ts'
import { again, buttonForm, errorOf, form, tellIn, timeIn, timeText, unavailingDeed } from './words.ts'

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
    const { verification, option } = visit.registration
    if (!verification) return undefined
    return { verification, to: (option && typedInFull(visit).get(option)) ?? verification.maskedTo }
  },
  view: (visit, loaded, shown) =>
    loaded.verification.status === 'pending' ? askForCode(visit, loaded, shown) : worthNothing(visit, loaded),
  act: (visit, typed) => (typed.again === undefined ? check(visit, typed) : sendTo(visit, typed.again)),
})

/** Longer than a text message: it may be pasted whole. */
const MOST_TYPED = 500

function askForCode(visit: Visit, { verification, to }: Loaded, { typed, errors, said }: Shown): View {
  const { say, step, path } = visit
  const { channel, attemptsLeft } = verification
  const digits = step.caller.service.settings.codeDigits
  const wrong = said === 'wrong' ? say('page.code.wrong', { left: attemptsLeft }) : undefined
  const elsewhere = goneElsewhere(verification)
  // Told before anybody looks for a code that does not come.
  const hasFailed = !elsewhere && verification.messages.at(-1)?.state === 'failed'
  const state = stateLine(visit, saysFailed(visit.registration) ? undefined : verification)
  const other = otherContact(visit)
  return {
    title: say(`page.code.${(elsewhere ?? verification).channel}.title`),
    step: 4,
    hasForm: true,
    scripts: ['code.js'],
    ...(wrong === undefined ? {} : { errors: [{ field: 'code', text: wrong }] }),
    main: html`${!elsewhere && html`<p class="lead">${tellIn(visit, `page.code.${channel}.sent_to`, { contact: contactText(to) })}</p>`}
${elsewhere && other}
${hasFailed && html`${state}\n${other}`}
${said === 'sent_again' && html`<p class="told" role="status">${say('page.code.sent_again')}</p>`}
${form(
  visit,
  html`${textField({
    name: 'code',
    label: say('page.code.label'),
    hint: say('page.code.hint', { digits }),
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    maxlength: MOST_TYPED,
    look: 'code',
    value: typed.code,
    error: errorOf(errors, 'code') ?? wrong,
    data: html` data-digits="${digits}" data-channel="${channel}"`,
  })}
<button type="submit">${say('page.code.confirm')}</button>`,
)}
${!hasFailed && state}
${!hasFailed && !elsewhere && other}
${life(visit, verification)}
<p><a href="${path('not-received')}">${say('page.code.not_received')}</a></p>
${withoutIt(visit)}`,
  }
}

/** The first could not be delivered, and a code has gone to the other contact: that is where to look now. */
function goneElsewhere({ fallback }: Verification): Verification['fallback'] {
  return fallback?.status === 'sent' && fallback.reason === 'failed' ? fallback : undefined
}

/** What is known of the latest message (R30): the script follows it. Undefined: that is told beside it. */
export function stateLine(visit: Visit, verification: Verification | undefined): Html {
  const text = verification && stateOf(visit, verification)
  return html`<p id="state" role="status" data-events="${pathOf(visit.registration.id)}/events">${text}</p>`
}

export function stateOf({ say }: Pick<Visit, 'say'>, verification: Verification): string | undefined {
  const { channel, messages } = goneElsewhere(verification) ?? verification
  const state = messages.at(-1)?.state
  if (state === undefined) return undefined
  const key: MessageKey =
    state === 'accepted' || state === 'delivered' ? `page.code.${channel}.state.${state}` : `page.code.state.${state}`
  return say(key)
}

function life(visit: Visit, { expiresAt }: Verification): Html {
  const until = tellIn(visit, 'page.code.good_until', { time: timeIn(visit, expiresAt) })
  return html`<p class="hint">${until} <span class="countdown"${countdown(visit.locale, expiresAt, 'page.code.left')}></span></p>`
}

/** A spare contact may be left as it is. */
export function withoutIt({ registration, path, say }: Visit): HtmlValue {
  return registration.status === 'confirmed' && html`<p><a href="${path('spare')}">${say('page.spare.without')}</a></p>`
}

function worthNothing(visit: Visit, { verification }: Loaded): View {
  const { say, path } = visit
  const { status: found } = verification
  const status = found === 'locked' || found === 'expired' ? found : 'cancelled'
  return {
    title: say(`page.code.${status}.title`),
    step: 4,
    main: html`<p class="lead">${say(`page.code.${status}`)}</p>
<div class="actions">
${newCode(visit)}
${anotherContact(visit)}
</div>
<p><a href="${path('not-received')}">${say('page.code.not_received')}</a></p>
${withoutIt(visit)}`,
  }
}

export function newCode(visit: Visit): HtmlValue {
  const { path, say, registration } = visit
  const { option } = registration
  return (
    option !== undefined &&
    buttonForm(visit, { path: path('code'), name: 'again', value: option, label: say('page.code.new'), look: 'main' })
  )
}

function anotherContact({ path, say, registration }: Visit): Html {
  return html`<a href="${path(pageOfContacts(registration))}">${say('page.code.other_contact')}</a>`
}

/** Where another contact is chosen. */
function pageOfContacts({ contacts, mayChangeContacts }: Registration): 'options' | 'contacts' | 'review' {
  if (contacts.some(({ source }) => source === 'on_file')) return 'options'
  return contacts.length < 2 && mayChangeContacts ? 'contacts' : 'review'
}

async function check(visit: Visit, { code: typed = '' }: Typed): Promise<Deed> {
  const { parts, step, say } = visit
  if (typed.trim() === '') return again('code', say('page.code.missing'))
  const { codeDigits } = step.caller.service.settings
  const outcome = await parts.registrations.check(step, codeInside(typed, codeDigits), visit.ip)
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
    default:
      return unavailingDeed(visit, outcome)
  }
}

/** To the spare contact, where there is one to offer (R20); else it is finished at once. */
async function goOn({ parts, step }: Visit, registration: Registration): Promise<Deed> {
  if (registration.status !== 'confirmed') return { kind: 'go' }
  const options = await parts.registrations.contactOptions(step)
  const hasSpare = options.kind === 'options' && options.options.some(isToConfirm)
  if (hasSpare) return { kind: 'go', page: 'spare' }
  await parts.registrations.complete(step)
  return { kind: 'go' }
}
