// docs/screens/README.md: a gallery of the pictures, one row a state.

export interface Shot {
  readonly state: string
  readonly width: number
  readonly scheme: 'light' | 'dark'
  readonly locale: string
}

/** `code-wrong-360-dark.png`; other languages than English are named. */
export function fileOf({ state, width, scheme, locale }: Shot): string {
  return `${[state, ...(locale === 'en' ? [] : [locale]), width, scheme].join('-')}.png`
}

const HEAD = `# Pictures of the pages

<!-- Written by \`npm run screens\`. -->

Every page in every state, on a phone (360 pixels) and on a desk (1280), light and dark, taken in a real browser from a trial whose
clock and ids repeat themselves. After a change of the pages: \`npm run screens\`, or some of them by \`npm run screens -- --only '^code'\`.
The states are listed in [page-states.ts](../../test/support/page-states.ts), which the tests go through as well. Fonts are those of
the machine.`

export function screensPage(shots: readonly Shot[]): string {
  const pages = [...new Set(shots.map(({ state }) => pageOf(state)))]
  return `${[HEAD, ...pages.map((page) => chapter(page, shots))].join('\n\n')}\n`
}

/** `not-received` of `not-received-abroad`: the part that several states share. */
const TWO_WORDS = ['not-received', 'not-found', 'not-me']

function pageOf(state: string): string {
  return TWO_WORDS.find((name) => state.startsWith(name)) ?? state.split('-', 1)[0] ?? state
}

function chapter(page: string, shots: readonly Shot[]): string {
  const own = shots.filter(({ state }) => pageOf(state) === page)
  const rows = [...new Set(own.map(({ state, locale }) => `${state} ${locale}`))].map((key) => row(key, own))
  return [
    `## ${page}`,
    ['| state | phone, light | phone, dark | desk |', '| --- | --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n')
}

function row(key: string, shots: readonly Shot[]): string {
  const [state = '', locale = ''] = key.split(' ')
  const own = shots.filter((shot) => shot.state === state && shot.locale === locale)
  const phone = own.filter(({ width }) => width === 360)
  const desk = own.filter(({ width }) => width !== 360)
  const [light = '', dark = ''] = phone.map(
    (shot) => `<img src="${fileOf(shot)}" width="180" alt="${state}, ${shot.scheme}">`,
  )
  const links = desk.map((shot) => `[${shot.scheme}](${fileOf(shot)})`).join(' · ')
  return `| ${state}${locale === 'en' ? '' : ` (${locale})`} | ${light} | ${dark} | ${links} |`
}
