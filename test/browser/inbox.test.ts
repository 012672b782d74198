// The trial inbox in a real browser: on a phone and on a desk, light and dark, with JavaScript and without.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addKey, createApplication } from '../support/application.ts'
import { isBrowserSkipped, launchBrowser, openWindow } from '../support/browser.ts'
import { engines } from '../support/databases.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'
import { focused, inspect, type Stop, standing, unfold } from './in-page.js'

const [embedded] = engines
if (embedded === undefined) throw new Error('There is no embedded engine.')

const PHONE = '+37251234567'
const MAILBOX = 'ann@example.com'
const LONG_NAME = `Sons & <b>${'Daughters'.repeat(5)}</b>`
const LONG_MAILBOX = `${'a'.repeat(64)}@${'long'.repeat(15)}.${'domain'.repeat(9)}.example`

async function send(app: TestApp, to: string): Promise<void> {
  app.clock.advance(1)
  const { status, text } = await app.test.post('/v1/verifications', { to, purpose: 'registration' })
  if (status !== 201) throw new Error(text)
  await app.app.idle()
}

describe.skipIf(isBrowserSkipped)('the inbox', () => {
  let browser: Browser
  let empty: TestApp
  let app: TestApp
  beforeAll(async () => {
    const starting = [startTestApp(embedded), startTestApp(embedded)] as const
    browser = await launchBrowser()
    ;[empty, app] = await Promise.all(starting)
    for (const to of [PHONE, MAILBOX, '+37250000001', 'lost@pinpost.test']) await send(app, to)
    const { slug } = await createApplication(app, { name: LONG_NAME })
    const stranger = await addKey(app, slug, 'test')
    for (const to of [LONG_MAILBOX, '+37251234568']) await stranger.begin(to)
    await app.app.idle()
  })
  afterAll(() => browser?.close())

  test.each([
    ['with messages', true],
    ['with messages', false],
    ['empty', true],
    ['empty', false],
  ])('is in order on phone and desk, light and dark: %s, with scripts: %s', async (what, hasScripts) => {
    const { url } = what === 'empty' ? empty.app : app.app
    const { page, context, complaints } = await openWindow(browser, url, { hasScripts })
    await page.goto('/inbox')
    await page.evaluate(unfold)
    for (const width of [320, 360, 1280]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 800 })
        await page.emulateMedia({ colorScheme })
        expect(await page.evaluate(inspect), `at ${width} px, ${colorScheme}`).toEqual({
          title: 'Inbox – Pinpost trial',
          language: 'en',
          headings: ['h1', ...Array(what === 'empty' ? 1 : 6).fill('h2')],
          mains: 1,
          tooWide: [],
          unnamed: [],
          outsideLandmarks: [],
          lowContrast: [],
          small: [],
        })
      }
    }
    expect(complaints).toEqual([])
    await context.close()
  })

  test('shows an e-mail as its reader sees it, without any rights', async () => {
    const { page, context, complaints } = await openWindow(browser, app.app.url, { scheme: 'dark' })
    await page.goto('/inbox')
    const item = page.locator('#messages > li', { hasText: MAILBOX })
    const code = await item.locator('dd > code').first().textContent()
    const frame = item.frameLocator('iframe')
    expect(await frame.locator('strong').textContent()).toBe(code)
    expect(await frame.locator('body').evaluate(standing)).toEqual({
      origin: 'null',
      scheme: 'light dark',
      ink: 'rgb(255, 255, 255)',
    })
    expect(complaints).toEqual([])
    await context.close()
  })

  test.each([true, false])('finds messages without telling the address bar, with scripts: %s', async (hasScripts) => {
    const { page, context, complaints } = await openWindow(browser, app.app.url, { hasScripts, width: 360 })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto('/inbox')
    await page.getByLabel('Find by contact, reference or id').fill('51234567')
    await page.keyboard.press('Enter')
    await page.getByText('1 message found').waitFor()
    expect(await page.locator('#messages h2').allTextContents()).toEqual([`Text message to ${PHONE}`])
    expect(await page.locator('#search').inputValue()).toBe('51234567')
    expect(asked.join(' ')).not.toContain('51234567')
    await page.getByRole('link', { name: 'Show all messages' }).click()
    await page.getByText('6 messages').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  test('is walked through with the keyboard, and shows where one is', async () => {
    const { page, context } = await openWindow(browser, empty.app.url)
    await page.goto('/inbox')
    const stops: Stop[] = []
    for (const _step of Array(6)) {
      await page.keyboard.press('Tab')
      const stop = await page.evaluate(focused)
      if (stop) stops.push(stop)
    }
    expect(stops.map(({ element }) => element)).toEqual([
      'a Try',
      'a Inbox',
      'a API',
      'input search',
      'button Find',
      'a API',
    ])
    expect(stops.filter(({ isVisible }) => !isVisible)).toEqual([])
    await context.close()
  })

  // These two wait for refreshes, so they wait together.
  test.concurrent('shows by itself what comes and what changes, and disturbs nobody who reads', async ({ expect }) => {
    const scripted = await openWindow(browser, app.app.url)
    const plain = await openWindow(browser, app.app.url, { hasScripts: false })
    for (const { page } of [scripted, plain]) await page.goto('/inbox')
    const { page } = scripted
    const asText = page.locator('#messages > li', { hasText: MAILBOX }).locator('details')
    await asText.locator('summary').click()
    await page.getByLabel('Find by contact, reference or id').fill('half a word')

    await send(app, 'new@example.com')
    for (const view of [scripted, plain]) await view.page.getByText('7 messages').waitFor()
    expect(await page.locator('#messages h2').first().textContent()).toBe('E-mail to new@example.com')
    expect(await asText.getAttribute('open')).toBe('')
    expect((await page.evaluate(focused))?.element).toBe('input search')
    expect(await page.locator('#search').inputValue()).toBe('half a word')

    app.clock.advance(600)
    const facts = page.locator('#messages > li', { hasText: 'new@example.com' }).locator('.facts')
    await facts.getByText('expired').waitFor()
    expect([...scripted.complaints, ...plain.complaints]).toEqual([])
    for (const { context } of [scripted, plain]) await context.close()
  })

  test.concurrent('teaches a first call on an empty inbox, and gives way to its message', async ({ expect }) => {
    const { page, context, complaints } = await openWindow(browser, empty.app.url)
    await page.goto('/inbox')
    const command = (await page.locator('pre').textContent()) ?? ''
    const [, url = '', key = '', body = ''] = /^curl (\S+).*Bearer (\w+)'.*-d '(.*)'$/s.exec(command) ?? []
    const answer = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body,
    })
    expect(answer.status).toBe(201)
    await page.getByText('1 message, newest first.').waitFor()
    expect(await page.locator('#empty').count()).toBe(0)
    expect(complaints).toEqual([])
    await context.close()
  })
})
