// Pages that tell something and ask for nothing: made of parts, each with a title by which it is listed at the top and an anchor for who
// links to it. The same within a registration and outside of one.
import type { Locale, MessageKey, MessageValues } from '../../i18n/index.ts'
import type { Policy } from '../../policy/index.ts'
import type { Methods } from '../../registration/index.ts'
import type { Service } from '../../services/index.ts'
import { type Html, type HtmlValue, html } from '../html.ts'
import type { ContentPage } from '../standing.ts'

/** Who reads it, and where. */
export interface Reader {
  readonly locale: Locale
  readonly service: Service
  readonly methods: Methods
  /** In force for the service. */
  readonly policy: Pick<Policy, 'inCountry'>
  /** Of the registration that it is read in. */
  readonly reference: string | undefined
  say(key: MessageKey, values?: MessageValues): string
  /** The address of another of these pages. */
  link(page: ContentPage): string
}

export interface Content {
  readonly title: string
  readonly main: Html
}

export interface Part {
  /** Of its anchor: it stands in links, and stays. */
  readonly id: string
  readonly title: string
  readonly text: HtmlValue
}

/** From how many parts on a list of them helps. */
const LISTED_FROM = 6

export function content({ say }: Reader, title: string, parts: readonly Part[], lead?: HtmlValue): Content {
  return {
    title,
    main: html`${lead}
${
  parts.length >= LISTED_FROM &&
  html`<nav class="parts" aria-label="${say('page.content.on_this_page')}">
<ul>
${parts.map((part) => html`<li><a href="#${part.id}">${part.title}</a></li>\n`)}
</ul>
</nav>`
}
${parts.map(
  (part) => html`<section id="${part.id}" aria-labelledby="${part.id}-title">
<h2 id="${part.id}-title">${part.title}</h2>
${part.text}
</section>
`,
)}`,
  }
}

export function paragraphs(texts: readonly HtmlValue[]): Html {
  return html`${texts.map((text) => html`<p>${text}</p>\n`)}`
}

export function bullets(items: readonly HtmlValue[]): Html {
  return html`<ul>
${items.map((item) => html`<li>${item}</li>\n`)}
</ul>`
}
