// What the pages of a trial share: what it is, the way from one to the other, and the first line to try. They are for who tries
// Pinpost out, so they speak English.
import { type Html, html } from './html.ts'

export interface Trial {
  /** Without a slash at the end. */
  readonly baseUrl: string
  /** For the line to try; not shown where other machines can see it. */
  readonly testKey: string | undefined
  /** Whether other machines can reach these pages. */
  readonly isPublic: boolean
}

const WAYS = [
  ['/', 'Try it'],
  ['/inbox', 'Inbox'],
  ['/docs', 'API'],
] as const

export function trialHeader(here: '/' | '/inbox'): Html {
  return html`<header class="top">
<p class="brand">Pinpost</p>
<nav aria-label="Trial">
<ul class="across">
${WAYS.map(([path, name]) => html`<li><a href="${path}"${path === here && html` aria-current="page"`}>${name}</a></li>\n`)}
</ul>
</nav>
</header>`
}

export function trialBanner({ isPublic }: Pick<Trial, 'isPublic'>): Html {
  const reach = isPublic
    ? 'Other machines can reach this server: anyone who does can read them, codes included.'
    : 'Anyone who can open this page can read them, codes included.'
  return html`<aside class="banner" aria-label="Trial">
<p><strong>This is a trial.</strong> Messages sent with test keys end up here and reach nobody. ${reach}</p>
</aside>`
}

const KEY_HINT = ' Put in the test key that Pinpost printed when it started.'

/** A line that sends a code. */
export function firstCall({ baseUrl, testKey, isPublic }: Trial): Html {
  const key = isPublic ? undefined : testKey
  const command = [
    `curl ${baseUrl}/v1/verifications \\`,
    `  -H 'authorization: Bearer ${key ?? 'pp_test_…'}' \\`,
    `  -H 'content-type: application/json' \\`,
    `  -d '{"to": "+37251234567", "purpose": "registration"}'`,
  ].join('\n')
  return html`<p>Run this in a terminal. The message appears in the inbox by itself, with its code.${key === undefined && KEY_HINT}</p>
<pre>${command}</pre>`
}
