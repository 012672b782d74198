// The page behind the link of a notice. Opening it changes nothing, since programs open links too; the button does.
import { sayNotice } from '../delivery/index.ts'
import { format, formatMoment, type Locale, pickLocale } from '../i18n/index.ts'
import type { NoticeShown } from '../notices/index.ts'
import { type Html, html } from './html.ts'
import { renderPage } from './layout.ts'

/** What happened, and the button. */
export function notMePage(notice: NoticeShown): string {
  const locale = pickLocale(notice.locale, 'en')
  const service = notice.serviceName
  return page(locale, format(locale, 'not_me.title'), [
    sayNotice({ locale, what: notice.what, endsAt: undefined }, service),
    format(locale, 'not_me.when', { date: formatMoment(locale, notice.createdAt) }),
    format(locale, 'not_me.if_yours'),
    format(locale, 'not_me.if_not_yours', { service }),
    html`<form method="post"><button type="submit">${format(locale, 'not_me.button')}</button></form>`,
  ])
}

/** After the button, and whenever the link is opened again. */
export function notMeDonePage(notice: NoticeShown): string {
  const locale = pickLocale(notice.locale, 'en')
  return page(locale, format(locale, 'not_me.done.title'), [
    format(locale, 'not_me.done.text', { service: notice.serviceName }),
    format(locale, 'not_me.done.mailbox'),
    ...(notice.support === undefined ? [] : [format(locale, 'not_me.done.support', { support: notice.support })]),
  ])
}

/** @param wanted the languages that the browser prefers, as it says them. */
export function notMeGonePage(wanted: string | undefined): string {
  const locale = pickLocale(wanted?.split(/[,;]/)[0], 'en')
  return page(locale, format(locale, 'not_me.gone.title'), [format(locale, 'not_me.gone.text')])
}

function page(language: Locale, title: string, parts: readonly (string | Html)[]): string {
  return renderPage({
    language,
    title,
    main: html`<h1>${title}</h1>
${parts.map((part) => (typeof part === 'string' ? html`<p>${part}</p>\n` : part))}`,
  })
}
