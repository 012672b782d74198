// The front page of a trial: it leads everywhere, and begins a registration for who presses its buttons, and for nobody else.
import { beforeAll, expect, test } from 'vitest'
import { engines } from '../support/databases.ts'
import { newPerson, type Person } from '../support/person.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'

const [embedded] = engines
if (embedded === undefined) throw new Error('There is no embedded engine.')

let app: TestApp
beforeAll(async () => {
  app = await startTestApp(embedded)
})

async function comeIn(headers: Record<string, string> = { 'accept-language': 'en' }): Promise<Person> {
  const person = newPerson(headers)
  await person.open(`${app.app.url}/`)
  return person
}

test('says what to do first, and leads to all that a trial has', async () => {
  const { page } = await comeIn()
  expect(page).toMatchObject({ status: 200, heading: 'Pinpost is running' })
  expect(page.text).toContain(`curl ${app.app.config.baseUrl}/v1/verifications`)
  expect(page.text).toContain(app.keys.test)
  expect(page.text).not.toContain(app.keys.live)
  const ways = page.links.map(({ href }) => href)
  for (const way of ['/inbox', '/docs', '/help', '/support', '/privacy']) expect(ways).toContain(way)
  for (const way of ['/inbox', '/help']) expect((await fetch(`${app.app.url}${way}`)).status).toBe(200)
})

test('begins a registration, which can be walked through to its end with what the inbox shows', async () => {
  const person = await comeIn()
  await person.submit({}, 'Open an account')
  expect(person.page).toMatchObject({ name: 'start', heading: 'Open your account' })
  await person.submit({ country: 'EE', location: 'EE' })
  await person.submit({ method: 'id_card' })
  await person.submit({ person: 'newcomer' })
  await person.submit({ email: 'front@example.com' })
  await person.submit()
  await app.app.idle()
  const inbox = await (await fetch(`${app.app.url}/inbox`)).text()
  await person.submit({ code: /<code>(\d{6})<\/code>/.exec(inbox)?.[1] ?? '' })
  expect(person.page).toMatchObject({ name: 'done', heading: 'Your account is open' })
})

test('begins a renewal, in the language of the browser', async () => {
  const person = await comeIn({ 'accept-language': 'et' })
  await person.submit({}, 'Renew an account')
  expect(person.page).toMatchObject({ name: 'start', language: 'et' })
})

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

/** How many registrations there are. */
async function count(): Promise<number> {
  const [row] = await app.app.db.query<{ n: number }>('select count(*) as n from registration')
  return row?.n ?? 0
}

test.each([
  ['of another origin', { origin: 'https://evil.example' }, true, {}],
  ['that a browser says to be of another site', { 'sec-fetch-site': 'cross-site' }, true, {}],
  ['without its token', {}, true, { token: '' }],
  ['with the token of another browser', {}, true, { token: 'A'.repeat(43) }],
  ['without its cookie', {}, false, {}],
  ['for what is no purpose', {}, true, { purpose: 'theft' }],
])('a form %s begins nothing', async (_what, headers, hasCookies, changes) => {
  const person = await comeIn()
  const before = await count()
  const { token = '' } = person.values('Open an account')
  const answer = await person.ask(`${app.app.url}/try`, {
    method: 'POST',
    hasCookies,
    headers: { ...FORM, ...headers },
    body: new URLSearchParams({ token, purpose: 'registration', ...changes }).toString(),
  })
  expect(answer.status).toBe(403)
  expect(await count()).toBe(before)
})

test('neither the page nor its button answers under a foreign name', async () => {
  for (const [method, path] of [
    ['GET', '/'],
    ['POST', '/try'],
  ] as const) {
    const answer = await app.anyone.call(path, { method, headers: { ...FORM, host: 'evil.example' }, body: '' })
    expect([path, answer.body.code]).toEqual([path, 'host_not_allowed'])
  }
})

test('one that other machines can reach does not give the key away', async () => {
  const open = await startTestApp(embedded, { env: { PINPOST_TRIAL_PUBLIC: 'yes' } })
  const page = await newPerson().open(`${open.app.url}/`)
  expect(page.status).toBe(200)
  expect(page.text).not.toContain(open.keys.test)
  expect(page.text).toContain('Other machines can reach this server')
})
