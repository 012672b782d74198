// Somebody abroad on a poor line: 400 kbit/s, and 400 ms for each way there and back. The page is to be read within three seconds.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isBrowserSkipped, launchBrowser, openWindow } from '../support/browser.ts'
import { engines } from '../support/databases.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { pageStates } from '../support/page-states.ts'
import type { Stage } from '../support/page-story.ts'
import { startTestApp } from '../support/start-app.ts'
import { firstPaint } from './in-page.js'

const [embedded] = engines
if (embedded === undefined) throw new Error('There is no embedded engine.')

const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const MOST_MS = 3_000
/** The heaviest, with the list of countries, and the one that people wait on. */
const PAGES =
  process.env.MODE === 'long' ? ['start', 'method', 'contacts', 'review', 'code', 'not-received', 'help'] : ['contacts']

describe.skipIf(isBrowserSkipped)('on a poor line', () => {
  let browser: Browser
  let stage: Stage
  beforeAll(async () => {
    const clock = fakeClock()
    const { app } = await startTestApp(embedded, { clock })
    stage = { app, clock }
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
  })

  test.each(PAGES)('%s is there within three seconds, nothing remembered', async (name) => {
    const { page, context } = await openWindow(browser, stage.app.url, { width: 360, height: 740 })
    const line = await context.newCDPSession(page)
    await line.send('Network.enable')
    await line.send('Network.setCacheDisabled', { cacheDisabled: true })
    await line.send('Network.emulateNetworkConditions', SLOW_3G)
    await pageStates.find((state) => state.name === name)?.reach(page, stage)
    const paintedAfterMs = await page.evaluate(firstPaint)
    await context.close()
    expect(paintedAfterMs).toBeGreaterThan(2 * SLOW_3G.latency)
    expect(paintedAfterMs).toBeLessThan(MOST_MS)
  })

  test('who is without a connection when sending is told so, and loses nothing', async () => {
    const { page, context } = await openWindow(browser, stage.app.url, { width: 360, height: 740 })
    await pageStates.find((state) => state.name === 'contacts')?.reach(page, stage)
    await page.fill('#email', 'ann@example.com')
    const told = page.getByRole('alert').filter({ hasText: 'You are offline at the moment.' })
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Continue' }).click()
    await told.waitFor()
    await page.getByRole('button', { name: 'I need more time' }).click()
    await told.waitFor()
    expect(await page.inputValue('#email')).toBe('ann@example.com')
    await context.setOffline(false)
    await told.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { name: 'Is this right?' }).waitFor()
    await context.close()
  })
})
