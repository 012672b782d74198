// How the pages of a registration say the things that several of them speak of.
import { countryName, formatClockTime, formatDay, type MessageKey } from '../../i18n/index.ts'
import type { Refusal, Registration, VerificationEnd } from '../../registration/index.ts'
import type { LimitedOutcome } from '../../verification/index.ts'
import { type Html, type HtmlValue, html } from '../html.ts'
import { clockTime, tell } from '../parts/words.ts'
import type { Deed, FieldError, Visit } from './page.ts'

export function tellIn({ locale }: Visit, key: MessageKey, values: Readonly<Record<string, HtmlValue>>): Html {
  return tell(locale, key, values)
}

/**
 * The time of day, which texts put after "at" or "until"; followed by its day where it is not within the next hours, so that the words
 * before it are right in every language.
 */
export function timeIn({ locale, registration, now }: Visit, at: Date): Html {
  if (Math.abs(at.getTime() - now.getTime()) > SAME_DAY_MS) {
    return html`${formatClockTime(locale, at, undefined)} (${formatDay(locale, at)})`
  }
  return clockTime(locale, at, registration.location ?? registration.country)
}

const SAME_DAY_MS = 12 * 60 * 60 * 1000

/** A day, whose number stays with its month. */
export function dayIn({ locale }: Visit, at: Date): Html {
  return html`<span class="whole">${formatDay(locale, at)}</span>`
}

/** As text, for an error. */
export function timeText(visit: Visit, at: Date): string {
  return String(timeIn(visit, at)).replaceAll(/<[^>]*>/g, '')
}

/** The main form of a page. Its first button is the one that Enter presses: it has no name. */
export function form(visit: Visit, fields: HtmlValue): Html {
  return html`<form method="post" id="page" novalidate>
<input type="hidden" name="token" value="${visit.token}">
${fields}
</form>`
}

/** A form that is one button, beside the main one. */
export function buttonForm(visit: Visit, { path, name, value, label, look = 'plain', more }: ButtonForm): Html {
  return html`<form method="post" action="${path}" novalidate>
<input type="hidden" name="token" value="${visit.token}">${more}
<button type="submit" class="${look}" name="${name}" value="${value}">${label}</button>
</form>`
}

interface ButtonForm {
  readonly path: string
  readonly name: string
  readonly value: string
  readonly label: HtmlValue
  readonly look?: 'plain' | 'main' | 'link'
  /** Further hidden fields. */
  readonly more?: HtmlValue
}

export function errorOf(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((one) => one.field === field)?.text
}

/** What keeps a step from being taken, as what the browser is shown: a step that is not its turn leads to the one that is. */
export function refusedDeed(outcome: Refusal): Deed {
  switch (outcome.kind) {
    case 'not_found':
      return { kind: 'not_found' }
    case 'owned_elsewhere':
      return { kind: 'owned_elsewhere', reference: outcome.reference }
    case 'out_of_order':
      return { kind: 'go' }
  }
}

/** What keeps a code from being checked or sent again: that it is worth nothing any more is told by the page of the code. */
export function unavailingDeed(
  visit: Visit,
  outcome: Refusal | LimitedOutcome | { readonly kind: VerificationEnd },
): Deed {
  switch (outcome.kind) {
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

/** Too much was asked; of one contact, another one may still do. */
export function limitedDeed(visit: Visit, { limit, retryAt }: LimitedOutcome): Deed {
  const key = OF_ONE_CONTACT.has(limit) ? 'page.limited.contact' : 'page.limited'
  return again(undefined, visit.say(key, { time: timeText(visit, retryAt) }))
}

const OF_ONE_CONTACT: ReadonlySet<LimitedOutcome['limit']> = new Set([
  'sends_per_contact_day',
  'sms_per_number_range_hour',
])

/** For whose data have leaked (R35). */
export function leakedAdvice({ registration, say }: Visit): HtmlValue {
  return registration.isLeaked && html`<p class="told">${say('page.options.leaked')}</p>`
}

/**
 * Where the person says to be, with the way to change it; and the question whether it is true, where the network says otherwise
 * (R26): only what the person answers counts.
 */
export function whereabouts(visit: Visit): Html {
  const { registration, sensed, locale, say, path } = visit
  const { location } = registration
  const isElsewhere = sensed !== undefined && location !== undefined && sensed !== location
  const said = location && html`${say('page.place', { country: countryName(locale, location) })} `
  return html`<p class="place">${said}<a href="${path('location')}">${say('page.place.change')}</a></p>
${
  isElsewhere &&
  html`<div class="told">
<p>${say('page.place.sensed', { country: countryName(locale, sensed) })}</p>
${buttonForm(visit, { path: path('location'), name: 'location', value: sensed, label: say('page.place.yes') })}
</div>`
}`
}

export function again(field: string | undefined, text: string): Deed {
  return { kind: 'again', errors: [{ field, text }] }
}

/** The other methods that may be chosen. */
export function otherMethods({ method, methods }: Registration): readonly string[] {
  return methods.filter((name) => name !== method)
}
