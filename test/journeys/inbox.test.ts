// The trial inbox over HTTP: what it shows and to whom, how it is searched, and the headers that keep it where it is. The browser's
// side of it is in test/browser/.
import { beforeAll, describe, expect, test } from 'vitest'
import { MAIL_POLICY } from '../../src/pages/inbox-message.ts'
import { createApplication, newMailbox, newPhone } from '../support/application.ts'
import type { Answer } from '../support/client.ts'
import { engines } from '../support/databases.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'
import { codeIn } from '../support/verifications.ts'

const [embedded] = engines
if (embedded === undefined) throw new Error('There is no embedded engine.')

let app: TestApp
beforeAll(async () => {
  app = await startTestApp(embedded)
})

const get = (path: string, headers: Record<string, string> = {}) => app.anyone.call(path, { headers })
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const find = (search: string, headers: Record<string, string> = {}) =>
  app.anyone.call('/inbox', {
    method: 'POST',
    body: new URLSearchParams({ search }).toString(),
    headers: { ...FORM, ...headers },
  })

/** Starts with a test key, a second after what came before; answers the public ids. */
async function send(to: string, client = app.test): Promise<{ id: string; reference: string; message: string }> {
  app.clock.advance(1)
  const { status, body, text } = await client.post('/v1/verifications', { to, purpose: 'registration' })
  if (status !== 201) throw new Error(text)
  await app.app.idle()
  return { id: body.id, reference: body.reference, message: body.messages[0].id }
}

/** The contacts of the list, from the top. */
function shownIn({ text }: Answer): string[] {
  return [...text.matchAll(/<span class="contact">([^<]*)<\/span>/g)].map(([, contact]) => contact ?? '')
}

/** The path of each address that the page names. */
function addressesIn({ text }: Answer): string[] {
  return [...text.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, address]) => address ?? '')
}

describe('the inbox', () => {
  test('shows messages of both channels, newest first, each with its code', async () => {
    const [phone, mailbox] = [newPhone(), newMailbox()]
    await send(phone)
    await send(mailbox)
    const page = await get('/inbox')
    expect(page.status).toBe(200)
    expect(shownIn(page).slice(0, 2)).toEqual([mailbox, phone])
    const { body } = await app.test.get('/v1/test/messages')
    for (const message of body.messages) {
      expect(page.text).toContain(`<code>${message.code}</code>`)
      expect(codeIn(message)).toBe(message.code)
    }
  })

  test('shows what became of a message and of its verification', async () => {
    await send('unknown@pinpost.test')
    const confirmed = newMailbox()
    const { id } = await send(confirmed)
    const { body } = await app.test.get(`/v1/test/messages?verification=${id}`)
    await app.test.post(`/v1/verifications/${id}/check`, { code: body.messages[0].code })
    const [first = '', second = ''] = (await get('/inbox')).text.split('<li ').slice(1)
    expect(first).toContain('<dd>confirmed</dd>')
    expect(second).toContain('failed</span> by inbox, because contact_unknown')
  })

  test('shows test keys of every service, and nothing that a live key sent', async () => {
    const stranger = await createApplication(app, { name: 'Another Service' }, 'test')
    const [real, tried, strange] = [newMailbox(), newMailbox(), newMailbox()]
    await send(real, app.live)
    const { message } = await send(tried)
    await stranger.begin(strange)
    const page = await get('/inbox')
    expect(page.text).toContain('Another Service')
    expect(shownIn(page)).toContain(tried)
    expect(shownIn(page)).toContain(strange)
    expect(page.text).not.toContain(real)
    expect(page.text).not.toContain(await app.codeFor(real))
    expect(shownIn(await find(real))).toEqual([])

    const sent = app.messages.findLast(({ to }) => to === real)
    const { body } = await app.live.post('/v1/verifications', { to: real, purpose: 'registration' })
    expect(sent).toBeDefined()
    for (const id of [body.messages[0].id, message.replace(/.$/, (last) => (last === '0' ? '1' : '0'))])
      for (const part of ['html', 'source']) expect((await get(`/inbox/messages/${id}/${part}`)).status).toBe(404)
  })

  test('escapes the name of a service, whatever it holds', async () => {
    const hostile = `"><script src=//x.example>'&</script>`
    const stranger = await createApplication(app, { name: hostile }, 'test')
    app.clock.advance(1) // so that its messages are the newest
    for (const to of [newMailbox(), newPhone()]) await stranger.begin(to)
    await app.app.idle()
    const page = await get('/inbox')
    expect(page.text).not.toContain('<script src=//')
    expect(page.text).toContain('&quot;&gt;&lt;script src=//x.example&gt;&#39;&amp;&lt;/script&gt;')
    const [frame = ''] = addressesIn(page).filter((address) => address.endsWith('/html'))
    const mail = await get(frame)
    expect(mail.text).toContain('&lt;script src=//x.example&gt;')
    expect(mail.text).not.toMatch(/<script/)
  })

  test('names no contact, code or key in any address, and loads nothing from elsewhere', async () => {
    const mailbox = newMailbox()
    await send(mailbox)
    for (const page of [await get('/inbox'), await find(mailbox)]) {
      expect(shownIn(page)).toContain(mailbox)
      const addresses = addressesIn(page)
      expect(addresses.length).toBeGreaterThan(4)
      for (const address of addresses) {
        expect(address).toMatch(
          /^(\/|\/docs|\/inbox(\/messages\/msg_[0-9a-z]{26}\/(html|source))?|\/assets\/[\w.]+\?v=[\w-]+|data:,)$/,
        )
      }
    }
  })
})

