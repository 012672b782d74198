// The e-mail that carries a code, as text and as HTML. No images, no links, no colours of its own: it follows the
// reader's light or dark scheme, and nothing in it can be confused with a link that one must press.
import { html } from 'hono/html'
import { format, type Locale, type MessageKey } from '../i18n/index.ts'
import { shorten, type Words } from './texts-words.ts'

export interface EmailWords extends Words {
  readonly locale: Locale
}

/** Lists of messages cut subjects off near here; the words after the name should still be seen. */
const LONGEST_NAME_IN_SUBJECT = 40
const BODY: readonly MessageKey[] = ['email.use', 'email.secret', 'email.unasked', 'email.automatic']

/** @param code stands in text and HTML, never in the subject, which relays log and locked screens show. */
export function writeEmail(words: EmailWords, code: string): { subject: string; text: string; html: string } {
  const { locale, purpose, service, life } = words
  const lead = format(locale, `email.lead.${purpose}`, { code, service })
  const paragraphs = BODY.map((key) => format(locale, key, { life }))
  const shown = shorten(service, '…', (name) => name.length <= LONGEST_NAME_IN_SUBJECT)
  const subject = format(locale, `email.subject.${purpose}`, { service: shown })
  return {
    subject,
    text: `${[lead, ...paragraphs].join('\n\n')}\n`,
    html: writeHtml({ locale, subject, lead, paragraphs, code }),
  }
}

type Content = ReturnType<typeof html>

interface Parts {
  readonly locale: Locale
  readonly subject: string
  readonly lead: string
  readonly paragraphs: readonly string[]
  readonly code: string
}

/**
 * The code stands large where the first sentence has it. The digits are spaced by style alone, so that they are copied
 * without spaces; `format-detection` keeps phones from making them a number to call. Styles stand on the elements,
 * since many mailboxes drop a style sheet.
 */
function writeHtml({ locale, subject, lead, paragraphs, code }: Parts): string {
  const [before = '', after = ''] = lead.split(code)
  const large = 'display:block;margin:0 0 8px;font-size:36px;line-height:1.3;letter-spacing:0.2em'
  const content = html`<p>${before}<strong style="${large}">${code}</strong>${after}</p>
${paragraphs.map((paragraph) => html`<p>${paragraph}</p>\n`)}`
  return emailPage({ locale, subject }, content)
}

/** The page around what an e-mail says. */
export function emailPage({ locale, subject }: Pick<Parts, 'locale' | 'subject'>, content: Content): string {
  const body = 'margin:0;padding:24px;font:18px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif'
  const page = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no">
<title>${subject}</title>
<style>:root{color-scheme:light dark}</style>
</head>
<body style='${body}'>
<main style="max-width:34em">
${content}</main>
</body>
</html>
`
  return String(page)
}
