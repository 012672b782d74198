// The message that carries a notice: no code, and at most one link. By SMS it is one part, always; what does not fit, such as the
// link, is left out.
import { html } from 'hono/html'
import { SegmentedMessage } from 'sms-segments-calculator'
import { format, formatDay, type Locale } from '../i18n/index.ts'
import type { Channel } from './providers/provider.ts'
import type { RenderedText } from './texts.ts'
import { emailPage } from './texts-email.ts'
import { nameFor } from './texts-sms.ts'
import { cleanName, shorten } from './texts-words.ts'

export interface NoticeText {
  readonly channel: Channel
  readonly locale: Locale
  readonly what:
    | 'registration_begun'
    | 'registration_finished'
    | 'renewal_begun'
    | 'renewal_finished'
    | 'contact_changed'
    | 'reminder'
  readonly serviceName: string
  /** Where one says "this was not me"; undefined in a reminder. */
  readonly link: string | undefined
  /** In a reminder: the day on which the account ends. */
  readonly endsAt: Date | undefined
}

/** Of a name that must be shortened for the link, at least this many letters stay, or the link goes. */
const FEWEST_LETTERS = 8
const LONGEST_NAME_IN_SUBJECT = 40

export function renderNotice(notice: NoticeText): RenderedText {
  return notice.channel === 'sms' ? { channel: 'sms', text: smsText(notice) } : emailText(notice)
}

/** What happened, as a sentence. */
export function sayNotice(
  { locale, what, endsAt }: Pick<NoticeText, 'locale' | 'what' | 'endsAt'>,
  serviceName: string,
): string {
  return sentence(locale, what, { service: serviceName, date: dayOf(locale, endsAt) })
}

function sentence(locale: Locale, what: NoticeText['what'], values: { service: string; date: string }): string {
  return format(locale, `notice.${what}.text`, values)
}

function smsText(notice: NoticeText): string {
  const { locale, what } = notice
  for (const ending of new Set([endingOf(notice), ''])) {
    // Like a name, the day must not take 90 units from the text: "1er août" has a letter that GSM-7 lacks
    const date = nameFor(dayOf(locale, notice.endsAt), sentence(locale, what, { service: '', date: '' }) + ending).text
    const write = (service: string): string => sentence(locale, what, { service, date }) + ending
    const fits = (service: string): boolean => new SegmentedMessage(write(service)).segmentsCount === 1
    const name = nameFor(cleanName(notice.serviceName), write(''))
    const service = shorten(name.text, name.ellipsis, fits)
    const isTold = service === name.text || service.length - name.ellipsis.length >= FEWEST_LETTERS
    if (isTold && fits(service)) return write(service)
  }
  throw new Error(`The notice ${notice.what} in "${locale}" has no room for the name of a service.`)
}

/** What is given up where it does not fit: half a link leads nowhere. */
function endingOf({ locale, what, link }: NoticeText): string {
  if (what === 'reminder') return ` ${format(locale, 'notice.reminder.renew')}`
  return link === undefined ? '' : ` ${format(locale, 'notice.sms.not_yours', { link })}`
}

function emailText(notice: NoticeText): RenderedText {
  const { locale, what, link } = notice
  const service = cleanName(notice.serviceName)
  const shown = shorten(service, '…', (name) => name.length <= LONGEST_NAME_IN_SUBJECT)
  const values = { service: shown, date: dayOf(locale, notice.endsAt) }
  const subject = format(locale, `notice.${what}.subject`, values)
  const lead = sayNotice(notice, service)
  const ask = [
    ...(what === 'reminder' ? [format(locale, 'notice.reminder.renew')] : []),
    ...(link === undefined ? [] : [format(locale, 'notice.yours'), format(locale, 'notice.not_yours')]),
  ]
  const automatic = format(locale, 'email.automatic')
  const text = [lead, ...ask, ...(link === undefined ? [] : [link]), automatic].join('\n\n')
  const content = html`${[lead, ...ask].map((paragraph) => html`<p>${paragraph}</p>\n`)}${
    link === undefined ? '' : html`<p><a href="${link}">${link}</a></p>\n`
  }<p>${automatic}</p>
`
  return { channel: 'email', subject, text: `${text}\n`, html: emailPage({ locale, subject }, content) }
}

/** Texts without a day take it and leave it out. */
function dayOf(locale: Locale, at: Date | undefined): string {
  return at === undefined ? '' : formatDay(locale, at)
}
