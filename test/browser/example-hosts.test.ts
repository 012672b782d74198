// The example hosts, run for real: one sends a browser to Pinpost and reads the outcome, the other draws its own pages, whose script
// takes the steps with the client token from another origin.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApplication, newMailbox, wrongFor } from '../support/application.ts'
import { isBrowserSkipped, launchBrowser } from '../support/browser.ts'
import { cuttingProxy } from '../support/cutting-proxy.ts'
import { engines } from '../support/databases.ts'
import { type Example, startExample } from '../support/example.ts'
import { newPerson } from '../support/person.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'

const [embedded] = engines
if (embedded === undefined) throw new Error('There is no embedded engine.')
const RETURN_URL = 'http://localhost:4999/welcome'

describe('the example hosts', () => {
  let app: TestApp
  const examples: Example[] = []
  beforeAll(async () => {
    app = await startTestApp(embedded)
  })
  afterAll(async () => {
    await Promise.all(examples.map((example) => example.stop()))
  })

  async function start(name: string, settings: object = {}) {
    const shop = await createApplication(app, { ...settings }, 'test', ['verify', 'register'])
    const environment = { PINPOST_URL: app.app.url, PINPOST_KEY: shop.key, RETURN_URL }
    const example = await startExample(`host/${name}`, environment)
    examples.push(example)
    return { shop, example }
  }

  test('a host whose connection breaks gets the answer that it missed', async () => {
    const answered: string[] = []
    const proxy = await cuttingProxy(app.app.url, (text) => answered.push(JSON.parse(text).id))
    const shop = await createApplication(app, { return_urls: [RETURN_URL] }, 'test', ['register'])
    const example = await startExample('host/send-people.ts', {
      PINPOST_URL: proxy.url,
      PINPOST_KEY: shop.key,
      RETURN_URL,
    })
    examples.push(example)
    const { status, headers } = await newPerson().ask(`${example.url}/open`, { method: 'POST' })
    expect(status).toBe(303)
    const [first, second, ...more] = answered
    expect([second, more]).toEqual([first, []])
    expect(headers.get('location')).toContain(`/registrations/${first}`)
    await proxy.close()
  })

  test('send-people leaves with a state of its own, and believes Pinpost alone about the outcome', async () => {
    const { shop, example } = await start('send-people.ts', { return_urls: [RETURN_URL] })
    const person = newPerson({ 'accept-language': 'en' })
    await person.open(example.url)
    await person.submit({}, 'Open an account')
    expect(person.page).toMatchObject({ name: 'start', heading: 'Open your account' })
    const id = person.page.address.pathname.split('/').at(-2) ?? ''
    const { body } = await shop.call(`/v1/registrations/${id}`)
    expect(body).toMatchObject({ status: 'created', return_url: RETURN_URL })
    const back = `${example.url}/welcome?registration=${id}&state=${body.state}`
    expect((await newPerson().open(back)).status).toBe(403)
    const here = person.page
    expect((await person.open(back)).text).toContain('Not finished')
    await person.open(here.address.href)

    const to = newMailbox()
    await person.submit({ country: 'EE', location: 'EE' })
    await person.submit({ method: 'bank' })
    await person.submit({ person: 'newcomer' })
    await person.submit({ email: to })
    await person.submit()
    const { verification } = (await shop.call(`/v1/registrations/${id}`)).body
    await person.submit({ code: await shop.codeFor({ id: verification.id, to }) })
    expect(person.page.heading).toBe('Your account is open')
    const href = person.page.links.find(({ label }) => label.startsWith('Back to'))?.href ?? ''
    expect(href.startsWith(RETURN_URL)).toBe(true)
    // The example listens on a port of its own here.
    const welcome = await person.open(href.replace(new URL(RETURN_URL).origin, example.url))
    expect(welcome.text).toContain('Your account is open')
    expect(welcome.text).toContain('by email')
    expect(welcome.text).not.toContain(to)
  })

  test.skipIf(isBrowserSkipped)('own-pages takes every step in the browser, with the client token', async () => {
    const { shop, example } = await start('own-pages.ts')
    await app.app.services.update(shop.slug, { allowed_origins: [example.url] })
    const browser: Browser = await launchBrowser()
    try {
      const page = await browser.newPage()
      page.setDefaultTimeout(10_000)
      const asked: string[] = []
      page.on('request', (request) => asked.push(`${request.headers().authorization ?? ''} ${request.url()}`))
      const status = page.locator('#status')
      const says = (words: string) => status.filter({ hasText: words }).waitFor()
      await page.goto(example.url)
      await page.getByRole('button', { name: 'Begin' }).click()
      await says('Where may we send a code?')
      await page.getByLabel('E-mail').fill('nobody@localhost')
      await page.getByRole('button', { name: 'Send me a code' }).click()
      await says('This cannot be a contact')
      await page.getByLabel('E-mail').fill(newMailbox())
      await page.getByRole('button', { name: 'Send me a code' }).click()
      await says('We sent a code to p•••@m•••.example')
      const { body } = await shop.call('/v1/test/messages')
      const code: string = body.messages[0].code
      await page.getByLabel('Code').fill(wrongFor(code))
      await page.getByRole('button', { name: 'Confirm' }).click()
      await says('That is not the code. 4 tries are left.')
      await page.getByLabel('Code').fill(code)
      await page.getByRole('button', { name: 'Confirm' }).click()
      await says('Your account is open until 20')
      expect(
        asked.filter((line) => line.includes(`${app.app.url}/v1`)).every((line) => line.startsWith('Bearer pc_')),
      ).toBe(true)
      expect(asked.join()).not.toContain(shop.key)
    } finally {
      await browser.close()
    }
  })
})
