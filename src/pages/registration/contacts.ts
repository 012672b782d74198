// The contacts of a person who may give them: mobile number and mailbox, at least one of them. What cannot be right is told at its
// field with what was probably meant; what was typed stays (R11 to R14). Where no text message arrives, a phone may be kept, and a
// mailbox is asked for (R26).
import { type Contact, type CountryCode, displayContact, parseCountry } from '../../contacts/index.ts'
import type { Policy } from '../../policy/index.ts'
import { readTypedContacts } from '../../registration/index.ts'
import { type Html, type HtmlValue, html } from '../html.ts'
import { countriesWithCodes } from '../parts/countries.ts'
import { countryField, textField } from '../parts/fields.ts'
import { contactText, tell } from '../parts/words.ts'
import { type Deed, type FieldError, page, type Shown, type Typed, type Visit } from './page.ts'
import { isUnderWay } from './where.ts'
import { again, errorOf, form, leakedAdvice, refusedDeed } from './words.ts'

interface Loaded {
  readonly typed: readonly Contact[]
  /** What is said of text messages, if anything. */
  readonly smsNote: 'page.contacts.no_sms' | 'reason.sms_not_delivered_where_you_are' | undefined
}

const FIELDS = ['phone', 'email'] as const
type Field = (typeof FIELDS)[number]

export const contacts = page<Loaded>({
  // A number with its country code says nothing of the country for one without: that stays the one that was chosen.
  keeps: ['phone_country'],
  isOpen: (registration) => isUnderWay(registration) && registration.mayChangeContacts === true,
  async load({ parts, step, registration, typed }) {
    const policy = await parts.policies.of(step.caller.service.id)
    return { typed, smsNote: noteOnSms(policy, registration.location) }
  },

  view(visit, loaded, shown) {
    const { registration, say } = visit
    const isToldSo = shown.said === 'email_needed'
    const fields = {
      email: emailField(visit, loaded, shown),
      phone: phoneFields(visit, isToldSo ? { ...loaded, smsNote: undefined } : loaded, shown),
    }
    return {
      title: say('page.contacts.title'),
      step: 3,
      hasForm: true,
      scripts: ['contacts.js', 'countries.js'],
      main: html`<p class="lead">${say('page.contacts.lead')}</p>
${leakedAdvice(visit)}
${isToldSo && html`<p class="told" role="status">${say('page.contacts.email_needed')}</p>`}
${form(
  visit,
  html`${inOrder(registration).map((field) => fields[field])}
<button type="submit">${say('page.continue')}</button>`,
)}`,
    }
  },

  async act(visit, typed) {
    const wanted = taken(typed)
    if (!wanted.phone && !wanted.email) return again('email', visit.say('page.contacts.missing'))
    const { entered, errors } = await read(visit, wanted)
    if (errors.length > 0) return { kind: 'again', errors, typed: wanted }
    const emptied = FIELDS.filter((field) => !wanted[field])
    const outcome = await visit.parts.registrations.enterContacts(visit.step, entered, emptied)
    switch (outcome.kind) {
      case 'done':
        return await goOn(visit)
      case 'contact_confirmed':
        return again(outcome.option, visit.say('page.contacts.confirmed'))
      case 'contacts_fixed':
        return { kind: 'go' }
      default:
        return refusedDeed(outcome)
    }
  },
})

function emailField(visit: Visit, loaded: Loaded, { typed, errors }: Shown): Html {
  const { say } = visit
  return textField({
    name: 'email',
    label: say('page.contacts.email'),
    hint: say('page.contacts.email.hint'),
    type: 'email',
    inputmode: 'email',
    autocomplete: 'email',
    value: typed.email ?? shownOf(loaded.typed, 'email'),
    error: errorOf(errors, 'email'),
    after: html`${suggestion(visit, 'email', errors)}${liveHint('email')}`,
  })
}