describe('a search', () => {
  test('finds by contact, by reference and by id, through the body alone', async () => {
    const [phone, mailbox] = ['+37256781234', newMailbox()]
    const byPhone = await send(phone)
    const byMail = await send(mailbox)
    expect(shownIn(await find('5678 1234'))).toEqual([phone])
    expect(shownIn(await find(mailbox.toUpperCase()))).toEqual([mailbox])
    expect(shownIn(await find(byMail.reference))).toEqual([mailbox])
    expect(shownIn(await find(byPhone.id))).toEqual([phone])
    const nothing = await find('nobody at all')
    expect([nothing.status, shownIn(nothing)]).toEqual([200, []])
    expect(shownIn(await get(`/inbox?search=${byMail.reference}`)).length).toBeGreaterThan(1)
  })

  test.each([
    ['a field that is not known', 'search=a&more=b'],
    ['the field twice', 'search=a&search=b'],
    ['no field', ''],
    ['more than a field can hold', `search=${'x'.repeat(321)}`],
  ])('with %s is refused', async (_what, body) => {
    const answer = await app.anyone.call('/inbox', { method: 'POST', body, headers: FORM })
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_body'])
  })

  test('of as many characters as the field holds, or of anything else, is answered', async () => {
    for (const typed of ['x'.repeat(320), '%00\0', '\ud800', '<b>"\'&', '.*+?^$[(', '𝟝']) {
      expect((await find(typed)).status).toBe(200)
    }
    const broken = await app.anyone.call('/inbox', { method: 'POST', body: 'search=%E0%A4%A', headers: FORM })
    expect(broken.status).toBe(200)
  })

  test('leaves no line in the log, as nothing that refreshes itself does', async () => {
    await find('somebody@example.com')
    await get('/inbox')
    const { message } = await send(newMailbox())
    await get(`/inbox/messages/${message}/source`)
    const lines = app.telemetry.lines.join('')
    expect(lines).not.toContain('somebody')
    expect(lines).not.toContain('"route":"/inbox"')
    expect(lines).toContain('"route":"/inbox/messages/:id/source"')
    expect(lines).not.toContain(message)
  })
})

describe('one message', () => {
  test('is shown as HTML under a policy that gives it no rights, to frames of the inbox alone', async () => {
    const { message } = await send(newMailbox())
    const { status, headers, text } = await get(`/inbox/messages/${message}/html`)
    expect(status).toBe(200)
    expect(text).toMatch(/^<!doctype html>/)
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': MAIL_POLICY,
      'x-frame-options': 'SAMEORIGIN',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    expect(MAIL_POLICY).toMatch(/default-src 'none'.*frame-ancestors 'self'; sandbox$/)
  })

  test('is shown as its source, as plain text', async () => {
    const mailbox = newMailbox()
    const { message, reference } = await send(mailbox)
    const { status, headers, text } = await get(`/inbox/messages/${message}/source`)
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/plain; charset=utf-8',
      'no-store',
    ])
    for (const part of [mailbox, reference, message, '--- text', '--- html']) expect(text).toContain(part)
  })

  test('that was a text message has a source and no HTML', async () => {
    const { message } = await send(newPhone())
    expect((await get(`/inbox/messages/${message}/source`)).text).not.toContain('--- html')
    const { status, body } = await get(`/inbox/messages/${message}/html`)
    expect([status, body.code]).toEqual([404, 'not_found'])
  })

  test.each([
    'msg_x',
    'ver_01jdcg8e5zf4k9t2m6q7r8s9v0',
    '%00',
    "'--",
    'x'.repeat(99),
  ])('is not found as %s', async (id) => {
    for (const part of ['html', 'source']) expect((await get(`/inbox/messages/${id}/${part}`)).status).toBe(404)
  })
})

