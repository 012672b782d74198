// Every page in every state, looked at as WCAG 2.2 AA asks (R39): axe in both schemes and in forced colours; and by script the name
// of the page, the order of its headings, the size of what is pressed, and nothing that reaches over the edge at 320 pixels, which is
// also what 400 % of zoom leaves of 1280. `npm test` takes a part of the states; `npm run test:browser` takes all.
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { locales } from '../../src/i18n/index.ts'
import { isBrowserSkipped, launchBrowser, openWindow } from '../support/browser.ts'
import { engines } from '../support/databases.ts'
import { type FakeClock, fakeClock } from '../support/fake-clock.ts'
import { type PageState, pageStates, RETURN_URL } from '../support/page-states.ts'
import type { Stage } from '../support/page-story.ts'
import { startTestApp } from '../support/start-app.ts'
import { doubleText, hasFocus, inspect, tagOf } from './in-page.js'

const [embedded] = engines
if (embedded === undefined) throw new Error('There is no embedded engine.')

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block']
const NARROW = 320
const isLong = process.env.MODE === 'long'

/** One of each page, and of each kind of state. */
const SLICE = [
  'start-wrong',
  'method',
  'identity-trial',
  'contacts-wrong',
  'review-long',
  'options-greyed',
  'code-wrong',
  'code-locked',
  'not-received-abroad',
  'spare',
  'done-renewal',
  'ended-unreachable',
  'help',
  'support',
  'privacy',
]
/** With what is longest and never broken: a number, a reference, a day, the languages. */
const LARGE = ['start-languages', 'review', 'not-received-abroad', 'support', 'options-renewal']
const states: readonly PageState[] = isLong ? pageStates : pageStates.filter(({ name }) => SLICE.includes(name))

let browser: Browser
let stage: Stage
let clock: FakeClock

describe.skipIf(isBrowserSkipped)('pages for people', () => {
  beforeAll(async () => {
    clock = fakeClock()
    const { app } = await startTestApp(embedded, { clock })
    stage = { app, clock }
    await app.services.update('default', { return_urls: [RETURN_URL] })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
  })

  test('the slice names states that there are', () => {
    expect(SLICE.filter((name) => !pageStates.some((state) => state.name === name))).toEqual([])
  })

  test.each(
    states.map((state) => [state.name, state] as const),
  )('%s can be seen and used by everybody', async (_name, state) => {
    const { page, context, complaints } = await openWindow(browser, stage.app.url, { width: NARROW, height: 640 })
    try {
      await state.reach(page, stage)
      const found = await page.evaluate(inspect)
      expect({ ...found, title: '', language: '', headings: [], outsideLandmarks: [] }).toEqual({
        title: '',
        language: '',
        headings: [],
        mains: 1,
        tooWide: [],
        unnamed: [],
        outsideLandmarks: [],
        lowContrast: [],
        small: [],
      })
      expect(found.language).toBe(/-long$/.test(state.name) && state.name.startsWith('start') ? 'de' : 'en')
      await hasTitleOfItsOwn(page)
      expect(headingsOutOfOrder(await headings(page))).toEqual([])
      expect(await violations(new AxeBuilder({ page }).withTags(RULES))).toEqual([])
      await looksWell(page, { colorScheme: 'dark' })
      await looksWell(page, { colorScheme: 'light', forcedColors: 'active' })
      expect(complaints.filter((line) => !/\b(403|404)\b/.test(line))).toEqual([])
    } finally {
      await context.close()
    }
  })

  test.skipIf(!isLong).each(locales.filter((locale) => locale !== 'en'))(
    'in %s everything fits at 320 pixels',
    async (locale) => {
      const { page, context } = await openWindow(browser, stage.app.url, { width: NARROW, height: 640 })
      const misfits: string[] = []
      // Some contacts are the same in every language, and may be sent to five times a day.
      clock.advance(86_400)
      for (const state of pageStates.filter(({ name }) => name !== 'start-long')) {
        await state.reach(page, { ...stage, locale })
        const { tooWide, small, language } = await page.evaluate(inspect)
        misfits.push(...[...tooWide, ...small].map((what) => `${state.name}: ${what}`))
        // A trial's own pages speak English.
        if (page.url().includes('/registrations/')) expect(language).toBe(locale)
      }
      await context.close()
      expect(misfits).toEqual([])
    },
  )

  test('the list of languages does not stay over what somebody goes on with', async () => {
    const { page, context } = await openWindow(browser, stage.app.url, { width: 360, height: 640 })
    await pageStates.find(({ name }) => name === 'contacts')?.reach(page, stage)
    const [summary, eesti] = [page.locator('.languages > summary'), page.getByRole('button', { name: 'Eesti' })]
    await summary.press('Enter')
    await eesti.focus()
    await page.keyboard.press('Escape')
    expect(await eesti.isVisible()).toBe(false)
    expect(await summary.evaluate(hasFocus)).toBe(true)
    for (const goOn of [() => page.locator('#email').focus(), () => page.locator('.brand').click()]) {
      await summary.click()
      expect(await eesti.isVisible()).toBe(true)
      await goOn()
      expect(await eesti.isVisible()).toBe(false)
    }
    await context.close()
  })

  test('with the text twice as large nothing reaches beyond a phone, and nothing is cut off', async () => {
    const { page, context } = await openWindow(browser, stage.app.url, { width: 360, height: 640 })
    const misfits: string[] = []
    const large = isLong ? pageStates : pageStates.filter(({ name }) => LARGE.includes(name))
    for (const state of large) {
      await state.reach(page, stage)
      await page.evaluate(doubleText)
      const { tooWide } = await page.evaluate(inspect)
      misfits.push(...tooWide.map((what) => `${state.name}: ${what}`))
      const left = await page
        .locator('.languages > ul')
        .evaluateAll((lists) => lists.map((one) => one.getBoundingClientRect().left))
      if (left.some((edge) => edge < 0)) misfits.push(`${state.name}: the languages`)
    }
    await context.close()
    expect(misfits).toEqual([])
  })

  test('the reference of the API bears the name of Pinpost and of nobody else, and keeps within the policy', async () => {
    const { page, context, complaints } = await openWindow(browser, stage.app.url)
    await page.goto('/docs')
    await page.locator('.opblock-summary-control').first().click()
    await page.getByRole('button', { name: 'Try it out' }).click()
    expect(await page.title()).toBe('Pinpost API')
    expect(await page.locator('h1').innerText()).toMatch(/^Pinpost\b/)
    expect(await page.locator('img').count()).toBe(0)
    expect(await page.locator('body').innerText()).not.toMatch(/swagger|smartbear/i)
    await page.goto('/docs/errors')
    expect(await page.title()).toBe('Pinpost: errors')
    expect(complaints).toEqual([])
    await context.close()
  })

  test('nothing moves for those who asked for less', async () => {
    const moving = await withPage({ reducedMotion: 'reduce' }, async (page) => {
      await pageStates.find(({ name }) => name === 'code')?.reach(page, stage)
      return await page.evaluate(
        `[...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).animationName !== 'none' || parseFloat(getComputedStyle(one).transitionDuration) > 0.01).length`,
      )
    })
    expect(moving).toBe(0)
  })
})

