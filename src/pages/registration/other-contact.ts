// What becomes of the other contact while a code does not seem to arrive: it is offered, or a code goes there by itself. Asked of a
// registration that may not know of it.
import type { Registration } from '../../registration/index.ts'
import { type Html, type HtmlValue, html } from '../html.ts'
import { contactText } from '../parts/words.ts'
import { typedInFull } from './in-full.ts'
import type { Visit } from './page.ts'
import { buttonForm, tellIn } from './words.ts'

export interface OtherContact {
  readonly option: 'phone' | 'email'
  readonly status: string
  readonly maskedTo: string
}

interface Knowing {
  readonly fallback?: OtherContact | undefined
}

export function otherContactOf(registration: Registration & Knowing): OtherContact | undefined {
  return registration.fallback
}

/** Replaced by the script when something new is known. */
export function otherContact(visit: Visit): Html {
  const other = otherContactOf(visit.registration)
  return html`<div id="other-contact" role="status">${other && said(visit, other, typedInFull(visit).get(other.option))}</div>`
}

function said(visit: Visit, { option, status, maskedTo }: OtherContact, inFull: string | undefined): HtmlValue {
  const contact = contactText(inFull ?? maskedTo)
  switch (status) {
    case 'offered':
      return html`<div class="told">
<p>${tellIn(visit, 'page.other_contact.offered', { contact })}</p>
${buttonForm(visit, { path: visit.path('code'), name: 'again', value: option, label: tellIn(visit, 'page.not_received.switch.button', { contact }) })}
</div>`
    case 'waiting':
      return html`<p class="hint">${tellIn(visit, 'page.other_contact.waiting', { contact })}</p>`
    case 'sent':
      return html`<p class="told">${tellIn(visit, 'page.other_contact.sent', { contact })}</p>`
    default:
      return undefined
  }
}

/** Stands for what is said here; another one, when there is more to say. */
export function keyOfOther(verification: object): string {
  const { stalled, fallback } = verification as { stalled?: { reason?: string }; fallback?: { status?: string } }
  return `${stalled?.reason ?? ''} ${fallback?.status ?? ''}`.trim()
}
