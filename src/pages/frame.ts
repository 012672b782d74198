// What stands around every page for people: the service's name, the languages, help, support and privacy, which step it is, and what
// is wrong. The words are the person's, the look is the service's.
import { format, type Locale, locales, type MessageKey } from '../i18n/index.ts'
import type { AssetName } from './assets.ts'
import type { Brand } from './brand.ts'
import { type Html, type HtmlValue, html } from './html.ts'
import { renderPage } from './layout.ts'
import { errorSummary } from './parts/fields.ts'
import { keepWordsWhole, referenceText, tell } from './parts/words.ts'

export interface Frame {
  readonly locale: Locale
  readonly brand: Brand
  readonly title: string
  readonly main: HtmlValue
  /** Of the five. */
  readonly step?: number | undefined
  readonly errors?: readonly { readonly field: string | undefined; readonly text: string }[]
  /** Where help, support and privacy are. */
  readonly links: { readonly help: string; readonly support: string; readonly privacy: string }
  /** How the language is changed: by a button of the form `page`, which keeps what was typed, or by a link; undefined: not here. */
  readonly languages?: { readonly by: 'form' } | { readonly by: 'link'; readonly path: string }
  readonly reference?: string | undefined
  readonly notice?: HtmlValue
  readonly refreshSeconds?: number | undefined
  readonly scripts?: readonly AssetName[]
  /** Goes into the page's element: what the script needs to know, as data attributes. */
  readonly data?: HtmlValue
}

const STEPS = 5

export function renderFrame(frame: Frame): string {
  const {
    locale,
    title,
    main,
    step,
    errors = [],
    reference,
    notice,
    refreshSeconds,
    data,
    scripts = ['pages.js'],
  } = frame
  const say = (key: MessageKey, values = {}) => format(locale, key, values)
  const isWrong = errors.length > 0
  return renderPage({
    language: locale,
    title: `${isWrong ? `${say('page.error')} ` : ''}${title} – ${frame.brand.name}`,
    scripts,
    styles: [frame.brand.styleUrl],
    notice: html`<a class="skip" href="#main">${say('page.skip')}</a>${notice}`,
    header: header(frame),
    footer: footer(frame),
    data,
    refreshSeconds,
    main: keepWordsWhole(html`${errorSummary(say('page.errors.title'), errors)}
${step !== undefined && html`<p class="step">${say('page.step', { step, of: STEPS })}</p>`}
<h1>${title}</h1>
${main}
${reference !== undefined && html`<p class="reference">${tell(locale, 'page.reference', { reference: referenceText(reference) })}</p>`}`),
  })
}

type Languages = NonNullable<Frame['languages']>

function header({ locale, brand, languages }: Frame): Html {
  return html`<header class="top">
${languages?.by === 'form' && html`<button type="submit" form="page" class="default" tabindex="-1" aria-hidden="true"></button>`}
<p class="brand">${logoOrName(brand)}</p>
${languages && languageSwitch(locale, languages)}
</header>`
}

function languageSwitch(locale: Locale, languages: Languages): Html {
  return html`<details class="languages">
<summary><span class="unseen">${format(locale, 'page.language')}: </span>${format(locale, 'language.name')}</summary>
<ul>
${locales.map((one) => html`<li>${language(one, one === locale, languages)}</li>\n`)}
</ul>
</details>`
}

/** A picture is read as the name, which is all that it may stand for. */
function logoOrName({ name, logoUrl }: Brand): HtmlValue {
  return logoUrl === undefined ? name : html`<img src="${logoUrl}" alt="${name}" height="45">`
}

function language(one: Locale, isCurrent: boolean, languages: Languages): Html {
  const name = format(one, 'language.name')
  const current = isCurrent && html` aria-current="true"`
  return languages.by === 'form'
    ? html`<button type="submit" form="page" name="language" value="${one}" lang="${one}"${current}>${name}</button>`
    : html`<a href="${languages.path}?language=${one}" hreflang="${one}" lang="${one}"${current}>${name}</a>`
}

function footer({ locale, links }: Frame): Html {
  const names = ['help', 'support', 'privacy'] as const
  return html`<footer class="bottom">
<ul>
${names.map((name) => html`<li><a href="${links[name]}">${format(locale, `page.${name}`)}</a></li>\n`)}
</ul>
</footer>`
}
