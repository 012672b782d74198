// What all pages share: the head, the place for a notice, the main part. No inline script and no inline style, ever:
// the content security policy refuses them.
import { type AssetName, assets } from './assets.ts'
import { type Html, type HtmlValue, html } from './html.ts'

export interface Page {
  /** BCP 47, of the page's words. */
  readonly language: string
  readonly title: string
  /** Goes above everything: the trial's banner. */
  readonly notice?: HtmlValue
  readonly main: Html
  /** For tables and lists; pages that ask something stay narrow. */
  readonly isWide?: boolean
  readonly scripts?: readonly AssetName[]
  /** Addresses of further style sheets. */
  readonly styles?: readonly (string | undefined)[]
  /** Above and below the main part. */
  readonly header?: HtmlValue
  readonly footer?: HtmlValue
  /** Data attributes of the body, for the script. */
  readonly data?: HtmlValue
  /** Without JavaScript the page comes anew after so many seconds. */
  readonly refreshSeconds?: number | undefined
}

const WIDE = html` class="wide"`

/** The whole document. */
export function renderPage(page: Page): string {
  const {
    language,
    title,
    notice,
    header,
    main,
    footer,
    isWide,
    scripts = [],
    styles = [],
    refreshSeconds,
    data,
  } = page
  const files = assets()
  const refresh = html`<noscript><meta http-equiv="refresh" content="${refreshSeconds}"></noscript>`
  const document = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${files['pinpost.css'].url}">
${styles.filter((url) => url !== undefined).map((url) => html`<link rel="stylesheet" href="${url}">\n`)}
${scripts.map((name) => html`<script type="module" src="${files[name].url}"></script>\n`)}
${refreshSeconds !== undefined && refresh}
</head>
<body${isWide && WIDE}${data}>
${notice}
${header}
<main id="main">
${main}
</main>
${footer}
</body>
</html>
`
  return String(document)
}
