// Texts with something in them that is not text: a time, a contact that must not be broken, a link.
import { format, formatClockTime, type Locale, type MessageKey } from '../../i18n/index.ts'
import { type Html, type HtmlValue, html, rewritten } from '../html.ts'

/** In no text and in no contact. */
const MARK = '\u0001'

/** The text of a key with HTML put into its places. */
export function tell(locale: Locale, key: MessageKey, values: Readonly<Record<string, HtmlValue>>): Html {
  const marked = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? value : MARK + name + MARK]),
  )
  const pieces = format(locale, key, marked).split(MARK)
  return html`${pieces.map((piece, index) => (index % 2 === 0 ? html`${piece}` : html`${values[piece]}`))}`
}

/** A time of day; the script puts in the person's own clock. @param country where the person is. */
export function clockTime(locale: Locale, at: Date, country: string | undefined): Html {
  return html`<time class="clock" datetime="${at.toISOString()}">${formatClockTime(locale, at, country)}</time>`
}

/** Of an address as long as this, lines may also end before its dots. */
const LONG_ADDRESS = 32

/** A contact as it is read back or masked: never translated. A number is never broken, nor what is masked; an address after its @. */
export function contactText(contact: string): Html {
  if (!contact.includes('@') || contact.includes('•')) {
    return html`<bdi class="contact whole" translate="no">${contact}</bdi>`
  }
  const parts = contact.split(contact.length < LONG_ADDRESS ? /(?<=@)/ : /(?<=@)|(?=\.)/)
  return html`<bdi class="contact" translate="no">${parts.map((part, index) => html`${index > 0 && html`<wbr>`}${part}`)}</bdi>`
}

/** Never translated, never broken: it is quoted. */
export function referenceText(reference: string): Html {
  return html`<bdi class="whole" translate="no">${reference}</bdi>`
}

/** `e-mail`, `E-pasts`, `4-mal`, `el. paštas`; in a text and not in a tag, where no `>` stands but at its end. */
const SHORTENED = /(?<![\p{L}\p{N}])(?:[\p{L}\p{N}]-|[Ee]l\. )\p{L}+(?=[^<>]*<)/gu

/** No line ends within them. By style: a hyphen or space that does not break would be copied along, and not found by who looks for the word. */
export function keepWordsWhole(finished: Html): Html {
  return rewritten(finished, (text) => text.replace(SHORTENED, '<span class="word">$&</span>'))
}