/** The title is the heading, and says first when something is wrong. */
async function hasTitleOfItsOwn(page: Page): Promise<void> {
  const [title, heading] = [await page.title(), await page.locator('h1').innerText()]
  expect(title).toContain(heading)
  const hasErrors = (await page.locator('#errors').count()) > 0
  expect(title.startsWith('Error:') || title.startsWith('Fehler:')).toBe(hasErrors)
}

/** In other colours, for which the rest need not be looked at again. */
async function looksWell(page: Page, media: Parameters<Page['emulateMedia']>[0]): Promise<void> {
  await page.emulateMedia(media)
  expect(await violations(new AxeBuilder({ page }).withRules(RULES_OF_COLOUR))).toEqual([])
}

/** A line for each element that axe finds wanting. */
async function violations(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  )
}

/** Without the one of the summary of errors, which stands above everything. */
async function headings(page: Page): Promise<string[]> {
  const all = await page.locator(':is(h1, h2, h3, h4):not(#errors *)').all()
  return await Promise.all(all.map(async (heading) => (await heading.evaluate(tagOf)).toLowerCase()))
}

/** One h1, first; and none that skips a level. */
function headingsOutOfOrder(headings: readonly string[]): string[] {
  const levels = headings.map((name) => Number(name.slice(1)))
  return headings.filter((name, index) => {
    const level = levels[index] ?? 0
    const before = levels[index - 1] ?? 0
    return level > before + 1 || (name === 'h1' && levels.indexOf(1) !== index)
  })
}

async function withPage<T>(options: Parameters<Browser['newContext']>[0], use: (page: Page) => Promise<T>): Promise<T> {
  const context: BrowserContext = await browser.newContext({ baseURL: stage.app.url, ...options })
  try {
    return await use(await context.newPage())
  } finally {
    await context.close()
  }
}
