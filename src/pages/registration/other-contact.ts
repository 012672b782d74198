// What becomes of the other contact while a code does not seem to arrive: it is offered, with one tap and nothing typed again, or a code
// goes there by itself.
import { type FallbackWords, type Registration, wordsOfFallback } from '../../registration/index.ts'
import type { Verification } from '../../verification/index.ts'
import { type Html, html } from '../html.ts'
import { contactText } from '../parts/words.ts'
import { typedInFull } from './in-full.ts'
import type { Visit } from './page.ts'
import { buttonForm, tellIn } from './words.ts'

/** Replaced by the script when something new is known. */
export function otherContact(visit: Visit): Html {
  const words = wordsOfFallback(visit.registration)
  return html`<div id="other-contact" role="status">${words && said(visit, words)}</div>`
}

function said(visit: Visit, { key, fallback }: FallbackWords): Html {
  const { option, status, maskedTo } = fallback
  const contact = contactText(typedInFull(visit).get(option) ?? maskedTo)
  const label = tellIn(visit, 'page.not_received.switch.button', { contact })
  return html`<div class="told"${saysFailed({ fallback }) && html` data-says-failed`}>
<p>${tellIn(visit, key, { contact })}</p>
${status === 'offered' && buttonForm(visit, { path: visit.path('code'), name: 'again', value: option, label })}
</div>`
}

/** Does it say that the message could not be delivered? Then the state of the message need not say so too. */
export function saysFailed({ fallback }: Pick<Registration, 'fallback'>): boolean {
  return fallback?.status === 'offered' && fallback.reason === 'failed'
}

/** Stands for what is said here; another one, when there is more to say. */
export function keyOfOther({ stalled, fallback }: Pick<Verification, 'stalled' | 'fallback'>): string {
  return `${stalled?.reason ?? ''} ${fallback?.status ?? ''}`.trim()
}
