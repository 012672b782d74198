// The contacts of a person who may give them: mobile number and mailbox, at least one of them. What cannot be right is told at its
// field with what was probably meant; what was typed stays (R11 to R14).
import { type Contact, displayContact, parseCountry } from '../../contacts/index.ts'
import { readTypedContacts } from '../../registration/index.ts'
import { type HtmlValue, html } from '../html.ts'
import { countriesWithCodes } from '../parts/countries.ts'
import { select, textField } from '../parts/fields.ts'
import { tell } from '../parts/words.ts'
import { type FieldError, page, type Typed, type Visit } from './page.ts'
import { isUnderWay } from './where.ts'
import { again, errorOf, form, refusedDeed } from './words.ts'

interface Loaded {
  readonly typed: readonly Contact[]
}

/** Typed by the person and taken as a suggestion: `use=ann@gmail.com` in the form. */
const FIELDS = ['phone', 'email'] as const

export const contacts = page<Loaded>({
  isOpen: (registration) => isUnderWay(registration) && registration.mayChangeContacts === true,
  async load({ parts, step }) {
    const outcome = await parts.registrations.typedContacts(step)
    return outcome.kind === 'contacts' ? { typed: outcome.contacts } : undefined
  },

  view(visit, loaded, { typed, errors, said }) {
    const { registration, locale, say } = visit
    const kept = valuesOf(loaded.typed)
    const country = typed.phone_country ?? kept.country ?? registration.country
    return {
      title: say('page.contacts.title'),
      step: 3,
      hasForm: true,
      main: html`<p class="lead">${say('page.contacts.lead')}</p>
${said === 'email_needed' && html`<p class="told">${say('page.contacts.email_needed')}</p>`}
${form(
  visit,
  html`${textField({
    name: 'email',
    label: say('page.contacts.email'),
    hint: say('page.contacts.email.hint'),
    type: 'email',
    inputmode: 'email',
    autocomplete: 'email',
    value: typed.email ?? kept.email,
    error: errorOf(errors, 'email'),
    after: suggestion(visit, typed, 'email', errors),
  })}
${select({
  name: 'phone_country',
  label: say('page.contacts.phone_country'),
  value: country,
  options: countriesWithCodes(locale),
  empty: say('page.choose_country'),
  autocomplete: 'tel-country-code',
})}
${textField({
  name: 'phone',
  label: say('page.contacts.phone'),
  hint: say('page.contacts.phone.hint'),
  type: 'tel',
  inputmode: 'tel',
  autocomplete: 'tel',
  value: typed.phone ?? kept.phone,
  error: errorOf(errors, 'phone'),
  after: suggestion(visit, typed, 'phone', errors),
})}
<p class="hint">${say('page.contacts.no_sms')}</p>
<button type="submit">${say('page.continue')}</button>`,
)}`,
    }
  },

  async act(visit, typed) {
    const wanted = taken(typed)
    if (!wanted.phone && !wanted.email) return again('email', visit.say('page.contacts.missing'))
    const { entered, errors } = await read(visit, wanted)
    if (errors.length > 0) return { kind: 'again', errors }
    const outcome = await visit.parts.registrations.enterContacts(visit.step, entered)
    switch (outcome.kind) {
      case 'done':
        return { kind: 'go', page: 'review' }
      case 'contact_confirmed':
        return again(outcome.option, visit.say('page.contacts.confirmed'))
      case 'contacts_fixed':
        return { kind: 'go' }
      default:
        return refusedDeed(outcome)
    }
  },
})

/** What was typed, with the suggestion in its place that was tapped. */
function taken({ phone, email, phone_country, use_phone, use_email }: Typed): Typed {
  return { phone: use_phone ?? phone?.trim(), email: use_email ?? email?.trim(), phone_country }
}

/** Both fields are judged, so that one look is enough. */
async function read(
  { parts, step, registration, say }: Visit,
  typed: Typed,
): Promise<{ entered: readonly Contact[]; errors: readonly FieldError[] }> {
  const country = parseCountry(typed.phone_country ?? '')
  const where = { country, location: registration.location }
  const readings = await Promise.all(
    FIELDS.filter((field) => typed[field]).map((field) =>
      readTypedContacts({ [field]: typed[field] }, step.caller, where, parts.mailService),
    ),
  )
  return {
    entered: readings.flatMap((one) => (one.ok ? one.contacts : [])),
    errors: readings.flatMap((one) => {
      if (one.ok) return []
      return [{ field: one.field, text: say(`reason.${one.reason}`), suggestion: one.suggestion }]
    }),
  }
}

/** One tap takes it. */
function suggestion(
  { locale }: Visit,
  _typed: Typed,
  field: 'phone' | 'email',
  errors: readonly (FieldError & { readonly suggestion?: string | undefined })[],
): HtmlValue {
  const suggested = errors.find((one) => one.field === field)?.suggestion
  if (suggested === undefined) return undefined
  return html`<button type="submit" class="plain" name="use_${field}" value="${suggested}">${tell(locale, 'page.contacts.use_suggestion', { contact: html`<bdi translate="no">${suggested}</bdi>` })}</button>`
}

function valuesOf(typed: readonly Contact[]): { phone?: string; email?: string; country?: string | undefined } {
  const phone = typed.find(({ kind }) => kind === 'phone')
  const email = typed.find(({ kind }) => kind === 'email')
  return {
    ...(phone ? { phone: displayContact(phone), country: phone.kind === 'phone' ? phone.country : undefined } : {}),
    ...(email ? { email: displayContact(email) } : {}),
  }
}