function phoneFields(visit: Visit, loaded: Loaded, { typed, errors }: Shown): Html {
  const { registration, locale, say } = visit
  const { smsNote } = loaded
  return html`${countryField({
    name: 'phone_country',
    label: say('page.contacts.phone_country'),
    value: typed.phone_country ?? countryOf(loaded.typed) ?? registration.country,
    options: countriesWithCodes(locale),
    empty: say('page.choose_country'),
    none: say('page.country.none'),
    autocomplete: 'tel-country-code',
  })}
${textField({
  name: 'phone',
  label: say('page.contacts.phone'),
  hint: say('page.contacts.phone.hint'),
  type: 'tel',
  inputmode: 'tel',
  autocomplete: 'tel',
  value: typed.phone ?? shownOf(loaded.typed, 'phone'),
  error: errorOf(errors, 'phone'),
  after: html`${suggestion(visit, 'phone', errors)}${liveHint('phone')}`,
})}
${smsNote === 'page.contacts.no_sms' && html`<p class="hint">${say(smsNote)}</p>`}
${smsNote === 'reason.sms_not_delivered_where_you_are' && html`<p class="told">${say(smsNote)} ${say('tip.use_email')}</p>`}`
}

/** Filled by the script while something is typed; read out when there is time. */
function liveHint(field: Field): Html {
  return html`<div class="live" id="${field}-live" aria-live="polite"></div>`
}

/** The sentence about three countries is true where the operator left their rows as they ship. */
function noteOnSms(policy: Policy, location: CountryCode | undefined): Loaded['smsNote'] {
  const isNo = (country: string) => policy.inCountry(country, 'sms').verdict === 'no'
  if (location !== undefined && isNo(location)) return 'reason.sms_not_delivered_where_you_are'
  return ['US', 'CA', 'BE'].every(isNo) ? 'page.contacts.no_sms' : undefined
}

/** A phone alone may be one that no code can reach: then a mailbox is asked for. */
async function goOn({ parts, step }: Visit): Promise<Deed> {
  const outcome = await parts.registrations.contactOptions(step)
  if (outcome.kind !== 'options') return refusedDeed(outcome)
  const hasEmail = outcome.options.some(({ option }) => option === 'email')
  const hasWay = outcome.options.some(({ isAvailable }) => isAvailable)
  return hasWay || hasEmail ? { kind: 'go', page: 'review' } : { kind: 'go', page: 'contacts', said: 'email_needed' }
}

/** What was typed, with the suggestion in its place that was tapped. */
function taken({ phone, email, phone_country, use_phone, use_email }: Typed): Typed {
  return { phone: use_phone ?? phone?.trim(), email: use_email ?? email?.trim(), phone_country }
}

/** As they stand on the page, and what is wrong with them: whose data have leaked is asked for a number first (R35). */
function inOrder({ isLeaked }: Visit['registration']): readonly Field[] {
  return isLeaked ? FIELDS : FIELDS.toReversed()
}

/** Both fields are judged, so that one look is enough. */
async function read(
  { parts, step, registration, say }: Visit,
  typed: Typed,
): Promise<{ entered: readonly Contact[]; errors: readonly SuggestingError[] }> {
  const country = parseCountry(typed.phone_country ?? '')
  const where = { country, location: registration.location }
  const readings = await Promise.all(
    inOrder(registration)
      .filter((field) => typed[field])
      .map((field) => readTypedContacts({ [field]: typed[field] }, step.caller, where, parts.mailService)),
  )
  return {
    entered: readings.flatMap((one) => (one.ok ? one.contacts : [])),
    errors: readings.flatMap((one) => {
      if (one.ok) return []
      return [{ field: one.field, text: say(`reason.${one.reason}`), suggestion: one.suggestion }]
    }),
  }
}

type SuggestingError = FieldError & { readonly suggestion?: string | undefined }

/** One tap takes it. */
function suggestion({ locale }: Visit, field: Field, errors: readonly SuggestingError[]): HtmlValue {
  const suggested = errors.find((one) => one.field === field)?.suggestion
  if (suggested === undefined) return undefined
  return html`<button type="submit" class="plain" name="use_${field}" value="${suggested}">${tell(locale, 'page.contacts.use_suggestion', { contact: contactText(suggested) })}</button>`
}

function shownOf(typed: readonly Contact[], kind: Field): string | undefined {
  const kept = typed.find((one) => one.kind === kind)
  return kept && displayContact(kept)
}

function countryOf(typed: readonly Contact[]): CountryCode | undefined {
  return typed.flatMap((one) => (one.kind === 'phone' ? [one.country] : []))[0]
}
