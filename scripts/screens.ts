// Takes the pictures in docs/screens/ and writes the page that shows them: node scripts/screens.ts [folder] [--only PATTERN]. A trial
// on a clock and a generator that repeat themselves, so that pictures change when pages do and not otherwise (fonts are those of the
// machine). The states are the list that the tests look at too.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { launchBrowser, openWindow } from '../test/support/browser.ts'
import { type PageState, pageStates, providerStates, RETURN_URL, trialStates } from '../test/support/page-states.ts'
import type { Stage } from '../test/support/page-story.ts'
import { openStage } from '../test/support/pages-stage.ts'
import { createPalettePng } from './palette-png.ts'
import { root } from './run-quietly.ts'
import { fileOf, type Shot, screensPage } from './screens-page.ts'

const SCHEMES = ['light', 'dark'] as const
const WIDTHS = [360, 1280] as const
const LEAST_HEIGHT = 640
/** What a desk shows is wide and mostly empty; it is kept smaller than it is. */
const SCALE: Readonly<Record<number, number>> = { 1280: 0.42 }
/** Of the longest words, for those pages where words are longest. */
const LONG_LOCALE = 'de'
const LONG_STATES = ['start', 'method', 'contacts-wrong', 'code-wrong', 'not-received-abroad']

const BRAND = {
  name: 'Riverside Library',
  brand_color: '#0b6e4f',
  logo: drawing(
    '<rect width="50" height="50" rx="12" fill="#0b6e4f"/><path d="M11 34q7-12 14 0t14 0" fill="none" stroke="#fff" stroke-width="4"/>' +
      '<text x="62" y="33" font-family="sans-serif" font-size="25" font-weight="700" fill="#14342a">Riverside</text>',
  ),
  support: 'help@riverside.example',
  support_hours: 'Mo–Fr 9:00–17:00',
  controller: 'Riverside Library, Tartu',
  privacy_url: 'https://riverside.example/privacy',
  return_urls: [RETURN_URL],
}

function drawing(content: string): string {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50">${content}</svg>`
  return `data:image/svg+xml;base64,${Buffer.from(text).toString('base64')}`
}

/** In every width and scheme, from one visit. */
async function takeAll(
  page: Page,
  state: PageState,
  stage: Stage,
  take: (shot: Shot) => Promise<void>,
  widths: readonly number[] = WIDTHS,
): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 })
  await state.reach(page, stage)
  await loadFrames(page)
  for (const width of widths) {
    await showWhole(page, width)
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme })
      await take({ state: state.name, width, scheme, locale: stage.locale ?? 'en' })
    }
  }
}

/** In a window as high as the page: a picture of more than the window leaves frames empty. */
async function showWhole(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: LEAST_HEIGHT })
  const height = await page.evaluate<number>('document.documentElement.scrollHeight')
  await page.setViewportSize({ width, height })
}

/** E-mails, and what names the port, which is another one each time. */
async function loadFrames(page: Page): Promise<void> {
  for (const frame of await page.locator('iframe').all()) {
    await frame.scrollIntoViewIfNeeded()
    await frame.contentFrame().locator('strong').waitFor()
  }
  await page.evaluate(`scrollTo(0, 0)
  document.querySelectorAll('pre').forEach((pre) => {
    pre.textContent = pre.textContent.replace(location.origin, 'http://localhost:3000')
  })`)
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } })
const folder = positionals[0] ?? join(root, 'docs', 'screens')
const only = new RegExp(values.only ?? '')
mkdirSync(folder, { recursive: true })
if (values.only === undefined) {
  for (const file of readdirSync(folder)) if (/\.png$/.test(file)) rmSync(join(folder, file))
}
const data = mkdtempSync(join(tmpdir(), 'pinpost-screens-'))
const browser = await launchBrowser()
const stage = await openStage(data)
const shots: Shot[] = []
try {
  await stage.app.services.update('default', BRAND)
  const { page, complaints } = await openWindow(browser, stage.app.url)
  const palette = await createPalettePng(browser)
  const take = async (shot: Shot): Promise<void> => {
    writeFileSync(join(folder, fileOf(shot)), await palette.of(await page.screenshot(), SCALE[shot.width]))
    shots.push(shot)
  }
  const states = [...trialStates, ...pageStates, ...providerStates].filter(({ name }) => !/-standing$/.test(name))
  for (const state of states.filter(({ name }) => only.test(name))) {
    await takeAll(page, state, stage, take)
  }
  for (const state of pageStates.filter(({ name }) => LONG_STATES.includes(name) && only.test(name))) {
    await takeAll(page, state, { ...stage, locale: LONG_LOCALE }, take, [360])
  }
  const loud = complaints.filter((line) => !/\b(403|404|410)\b|sandboxed/.test(line))
  if (loud.length > 0) throw new Error(loud.join('\n'))
  if (values.only === undefined) writeFileSync(join(folder, 'README.md'), screensPage(shots))
  const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
  console.log(`${shots.length} pictures in ${folder}, ${(bytes / 1e6).toFixed(1)} MB`)
} finally {
  await browser.close()
  await stage.app.close()
  rmSync(data, { recursive: true, force: true })
}