describe('the page', () => {
  test('allows only what is its own, and is kept by nobody', async () => {
    for (const { headers } of [await get('/inbox'), await find('x')]) {
      const policy = String(headers['content-security-policy'])
      expect(policy).toMatch(/default-src 'none';.*frame-src 'self';.*frame-ancestors 'none'/)
      expect(policy).not.toMatch(/unsafe|https?:|\*/)
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
    }
  })

  test('opens to no other origin, whatever a browser says it comes from', async () => {
    await createApplication(app, { name: 'Shop', allowed_origins: ['https://shop.example'] })
    for (const origin of ['https://shop.example', 'https://evil.example', 'null', app.app.url]) {
      for (const answer of [await get('/inbox', { origin }), await find('x', { origin })]) {
        expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
      }
    }
    expect(
      (await app.anyone.call('/inbox', { method: 'OPTIONS', headers: { origin: 'https://evil.example' } })).status,
    ).toBe(405)
  })

  test.each([
    '/',
    '/inbox',
    '/assets/pinpost.css',
    '/inbox/messages/msg_x/html',
  ])('does not answer at %s under a foreign name', async (path) => {
    for (const host of ['evil.example', 'localhost.evil.example', '10.0.0.1']) {
      const { status, body, text } = await get(path, { host })
      expect([status, body.code]).toEqual([421, 'host_not_allowed'])
      expect(text).not.toContain('contact">')
    }
  })

  test('is one step from the front door, and back', async () => {
    expect(addressesIn(await get('/'))).toContain('/inbox')
    expect(addressesIn(await get('/inbox'))).toContain('/')
  })
})

describe('a file beside the pages', () => {
  test('is kept for good under the address that pages use, and asked for again under any other', async () => {
    const [style = '', ...others] = addressesIn(await get('/inbox')).filter((address) => address.startsWith('/assets/'))
    for (const address of [style, ...others]) {
      const { status, headers } = await get(address)
      expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
    }
    const plain = await get('/assets/pinpost.css')
    expect(plain.headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'text/css; charset=utf-8' })
    for (const query of ['v=old', 'v=a&v=b', 'x=1']) {
      expect((await get(`/assets/pinpost.css?${query}`)).headers['cache-control']).toBe('no-cache')
    }
    const again = await get('/assets/pinpost.css', { 'if-none-match': String(plain.headers.etag) })
    expect([again.status, again.text]).toEqual([304, ''])
    expect((await get('/assets/pinpost.css', { 'if-none-match': '"old"' })).status).toBe(200)
  })

  test.each([
    '/assets/',
    '/assets/nothing.css',
    '/assets/..%2Fassets.ts',
    '/assets/%2e%2e/assets.ts',
    '/assets/toString',
    '/assets/__proto__',
  ])('is none at %s', async (path) => {
    expect((await get(path)).status).toBe(404)
  })
})

describe('in production', () => {
  test('there is no inbox, and the front door leads to help', async () => {
    const production = await startTestApp(embedded, {
      env: {
        PINPOST_MODE: 'production',
        PINPOST_EMBEDDED_IN_PRODUCTION: 'yes',
        PINPOST_BASE_URL: 'https://confirm.example.com',
        PINPOST_SMTP_URL: 'smtp://127.0.0.1:1025',
        PINPOST_MAIL_FROM: 'codes@example.com',
      },
    })
    const tester = await createApplication(production, {}, 'test')
    await tester.begin(newMailbox())
    await production.app.idle()
    const { body } = await tester.call('/v1/test/messages')
    expect(body.messages).toHaveLength(1)
    const { id } = body.messages[0]
    const front = await production.anyone.get('/')
    expect([front.status, front.headers.location]).toEqual([303, '/help'])
    for (const path of ['/inbox', `/inbox/messages/${id}/html`, `/inbox/messages/${id}/source`]) {
      const answer = await production.anyone.get(path)
      expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'not_found'])
    }
    const begin = await production.anyone.call('/try', { method: 'POST', body: 'purpose=renewal', headers: FORM })
    expect(begin.status).toBe(404)
    const search = await production.anyone.call('/inbox', { method: 'POST', body: 'search=a', headers: FORM })
    expect(search.status).toBe(404)
  })
})
