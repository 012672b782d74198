// The page behind the link of a notice. Opening it changes nothing, since programs open links too; the button does.
import { sayNotice } from '../delivery/index.ts'
import { format, formatMoment, type Locale, type MessageKey } from '../i18n/index.ts'
import type { NoticeShown } from '../notices/index.ts'
import { renderFrame } from './frame.ts'
import { type Html, type HtmlValue, html } from './html.ts'
import { standingFrame } from './standing.ts'

/** What was found behind a link; undefined: nothing. @param path of the page, for other languages. */
export function notMePage(notice: NoticeShown | undefined, locale: Locale, path: string): string {
  const words = notice === undefined ? 'gone' : notice.isDisputed ? 'done' : 'asked'
  return renderFrame({
    ...standingFrame(notice?.service, locale),
    title: format(locale, TITLES[words]),
    languages: { by: 'link', path },
    main: html`${partsOf(notice, locale).map((part) => html`${part}\n`)}`,
  })
}

const TITLES = {
  asked: 'not_me.title',
  done: 'not_me.done.title',
  gone: 'not_me.gone.title',
} as const satisfies Record<string, MessageKey>

function partsOf(notice: NoticeShown | undefined, locale: Locale): readonly Html[] {
  if (notice === undefined) return [lead(format(locale, 'not_me.gone.text'))]
  return notice.isDisputed ? noted(notice, locale) : asked(notice, locale)
}

/** What happened, and the button. */
function asked({ what, service, createdAt }: NoticeShown, locale: Locale): readonly Html[] {
  const { name } = service.settings
  return [
    lead(sayNotice({ locale, what, endsAt: undefined }, name)),
    paragraph(format(locale, 'not_me.when', { date: formatMoment(locale, createdAt) })),
    paragraph(format(locale, 'not_me.if_yours')),
    paragraph(format(locale, 'not_me.if_not_yours', { service: name })),
    html`<form method="post"><button type="submit">${format(locale, 'not_me.button')}</button></form>`,
  ]
}

/** After the button, and whenever the link is opened again. */
function noted({ service }: NoticeShown, locale: Locale): readonly Html[] {
  const { name, support } = service.settings
  return [
    lead(format(locale, 'not_me.done.text', { service: name })),
    html`<p class="told">${format(locale, 'not_me.done.mailbox')}</p>`,
    ...(support === undefined ? [] : [paragraph(format(locale, 'not_me.done.support', { support }))]),
  ]
}

function lead(text: HtmlValue): Html {
  return html`<p class="lead">${text}</p>`
}

function paragraph(text: HtmlValue): Html {
  return html`<p>${text}</p>`
}
