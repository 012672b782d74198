// Who may do what on the pages of a registration: forms of others, headers, what is in addresses, titles and lines of the log; and what
// the scripts of the pages may ask for.
import { beforeAll, describe, expect, test } from 'vitest'
import { inTurn, newMailbox, newPhone, wrongFor } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { type Opened, type PagesStage, stagePages } from '../support/pages.ts'
import { newPerson, type Page } from '../support/person.ts'
import { receiptingProvider } from '../support/scripted-provider.ts'
import { findSecrets, type Secret } from '../support/secrets-scanner.ts'

const [embedded] = engines
if (embedded === undefined) throw new Error('There is no embedded engine.')
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

describe('the pages', () => {
  let stage: PagesStage
  beforeAll(async () => {
    stage = await stagePages(embedded, { settings: { code_digits: 10 } })
  })

  async function atContacts(): Promise<Opened> {
    const opened = await stage.open()
    await stage.prove(opened, 'id_card', 'newcomer')
    return opened
  }
  async function atCode(contacts: Readonly<Record<string, string>> = { email: newMailbox() }): Promise<Opened> {
    const opened = await atContacts()
    await opened.person.submit(contacts)
    await opened.person.submit()
    return opened
  }
  const tokenOn = ({ text }: Page) => /name="token" value="([^"]+)"/.exec(text)?.[1] ?? ''

  describe('a form is believed', () => {
    const post = (opened: Opened, fields: Record<string, string>, headers: Record<string, string>, hasCookies = true) =>
      opened.person.ask(opened.person.page.address.href, {
        method: 'POST',
        headers: { ...FORM, ...headers },
        body: new URLSearchParams(fields).toString(),
        hasCookies,
      })

    test.each([
      ['from the page itself', { 'sec-fetch-site': 'same-origin', origin: 'null' }, 303],
      ['by a browser that says nothing of itself', {}, 303],
      ['from another site', { 'sec-fetch-site': 'cross-site', origin: 'null' }, 403],
      ['from a neighbour', { 'sec-fetch-site': 'same-site', origin: 'https://evil.example' }, 403],
      ['from another origin, by an older browser', { origin: 'https://evil.example' }, 403],
    ])('%s', async (_whence, headers, status) => {
      const opened = await stage.open()
      const token = tokenOn(opened.person.page)
      const answer = await post(opened, { token, country: 'EE', location: 'EE' }, headers)
      expect(answer.status).toBe(status)
      expect((await stage.read(opened)).country).toBe(status === 303 ? 'EE' : undefined)
    })

    test('with a token of its own: none, another one, and that of another registration are not', async () => {
      const [opened, other] = [await stage.open(), await stage.open()]
      const token = tokenOn(opened.person.page)
      const altered = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`
      const forged = [{}, { token: '' }, { token: altered }, { token: tokenOn(other.person.page) }]
      for (const fields of forged) {
        const answer = await post(opened, { ...fields, country: 'EE', location: 'EE' }, {})
        expect(answer.status).toBe(403)
        expect(await answer.text()).toContain('Nothing was changed.')
      }
      expect((await stage.read(opened)).country).toBeUndefined()
      expect(tokenOn(await opened.person.reload())).not.toBe(token)
      expect((await post(opened, { token, country: 'EE', location: 'EE' }, {})).status).toBe(303)
    })

    test('with the cookie, and without it makes a registration nobody else’s', async () => {
      const opened = await stage.open()
      const token = tokenOn(opened.person.page)
      const answer = await post(opened, { token, country: 'EE' }, {}, false)
      expect(answer.status).toBe(403)
      expect(answer.headers.get('set-cookie')).toBeNull()
      expect(await answer.text()).toContain('Your browser has to accept a cookie')
      const made = await stage.shop.call('/v1/registrations', { method: 'POST', body: { purpose: 'registration' } })
      const stranger = newPerson()
      await stranger.ask(`${made.body.url}/start`, { method: 'POST', headers: FORM, body: 'country=EE' })
      const first = newPerson()
      expect((await first.open(made.body.url)).status).toBe(200)
    })
  })

  test('what looks at a link by HEAD before the person does makes nothing its own', async () => {
    const made = await stage.shop.call('/v1/registrations', { method: 'POST', body: { purpose: 'registration' } })
    const previewer = newPerson()
    const looked = await previewer.ask(made.body.url, { method: 'HEAD' })
    expect([looked.status, looked.headers.get('allow')]).toEqual([405, 'GET'])
    expect(previewer.cookies.size).toBe(0)
    const person = newPerson()
    expect((await person.open(made.body.url)).status).toBe(200)
  })

  test('every page has its headers, and its cookie goes nowhere else', async () => {
    const opened = await atCode()
    const { person, id } = opened
    for (const name of [
      'start',
      'method',
      'contacts',
      'review',
      'code',
      'not-received',
      'help',
      'support',
      'privacy',
    ]) {
      const { headers } = await person.open(`${opened.url}/${name}`)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('x-robots-tag')).toBe('noindex')
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/unsafe|\*|https?:/)
      expect(person.page.text).not.toMatch(/<[^>]+ (style|on\w+)=|<script(?![^>]* src=)|<style/)
    }
    const [cookie] = [...person.cookies.values()]
    expect(cookie?.line).toContain(`Path=/registrations/${id}; HttpOnly; SameSite=Lax`)
  })

  test('what was typed is sealed in the browser, for its page alone', async () => {
    const opened = await stage.open()
    const { person, id, url } = opened
    await stage.prove(opened, 'id_card', 'newcomer')
    await person.submit({ email: 'zebediah.quartz@@mailbox.example' })
    const typed = [...person.cookies.values()].find(({ name }) => name === 'pinpost_typed')
    const { value = '', line } = typed ?? {}
    expect(line).toMatch(`Max-Age=1800; Path=/registrations/${id}/contacts; HttpOnly; SameSite=Lax`)
    const plain = Buffer.from(value.split('.')[1] ?? '', 'base64url').toString('latin1')
    expect(plain.length).toBeGreaterThan(100)
    expect(plain).not.toContain('quartz')
    const show = async (page: string, said: string) => {
      const cookie = [...person.cookies.values()].map((one) => `${one.name}=${one === typed ? said : one.value}`)
      const answer = await person.ask(`${url}/${page}?said=kept`, {
        hasCookies: false,
        headers: { cookie: cookie.join('; ') },
      })
      return { status: answer.status, text: await answer.text() }
    }
    expect((await show('contacts', value)).text).toContain('quartz')
    for (const [page, said] of [
      ['location', value],
      ['contacts', `${value.slice(0, -3)}AAA`],
      ['contacts', `1.${value.split('.')[1]}`],
      ['contacts', 'nonsense'],
    ] as const) {
      const { status, text } = await show(page, said)
      expect(status).toBe(200)
      expect(text).not.toContain('quartz')
    }
  })

  test('no address, title, line of the log or metric holds a contact, a code or a national number', async () => {
    const [email, phone] = ['zebediah.quartz@mailbox.example', newPhone()]
    const opened = await stage.open()
    const { person } = opened
    await stage.prove(opened, 'id_card', 'newcomer')
    await person.submit({ email: 'zebediah.quartz@@mailbox.example', phone: '12' })
    await person.submit({ email, phone })
    await person.submit({ option: 'phone' })
    const code = await stage.code(opened)
    await person.submit({ code: wrongFor(code) })
    await person.submit({ code: 'not a code' })
    await person.follow('Not received?')
    await person.follow('I have the code')
    await person.submit({ code })
    await person.submit({}, 'No, finish')
    expect(person.page.name).toBe('done')
    const { identity } = await stage.read(opened)
    const secrets: Secret[] = [
      { kind: 'code', value: code },
      { kind: 'code', value: wrongFor(code) },
      { kind: 'contact', value: email },
      { kind: 'contact', value: phone },
      { kind: 'private text', value: identity.subject.number },
      ...[...person.cookies.values()].map(({ value }) => ({ kind: 'token', value }) as const),
    ]
    const surfaces = [
      ...person.history.map(({ address }) => ({ name: 'address', text: address.href })),
      ...person.history.map(({ title }) => ({ name: 'title', text: title })),
      ...person.history.map(({ headers }) => ({
        name: 'headers',
        text: [...headers].filter(([n]) => n !== 'set-cookie').join('\n'),
      })),
      { name: 'log', text: stage.app.telemetry.lines.join('\n') },
      { name: 'metrics', text: (await stage.app.telemetry.exposition()).text },
    ]
    expect(findSecrets(surfaces, secrets)).toEqual([])
    // It is read back in full where it belongs.
    expect(findSecrets([{ name: 'pages', text: person.history.map(({ text }) => text).join() }], secrets)).not.toEqual(
      [],
    )
    // What was typed is shown masked once it is confirmed.
    expect(person.page.text).not.toContain(email)
  })

  test('what the server could not do is said in words, to a browser', async () => {
    const { person, url } = await stage.open()
    const answer = await person.ask(`${url}/start`, {
      method: 'POST',
      headers: FORM,
      body: `country=${'E'.repeat(100_000)}`,
    })
    expect(answer.status).toBe(413)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await answer.text()).toContain('Please try once more')
  })

  describe('for scripts', () => {
    const inspect = async ({ person, url }: Opened, fields: Record<string, string>) => {
      const body = new URLSearchParams({ token: tokenOn(person.page), ...fields }).toString()
      return await person.ask(`${url}/inspect`, { method: 'POST', headers: { ...FORM, accept: '*/*' }, body })
    }

    test('a contact is read back while it is typed, and never called wrong', async () => {
      const opened = await atContacts()
      const ask = async (contact: string, country = 'EE') => await (await inspect(opened, { contact, country })).json()
      expect(await ask('5123 4567')).toEqual({ display: '+372 5123 4567', place: 'Estonia', notes: [] })
      expect(await ask('51')).toEqual({})
      expect(await ask('ann@gmial.com')).toEqual({
        notes: [],
        use: { value: 'ann@gmail.com', label: 'Use ann@gmail.com' },
      })
      expect(await ask('+1 212 736 5000')).toMatchObject({
        notes: ['Text messages with a code do not arrive in the country of this number.'],
      })
    })

    test('only the page itself may ask, and as often as anybody may', async () => {
      const opened = await atContacts()
      const other = await atContacts()
      expect((await inspect(opened, { contact: 'ann@gmial.com', token: tokenOn(other.person.page) })).status).toBe(403)
      stage.app.clock.advance(600)
      const answers = await inTurn(61, () => inspect(opened, { contact: 'ann@example.com' }))
      expect(answers.map(({ status }) => status).filter((status) => status !== 200)).toEqual([429])
    })

    test('more time is given in the background, and the page stays', async () => {
      const opened = await stage.open()
      stage.app.clock.advance(1_000)
      const body = `token=${tokenOn(opened.person.page)}`
      const answer = await opened.person.ask(`${opened.url}/stay`, { method: 'POST', headers: FORM, body })
      const { ends } = (await answer.json()) as { ends: string }
      expect(new Date(ends).getTime()).toBe(stage.app.clock.now().getTime() + 1_800_000)
      const foreign = { ...FORM, 'sec-fetch-site': 'cross-site' }
      expect((await opened.person.ask(`${opened.url}/stay`, { method: 'POST', headers: foreign, body })).status).toBe(
        403,
      )
    })
  })
})

describe('what a waiting person sees', () => {
  test('a receipt is on the page’s stream in their language at once, for their browser alone', async () => {
    const carrier = receiptingProvider()
    const stage = await stagePages(embedded, { provider: carrier })
    const { app } = stage
    const { url, id } = (
      await app.live.post('/v1/registrations', {
        purpose: 'registration',
        method: 'branch',
        locale: 'de',
        location: 'EE',
        subject: { country: 'EE', number: '38001085718' },
      })
    ).body
    const person = newPerson()
    await person.open(url)
    const phone = newPhone()
    await person.submit({ phone })
    await person.submit()
    await app.app.idle()
    const answer = await person.ask(`${url}/events`, { headers: { accept: 'text/event-stream' } })
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(answer.headers.get('content-encoding')).toBeNull()
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    const until = async (words: string) => {
      while (!text.includes(words)) text += (await reader?.read())?.value ?? ''
    }
    await until('"status":"pending"')
    expect(text).toContain('"again":"')
    await carrier.say({ reference: carrier.to(phone)[0]?.id ?? '', state: 'delivered' })
    await until('Ihre Nachricht ist auf Ihrem Telefon angekommen.')
    expect(text).not.toContain(phone)
    const stranger = newPerson()
    expect((await stranger.ask(`${url}/events`)).status).toBe(403)
    const { verification } = (await app.live.get(`/v1/registrations/${id}`)).body
    expect(text).not.toContain(verification.id)
    await person.submit({ code: await app.codeFor(phone) })
    await until('event: end')
    await reader?.cancel()
  })
})
