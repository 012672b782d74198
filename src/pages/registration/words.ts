// How the pages of a registration say the things that several of them speak of.
import type { MessageKey } from '../../i18n/index.ts'
import type { Refusal, Registration } from '../../registration/index.ts'
import type { LimitedOutcome } from '../../verification/index.ts'
import { type Html, type HtmlValue, html } from '../html.ts'
import { clockTime, tell } from '../parts/words.ts'
import type { Deed, FieldError, Visit } from './page.ts'

export function tellIn({ locale }: Visit, key: MessageKey, values: Readonly<Record<string, HtmlValue>>): Html {
  return tell(locale, key, values)
}

export function timeIn({ locale, registration }: Visit, at: Date): Html {
  return clockTime(locale, at, registration.location ?? registration.country)
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
export function buttonForm(visit: Visit, { path, name, value, label, look = 'plain' }: ButtonForm): Html {
  return html`<form method="post" action="${path}" novalidate>
<input type="hidden" name="token" value="${visit.token}">
<button type="submit" class="${look}" name="${name}" value="${value}">${label}</button>
</form>`
}

interface ButtonForm {
  readonly path: string
  readonly name: string
  readonly value: string
  readonly label: HtmlValue
  readonly look?: 'plain' | 'main' | 'link'
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

export function limitedDeed(visit: Visit, { retryAt }: Pick<LimitedOutcome, 'retryAt'>): Deed {
  return again(undefined, visit.say('page.limited', { time: timeText(visit, retryAt) }))
}

export function again(field: string | undefined, text: string): Deed {
  return { kind: 'again', errors: [{ field, text }] }
}

/** The other methods that may be chosen. */
export function otherMethods({ method, methods }: Registration): readonly string[] {
  return methods.filter((name) => name !== method)
}
