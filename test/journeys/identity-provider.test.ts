// Identity proved at a real OpenID provider, over real sockets and on both engines: the way there and back, and everything that
// may be wrong with what comes back. Each ends in a clear state, from which the person can go on.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parseId } from '../../src/lib/ids.ts'
import { type Application, createApplication } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { createFollower } from '../support/follower.ts'
import { CLIENT, startIdentityProvider, type TestIdentityProvider } from '../support/identity-provider.ts'
import { newSubject } from '../support/people.ts'
import { newPerson } from '../support/person.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'

const RETURN_URL = 'http://localhost:9/welcome?from=pinpost'

describe.each(engines)('on $name', (engine) => {
  let provider: TestIdentityProvider
  let app: TestApp
  let shop: Application

  beforeAll(async () => {
    provider = await startIdentityProvider(() => `${app.app.config.baseUrl}/oidc/callback`)
    const folder = mkdtempSync(join(tmpdir(), 'pinpost-methods-'))
    writeFileSync(join(folder, 'secret'), `${CLIENT.secret}\n`)
    writeFileSync(
      join(folder, 'methods.yaml'),
      `providers:
  eid:
    issuer: ${provider.issuer}
    client_id: ${CLIENT.id}
    client_secret_file: ./secret
    number_claim: personal_number
    number_pattern: '^PNO(?<country>[A-Z]{2})-(?<number>.+)$'
  sure:
    issuer: ${provider.issuer}
    client_id: ${CLIENT.id}
    client_secret_file: ./secret
    acr_values: high substantial
    number_claim: personal_number
    number_pattern: '^PNO(?<country>[A-Z]{2})-(?<number>.+)$'
methods:
  id_card: { proof: oidc, provider: eid }
  mobile_id: { proof: oidc, provider: sure }
  existing_account: { proof: oidc, provider: eid }
`,
    )
    app = await startTestApp(engine, {
      env: { PINPOST_METHODS_FILE: join(folder, 'methods.yaml') },
    })
    shop = await createApplication(app, { return_urls: [RETURN_URL] }, 'live', ['register'])
  })
  afterAll(() => provider.stop())

  beforeEach(() => {
    const { country, number } = newSubject()
    provider.person = { sub: `person-${number}`, claims: { personal_number: `PNO${country}-${number}` } }
    provider.tamper = undefined
  })

  const post = (path: string, body: unknown = {}, key = shop.key) =>
    app.anyone.call(path, { method: 'POST', body, key })
  const read = async (id: string) => (await shop.call(`/v1/registrations/${id}`)).body

  async function begin(body: object = {}) {
    const created = await post('/v1/registrations', { purpose: 'registration', method: 'id_card', ...body })
    const { id, client_token: token } = created.body
    const visit = async (): Promise<string> =>
      (await post(`/v1/registrations/${id}/identity`, {}, token)).body.identity_url.replace('/oidc/start', '/oidc/go')
    return { id: id as string, token: token as string, visit, url: await visit() }
  }

  /** As far as the address at which the browser would come back. */
  async function comeBack(browser: ReturnType<typeof createFollower>, url: string): Promise<string> {
    return (await browser.follow(url, `${app.app.config.baseUrl}/oidc/callback`)).address
  }

  test('a person proves who they are, and comes back to the host', async () => {
    const { id, token, url } = await begin({ return_url: RETURN_URL, state: 'basket & 17' })
    const { address } = await createFollower().follow(url, 'http://localhost:9/')
    const back = new URL(address)
    expect(`${back.origin}${back.pathname}`).toBe('http://localhost:9/welcome')
    expect(Object.fromEntries(back.searchParams)).toEqual({ from: 'pinpost', registration: id, state: 'basket & 17' })
    const told = await read(id)
    const [country, number] = String(provider.person?.claims?.personal_number).slice(3).split('-')
    expect(told).toMatchObject({
      status: 'identified',
      identity: { proof: 'oidc', subject: { country, number } },
      next: 'enter_contacts',
    })
    expect(await post(`/v1/registrations/${id}/contacts`, { email: 'ann@example.com' }, token)).toMatchObject({
      status: 200,
    })
  })

  test('the link leads to a page that names the act and the service, and warns whoever was sent it', async () => {
    const { id, url } = await begin({ locale: 'en' })
    const start = url.replace('/oidc/go', '/oidc/start')
    for (const page of [await createFollower().get(start), await createFollower().get(start)]) {
      expect(page.status).toBe(200)
      const text = await page.text()
      expect(text).toContain('<h1>Open an account at Example</h1>')
      expect(text).toContain('Did somebody send you this link?')
      expect(text).toContain(url.slice(url.indexOf('/oidc/go')).replace('?visit=', '?visit='))
    }
    expect((await createFollower().follow(url)).answer?.status).toBe(200)
    expect((await createFollower().get(start)).status).toBe(410)
    expect((await read(id)).status).toBe('identified')
  })

  test('without an address to go back to there is a page that says so', async () => {
    const { id, url } = await begin({ locale: 'et' })
    const { answer } = await createFollower().follow(url)
    expect(answer?.status).toBe(200)
    expect(await answer?.text()).toContain('Sinu isik on tuvastatud')
    expect((await read(id)).status).toBe('identified')
  })

  describe('begun from the pages of the registration', () => {
    async function atIdentity(method = 'id_card') {
      const { body } = await post('/v1/registrations', {
        purpose: 'registration',
        return_url: RETURN_URL,
        locale: 'en',
      })
      const person = newPerson()
      await person.open(body.url)
      await person.submit({ country: 'EE', location: 'EE' })
      await person.submit({ method })
      expect(person.page.name).toBe('identity')
      await person.submit()
      expect(person.page.heading).toBe('Open an account at Example')
      return { person, id: body.id as string, url: body.url as string }
    }

    test('it comes back to them, and not to the host', async () => {
      const { person, id } = await atIdentity()
      await person.follow('Continue')
      expect(person.page.address.pathname).toBe(`/registrations/${id}/contacts`)
      expect((await read(id)).identity.proof).toBe('oidc')
      // Back and on again: what is spent leads to where it stands.
      person.back()
      await person.follow('Continue')
      expect(person.page.name).toBe('contacts')
    })

    test('its link leads nobody on but the browser that it was made in, and stays good there', async () => {
      const { person, id } = await atIdentity()
      const { href: start } = person.page.address
      const deceived = newPerson()
      for (const link of [start, start.replace('/oidc/start', '/oidc/go')]) {
        expect((await deceived.open(link)).status).toBe(403)
        expect(deceived.page.address.pathname).toBe(`/registrations/${id}`)
      }
      expect(await read(id)).not.toHaveProperty('identity')
      await person.follow('Continue')
      expect(person.page.name).toBe('contacts')
    })

    test('a person who declines, or for whom the way is not, chooses another one', async () => {
      const declined = await atIdentity()
      provider.person = undefined
      await declined.person.follow('Continue')
      expect(declined.person.page).toMatchObject({ name: 'method' })
      expect(declined.person.page.words).toContain('The sign-in was cancelled.')
      const { country, number } = newSubject()
      provider.person = { sub: 'person', claims: { personal_number: `PNO${country}-${number}` } }
      const refused = await atIdentity('existing_account')
      await refused.person.follow('Continue')
      expect(refused.person.page).toMatchObject({ name: 'method' })
      expect(refused.person.page.words).toContain('that way is not open to you')
    })

    test('what cannot be believed is said, and tried again', async () => {
      const { person, id } = await atIdentity()
      provider.tamper = (claims) => ({ ...claims, nonce: 'of somebody else' })
      await person.follow('Continue')
      expect(person.page.words).toContain('We could not be sure of the answer that came back.')
      expect((await read(id)).status).toBe('created')
      provider.tamper = undefined
      await person.submit()
      await person.submit()
      await person.follow('Continue')
      expect(person.page.name).toBe('contacts')
    })
  })

  test.each([
    ['another nonce', { nonce: 'of somebody else' }],
    ['no nonce', { nonce: undefined }],
    ['another issuer', { iss: 'https://evil.example' }],
    ['another audience', { aud: 'somebody-else' }],
    ['a token that has expired', { exp: Math.trunc(Date.now() / 1000) - 3600 }],
    ['a token of another signature', 'signature'],
  ])('%s is not believed, and the next visit is', async (_what, change) => {
    const { id, url, visit } = await begin()
    const browser = createFollower()
    provider.tamper = (claims) => ({ ...claims, ...(typeof change === 'string' ? {} : change) })
    if (typeof change === 'string') provider.breakSignature = true
    const { answer } = await browser.follow(url)
    provider.breakSignature = false
    expect(answer?.status).toBe(403)
    expect(await answer?.text()).toContain('nothing was changed')
    // Whose number it is stands in what cannot be believed as well.
    const [, number = ''] = String(provider.person?.claims?.personal_number).split('-')
    const said = app.telemetry.lines.filter((line) => line.includes('identity visit: not_believed'))
    expect(said.length).toBeGreaterThan(0)
    expect(said.join('\n')).not.toContain(number)
    expect(await read(id)).toMatchObject({ status: 'created', next: 'prove_identity' })
    expect(await read(id)).not.toHaveProperty('identity')
    provider.tamper = undefined
    expect((await createFollower().follow(await visit())).answer?.status).toBe(200)
    expect((await read(id)).status).toBe('identified')
  })

  test.each([
    ['high', 200],
    ['substantial', 200],
    ['low', 403],
    ['', 403],
    [undefined, 403],
  ])('where the provider has to be sure, a token with the acr %j is answered %i', async (acr, status) => {
    const { id, url } = await begin({ method: 'mobile_id' })
    const browser = createFollower()
    const asked = new URL((await browser.get(url)).headers.get('location') ?? '')
    expect(asked.searchParams.get('acr_values')).toBe('high substantial')
    asked.searchParams.delete('acr_values') // as somebody would who has the weaker means of another person
    provider.tamper = (claims) => ({ ...claims, acr })
    expect((await browser.follow(asked.href)).answer?.status).toBe(status)
    expect((await read(id)).status).toBe(status === 200 ? 'identified' : 'created')
  })

  test('an answer that comes a second time finds nothing, and the provider is not asked again', async () => {
    const { id, url } = await begin()
    const browser = createFollower()
    const arrival = await comeBack(browser, url)
    const before = provider.exchanges()
    const [first, second] = await Promise.all([browser.get(arrival), browser.get(arrival)])
    expect([first.status, second.status].sort()).toEqual([200, 410])
    expect((await browser.get(arrival)).status).toBe(410)
    expect(provider.exchanges() - before).toBe(1)
    expect((await read(id)).status).toBe('identified')
  })

  test('a code of another visit is refused: its state is another', async () => {
    const [one, two] = [await begin(), await begin()]
    const [first, second] = [createFollower(), createFollower()]
    const [arrival, other] = [await comeBack(first, one.url), await comeBack(second, two.url)]
    const stolen = new URL(other)
    stolen.searchParams.set('code', new URL(arrival).searchParams.get('code') ?? '')
    expect((await second.get(stolen.href)).status).toBe(403)
    expect((await read(two.id)).status).toBe('created')
    expect((await first.get(other)).status).toBe(403)
    expect((await read(one.id)).status).toBe('created')
  })

  test('another browser cannot come back in the place of the first, which still can', async () => {
    const { id, url } = await begin()
    const browser = createFollower()
    const arrival = await comeBack(browser, url)
    expect((await createFollower().get(arrival)).status).toBe(410)
    expect((await read(id)).status).toBe('created')
    expect((await browser.get(arrival)).status).toBe(200)
    expect((await read(id)).status).toBe('identified')
  })

  test('a link is good once, for ten minutes, until another is made', async () => {
    const { url, visit } = await begin()
    await comeBack(createFollower(), url)
    const again = await createFollower().follow(url)
    expect(again.answer?.status).toBe(410)
    expect(await again.answer?.text()).toContain('This link no longer works')
    const late = await visit()
    app.clock.advance(600)
    expect((await createFollower().get(late)).status).toBe(410)
    const [older, newer] = [await visit(), await visit()]
    expect((await createFollower().get(older)).status).toBe(410)
    expect((await createFollower().get(newer)).status).toBe(303)
    expect((await createFollower().get(`${app.app.config.baseUrl}/oidc/go?visit=nonsense`)).status).toBe(410)
  })

  test('who declines at the provider may try again', async () => {
    const { id, url, visit } = await begin()
    const person = provider.person
    provider.person = undefined
    const { answer } = await createFollower().follow(url)
    expect(await answer?.text()).toContain('The sign-in was cancelled')
    expect(await read(id)).toMatchObject({ status: 'created', next: 'prove_identity' })
    provider.person = person
    await createFollower().follow(await visit())
    expect((await read(id)).status).toBe('identified')
  })

  test('who is named by no national number is not identified', async () => {
    const { id, url } = await begin()
    provider.person = { sub: 'somebody', claims: { personal_number: 'PNOEE-38001085719' } }
    expect((await createFollower().follow(url)).answer?.status).toBe(403)
    expect((await read(id)).status).toBe('created')
  })

  test('a method that is not for the person is told, with those that remain', async () => {
    const { id, url } = await begin({ method: 'existing_account' })
    const { answer } = await createFollower().follow(url)
    expect(await answer?.text()).toContain('this way is not open to you')
    const told = await read(id)
    expect(told).toMatchObject({ status: 'created', next: 'choose_method' })
    expect(told.methods).not.toContain('existing_account')
    expect(told.methods).toContain('id_card')
  })

  test('an application cannot assert what a provider is to prove', async () => {
    const { id } = await begin()
    expect(await post(`/v1/registrations/${id}/identity`, { subject: newSubject() })).toMatchObject({
      status: 422,
      body: { code: 'wrong_proof', proof: 'oidc' },
    })
    expect((await read(id)).status).toBe('created')
  })

  test('the story tells of visits, and neither tables nor log hold what ties them together', async () => {
    const { id, url } = await begin()
    const browser = createFollower()
    const arrival = new URL(await comeBack(browser, url))
    await browser.get(arrival.href)
    const [row] = await app.app.db.query<{ steps: { what: string }[] }>(
      'select steps from registration where id = $1',
      [parseId('reg', id) ?? null],
    )
    expect(row?.steps.map(({ what }) => what)).toEqual([
      'created',
      'opened',
      'identity_link_made',
      'identity_visit_begun',
      'identified',
    ])
    const kept = JSON.stringify(await app.app.db.query('select r::text as row from registration r'))
    const said = app.telemetry.lines.join('\n')
    const secrets = [
      url.split('.').at(-1),
      arrival.searchParams.get('state'),
      arrival.searchParams.get('code'),
      CLIENT.secret,
    ]
    for (const secret of secrets) {
      expect(secret?.length).toBeGreaterThan(20)
      expect(kept).not.toContain(secret)
      expect(said).not.toContain(secret)
    }
    expect((await read(id)).status).toBe('identified')
  })

  // The last one: the provider is gone from here on.
  test('a provider that is down ends in words, there and back, and another method goes on', async () => {
    const [away, back] = [await begin(), await begin()]
    const browser = createFollower()
    const arrival = await comeBack(browser, back.url)
    await provider.stop()
    const answer = await browser.get(arrival)
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('cannot be reached')
    for (const { id } of [away, back])
      expect(await read(id)).toMatchObject({ status: 'created', next: 'prove_identity' })
    const other = await post(`/v1/registrations/${back.id}/method`, { method: 'branch' }, back.token)
    expect(other).toMatchObject({ status: 200, body: { method: 'branch' } })
    expect(await post(`/v1/registrations/${back.id}/identity`, { subject: newSubject() })).toMatchObject({
      status: 200,
      body: { status: 'identified', identity: { proof: 'host' } },
    })
  })
})
