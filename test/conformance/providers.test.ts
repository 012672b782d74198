// What every provider must do, and then what the one for SMTP must do when servers misbehave: against real servers on loopback.
// Tests run side by side, since smtp-server greets each connection only after a tenth of a second.
import { generateKeyPairSync } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { createInboxProvider, createSmtpProvider, fixedContacts } from '../../src/delivery/providers/index.ts'
import type { EmailMessage, OutgoingMessage, Provider, SmsMessage } from '../../src/delivery/providers/provider.ts'
import type { SmtpSettings } from '../../src/delivery/providers/smtp.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createUuids } from '../../src/lib/ids.ts'
import { systemRandom } from '../../src/lib/random.ts'
import { type BrokenServer, type Script, startBrokenServer } from '../support/broken-smtp-server.ts'
import { verifyDkim } from '../support/dkim.ts'
import { testCertificate } from '../support/smtp-certificate.ts'
import { type MailServer, type MailServerOptions, startMailServer } from '../support/smtp-server.ts'

const newId = createUuids(systemClock, systemRandom)
const login = { user: 'pinpost@example.com', password: 'p/w: %ä@' }
const code = '907351'

const closing: (() => Promise<void>)[] = []
afterAll(async () => {
  await Promise.all(closing.map((close) => close()))
})

async function serve(options?: MailServerOptions): Promise<MailServer> {
  const server = await startMailServer(options)
  closing.push(server.close)
  return server
}

async function misbehave(...scripts: Script[]): Promise<BrokenServer> {
  const server = await startBrokenServer(...scripts)
  closing.push(server.close)
  return server
}

function smtp(url: string, settings: Partial<SmtpSettings> = {}): Provider {
  const provider = createSmtpProvider({ url, from: 'codes@sender.example', tls: { ca: testCertificate }, ...settings })
  closing.push(provider.close)
  return provider
}

function email(change: Partial<EmailMessage> = {}): EmailMessage {
  return {
    channel: 'email',
    id: newId(),
    notAfter: new Date(systemClock.now().getTime() + 600_000),
    to: 'ann@example.com',
    fromName: 'Example',
    subject: 'Example: your code',
    text: `${code} is your Example code.\n`,
    html: `<!doctype html><p>${code} is your Example code.</p>`,
    language: 'en',
    ...change,
  }
}

function sms(change: Partial<SmsMessage> = {}): SmsMessage {
  const { id, notAfter } = email()
  return { channel: 'sms', id, notAfter, to: '+37251234567', text: `${code} is your Example code.`, ...change }
}

const patience = (): AbortSignal => AbortSignal.timeout(8_000)

interface Subject {
  readonly name: string
  readonly start: () => Promise<Provider>
  readonly carries: OutgoingMessage['channel'][]
}

const subjects: Subject[] = [
  { name: 'inbox', carries: ['sms', 'email'], start: async () => createInboxProvider(['sms', 'email']) },
  { name: 'inbox for SMS alone', carries: ['sms'], start: async () => createInboxProvider(['sms']) },
  { name: 'smtp', carries: ['email'], start: async () => smtp((await serve()).url) },
  {
    name: 'smtp with STARTTLS and a login',
    carries: ['email'],
    start: async () => smtp((await serve({ tls: 'starttls', auth: login })).url),
  },
  {
    name: 'smtps with a login',
    carries: ['email'],
    start: async () => smtp((await serve({ tls: 'implicit', auth: login })).url),
  },
]
const messages = { sms, email }

describe.concurrent.each(subjects)('the provider $name', ({ start, carries }) => {
  test('accepts what it carries and names it', async () => {
    const provider = await start()
    expect(provider.channels).toEqual(carries)
    for (const channel of carries) {
      const outcome = await provider.send(messages[channel](), patience())
      expect(outcome).toEqual({ kind: 'accepted', reference: expect.stringMatching(/^[\x21-\x7e]{1,200}$/) })
      expect(JSON.stringify(outcome)).not.toContain(code)
    }
  })

  test('refuses a channel that it does not carry', async () => {
    const provider = await start()
    for (const channel of (['sms', 'email'] as const).filter((channel) => !carries.includes(channel))) {
      const outcome = await provider.send(messages[channel](), patience())
      expect(outcome).toMatchObject({ kind: 'refused', reason: 'no_provider' })
    }
  })

  test('takes two hundred at once, each under a name of its own', async () => {
    const provider = await start()
    const channel = carries[0] ?? 'email'
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, () => provider.send(messages[channel](), patience())),
    )
    expect(new Set(outcomes.map((outcome) => (outcome.kind === 'accepted' ? outcome.reference : outcome))).size).toBe(
      200,
    )
  })

  test('sends nothing when it is told to stop before it began', async () => {
    const provider = await start()
    const outcome = await provider.send(messages[carries[0] ?? 'email'](), AbortSignal.abort())
    expect(outcome).toMatchObject({ kind: 'refused', final: false })
  })

  test('says that all is well when it can be reached', async () => {
    expect(await (await start()).probe(patience())).toBeUndefined()
  })

  test('finishes what is on its way before it closes, and throws at nobody after that', async () => {
    const provider = await start()
    const channel = carries[0] ?? 'email'
    const onTheWay = Array.from({ length: 20 }, () => provider.send(messages[channel](), patience()))
    await provider.close()
    for (const sending of onTheWay) expect((await sending).kind).toBe('accepted')
    await provider.close()
    expect(['accepted', 'refused']).toContain((await provider.send(messages[channel](), patience())).kind)
  })
})

describe.concurrent('the inbox', () => {
  test.each(fixedContacts)('has a fixed outcome for $phone and $email', async ({ phone, email: address, outcome }) => {
    const inbox = createInboxProvider(['sms', 'email'])
    expect(await inbox.send(sms({ to: phone }), patience())).toEqual(outcome)
    expect(await inbox.send(email({ to: address }), patience())).toEqual(outcome)
    expect(await inbox.send(email({ to: `x${address}` }), patience())).toMatchObject({ kind: 'accepted' })
  })
})

describe.concurrent('an e-mail by SMTP', () => {
  test('arrives with its parts, its language, and the heads that keep robots from answering', async () => {
    const server = await serve()
    const now = new Date('2026-03-01T10:00:00Z')
    const message = email({
      fromName: 'Õnne Žürii',
      subject: 'Õnne: sinu kood',
      text: `${code} on kood – õ.\n`,
      language: 'et',
    })
    const outcome = await smtp(server.url, { clock: { now: () => now } }).send(message, patience())
    expect(outcome).toEqual({ kind: 'accepted', reference: 'Q1' })
    const [mail] = server.messages
    expect(mail).toMatchObject({ from: 'codes@sender.example', to: ['ann@example.com'], helo: 'sender.example' })
    const parsed = await mail?.parsed()
    expect(parsed?.from?.value).toEqual([{ name: 'Õnne Žürii', address: 'codes@sender.example' }])
    expect(parsed?.subject).toBe('Õnne: sinu kood')
    expect(parsed?.text).toBe(`${code} on kood – õ.\n`)
    expect(parsed?.html).toContain(`<p>${code}`)
    expect(parsed?.date).toEqual(now)
    expect(parsed?.messageId).toMatch(/^<msg_[0-9a-z]{26}@sender\.example>$/)
    const head = (name: string): unknown => parsed?.headers.get(name)
    expect(head('auto-submitted')).toBe('auto-generated')
    expect(head('x-auto-response-suppress')).toBe('All')
    expect(head('content-language')).toBe('et')
    for (const absent of ['reply-to', 'sender', 'cc', 'bcc', 'x-mailer', 'list-unsubscribe']) {
      expect(head(absent)).toBeUndefined()
    }
    expect(mail?.raw.toString().match(/^(?:to|from|subject|date|message-id):/gim)).toHaveLength(5)
  })

  test('bears the name from the settings instead of the service’s', async () => {
    const server = await serve()
    await smtp(server.url, { fromName: 'Operator' }).send(email(), patience())
    expect((await server.messages[0]?.parsed())?.from?.value[0]?.name).toBe('Operator')
  })

  test.each<[string, Partial<EmailMessage>]>([
    ['the name', { fromName: 'A"\r\nBcc: eve@example.com\r\n\r\nbody' }],
    ['the subject', { subject: 'A\r\nBcc: eve@example.com\r\n\r\nbody' }],
    ['the language', { language: 'et\r\nBcc: eve@example.com' }],
    ['the text', { text: 'A\r\n.\r\nMAIL FROM:<eve@example.com>\r\n' }],
    ['the text, with bare line ends', { text: 'A\n.\nMAIL FROM:<eve@example.com>\r.\rX\n' }],
  ])('takes no head, no recipient and no command out of %s', async (_, change) => {
    const server = await serve()
    expect(await smtp(server.url).send(email(change), patience())).toMatchObject({ kind: 'accepted' })
    expect(server.messages).toHaveLength(1)
    expect(server.messages[0]).toMatchObject({ from: 'codes@sender.example', to: ['ann@example.com'] })
    const parsed = await server.messages[0]?.parsed()
    expect(parsed?.headers.get('bcc')).toBeUndefined()
    expect(parsed?.html).toContain(code)
  })

  test.each([
    'ann@example.com\r\nRCPT TO:<eve@example.com>',
    'ann@example.com>\nX',
    'ann@example.com\u0000',
    '<ann@example.com>',
    'ann',
    '@example.com',
    '',
  ])('is not sent to %j', async (to) => {
    const server = await serve()
    expect(await smtp(server.url).send(email({ to }), patience())).toEqual({
      kind: 'refused',
      reason: 'contact_unknown',
      final: true,
    })
    expect(server.connections()).toBe(0)
  })

  test.each([
    'a,b@example.com',
    '"ann,b"@example.com',
    "Ann.O'Neill+x@example.com",
    'undisclosed:;@example.com',
  ])('goes to exactly the one address %s', async (to) => {
    const server = await serve()
    expect(await smtp(server.url).send(email({ to }), patience())).toMatchObject({ kind: 'accepted' })
    // A local part that wants quotes gets them, which makes it no other mailbox.
    const reached = server.messages.map((mail) => mail.to.map((address) => address.replaceAll('"', '')))
    expect(reached).toEqual([[to.replaceAll('"', '')]])
  })

  test('is signed so that its receiver can verify it', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const server = await serve()
    const dkim = { domainName: 'sender.example', keySelector: 'pinpost', privateKey: pem }
    await smtp(server.url, { dkim }).send(email({ fromName: 'Õnne', text: `${code} õ  \n\n\n` }), patience())
    const raw = server.messages[0]?.raw ?? Buffer.alloc(0)
    const verdict = verifyDkim(raw, publicKey)
    expect(verdict).toMatchObject({
      domain: 'sender.example',
      selector: 'pinpost',
      isBodyIntact: true,
      isSignatureValid: true,
    })
    expect(verdict.signed).toEqual(expect.arrayContaining(['from', 'to', 'subject', 'date', 'message-id']))
    const forged = Buffer.from(raw.toString('latin1').replace('To: ann@', 'To: eve@'), 'latin1')
    expect(verifyDkim(forged, publicKey).isSignatureValid).toBe(false)
  })

  test('goes to an address beyond ASCII where the relay takes such, and is refused unsent where not', async () => {
    const able = await serve()
    expect(await smtp(able.url).send(email({ to: 'õnne@example.com' }), patience())).toMatchObject({ kind: 'accepted' })
    expect(able.messages[0]?.to).toEqual(['õnne@example.com'])
    const unable = await serve({ withoutSmtpUtf8: true })
    expect(await smtp(unable.url).send(email({ to: 'õnne@example.com' }), patience())).toEqual({
      ...{ kind: 'refused', reason: 'content_rejected', final: false, status: 'SMTPUTF8' },
    })
    expect(unable.messages).toEqual([])
  })
})

describe.concurrent('a connection by SMTP', () => {
  test('is encrypted by STARTTLS or from the start, and logs in', async () => {
    for (const tls of ['starttls', 'implicit'] as const) {
      const server = await serve({ tls, auth: login })
      await smtp(server.url).send(email(), patience())
      expect(server.messages[0]).toMatchObject({ isEncrypted: true, user: login.user })
    }
  })

  test('is encrypted where the relay offers it, also with a certificate that nobody vouches for', async () => {
    const server = await serve({ tls: 'starttls' })
    await smtp(server.url, { tls: {} }).send(email(), patience())
    expect(server.messages[0]).toMatchObject({ isEncrypted: true })
  })

  test.each([
    ['by STARTTLS', 'starttls', '?tls=required'],
    ['from the start', 'implicit', ''],
  ] as const)('%s is not made to a certificate that nobody vouches for', async (_, tls, parameters) => {
    const server = await serve({ tls })
    const provider = smtp(`${server.url}${parameters}`, { tls: {} })
    expect(await provider.send(email(), patience())).toMatchObject({
      kind: 'refused',
      reason: 'unreachable',
      final: false,
    })
    expect(await provider.probe(patience())).toMatch(/TLS cannot be agreed on/)
    expect(server.messages).toEqual([])
  })

  test('never sends a password or a message in the clear where TLS is due', async () => {
    const server = await serve({ auth: login })
    const provider = smtp(server.url)
    expect(await provider.send(email(), patience())).toMatchObject({ kind: 'refused', final: false })
    expect(await provider.probe(patience())).toBeDefined()
    const open = await serve()
    expect(await smtp(`${open.url}?tls=required`).send(email(), patience())).toMatchObject({
      kind: 'refused',
      final: false,
    })
    expect([...server.messages, ...open.messages]).toEqual([])
  })

  test('sends a password in the clear to this machine when told to', async () => {
    const server = await serve({ auth: login })
    expect(await smtp(`${server.url}?tls=off`).send(email(), patience())).toMatchObject({ kind: 'accepted' })
  })

  test('is not made with a wrong password, which says so without repeating it', async () => {
    const server = await serve({ tls: 'starttls', auth: login })
    const provider = smtp(server.url.replace('p%2Fw', 'wrong'))
    const refused = { kind: 'refused', reason: 'sender_rejected', final: false, status: '535 5.7.8' }
    expect(await provider.send(email(), patience())).toEqual(refused)
    const words = await provider.probe(patience())
    expect(words).toMatch(/refuses the user name or the password \(535 5\.7\.8\)$/)
    expect(words).not.toMatch(/wrong|pinpost@/)
  })

  test('is found anew after the server was restarted between two messages', async () => {
    const first = await startMailServer()
    const provider = smtp(first.url)
    await Promise.all(Array.from({ length: 10 }, () => provider.send(email(), patience())))
    await first.close()
    const second = await startMailServer({ port: first.port })
    closing.push(second.close)
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => provider.send(email(), patience())))
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(10).fill('accepted'))
    expect(second.messages).toHaveLength(10)
  })

  test('is used for one message after another', async () => {
    const server = await serve()
    const provider = smtp(server.url)
    for (let round = 0; round < 120; round++) await provider.send(email(), patience())
    expect(server.connections()).toBe(1)
  })

  test('is kept after a refusal, which is the matter of one message alone', async () => {
    const server = await serve({
      onRcpt: (to) => (to.startsWith('bob') ? { code: 550, text: '5.1.1 none' } : undefined),
    })
    const provider = smtp(server.url, { poolSize: 1 })
    for (const to of ['ann@example.com', 'bob@example.com', 'cat@example.com'])
      await provider.send(email({ to }), patience())
    expect(server.messages.map((mail) => mail.to[0])).toEqual(['ann@example.com', 'cat@example.com'])
    expect(server.connections()).toBe(1)
  })

  test('opens no more than the pool allows', async () => {
    const server = await serve()
    const provider = smtp(`${server.url}?pool=3`)
    await Promise.all(Array.from({ length: 60 }, () => provider.send(email(), patience())))
    expect(server.connections()).toBe(3)
  })
})

describe.concurrent('a server that refuses', () => {
  test.each<[keyof Script, string, object]>([
    ['greeting', '421 4.3.2 not now', { reason: 'busy', final: false, status: '421 4.3.2' }],
    ['greeting', '554 5.7.1 not you', { reason: 'sender_rejected', final: false }],
    ['sender', '451 4.3.0 not now', { reason: 'busy', final: false, status: '451 4.3.0' }],
    ['sender', '550 5.7.1 not you', { reason: 'sender_rejected', final: false, status: '550 5.7.1' }],
    ['sender', '421 4.3.2 not now', { reason: 'busy', final: false, status: '421 4.3.2' }],
    ['recipient', '450 4.7.1 greylisted', { reason: 'busy', final: false, status: '450 4.7.1' }],
    ['recipient', '550 5.1.1 no such mailbox', { reason: 'contact_unknown', final: true, status: '550 5.1.1' }],
    ['recipient', '552 5.2.2 mailbox full', { reason: 'contact_blocked', final: true }],
    ['data', '451 not now', { reason: 'busy', final: false, status: '451' }],
    ['data', '554 no', { reason: 'content_rejected', final: false }],
    ['end', '451 4.3.0 not now', { reason: 'busy', final: false }],
    ['end', '421 4.3.2 not now', { reason: 'busy', final: false }],
    ['end', '554 5.7.1 spam', { reason: 'content_rejected', final: false, status: '554 5.7.1' }],
    ['end', '552 5.3.4 too large', { reason: 'content_rejected', final: true }],
  ])('at the step %s with %s', async (step, reply, expected) => {
    for (const ehlo of ['250-localhost\r\n250 PIPELINING', '250 localhost']) {
      const server = await misbehave({ ehlo, [step]: `${reply} (ann@example.com, ${code})` })
      const outcome = await smtp(server.url).send(email(), patience())
      expect(outcome).toMatchObject({ kind: 'refused', ...expected })
      expect(JSON.stringify(outcome)).not.toMatch(/ann@|907351/)
    }
  })
})

describe.concurrent('a server that hangs up or falls silent', () => {
  const hasty = { connectTimeoutMs: 500, handOverTimeoutMs: 500 }

  test.each<[keyof Script, 'cut' | 'silence', 'refused' | 'unknown']>([
    ['greeting', 'silence', 'refused'],
    ['greeting', 'cut', 'refused'],
    ['ehlo', 'silence', 'refused'],
    ['ehlo', 'cut', 'refused'],
    ['sender', 'silence', 'refused'],
    ['sender', 'cut', 'refused'],
    ['recipient', 'silence', 'refused'],
    ['recipient', 'cut', 'refused'],
    ['data', 'silence', 'refused'],
    ['data', 'cut', 'refused'],
    ['end', 'silence', 'unknown'],
    ['end', 'cut', 'unknown'],
  ])('at the step %s (%s) leaves the message %s', async (step, move, kind) => {
    const server = await misbehave({ [step]: move })
    const outcome = await smtp(server.url, hasty).send(email(), patience())
    expect(outcome).toMatchObject(kind === 'refused' ? { kind, reason: 'unreachable', final: false } : { kind })
    expect(server.steps.at(-1)).toBe(step)
    expect(JSON.stringify([outcome, String(outcome.kind === 'unknown' && outcome.cause)])).not.toMatch(/ann@|907351/)
  })

  test('in the midst of a long text leaves it refused, since without its end it cannot have been taken', async () => {
    const server = await misbehave({ text: 'cut' })
    const message = email({ text: 'A long line of text that is no secret.\n'.repeat(300_000) })
    expect(await smtp(server.url).send(message, patience())).toMatchObject({ kind: 'refused', reason: 'unreachable' })
    expect(server.texts).toEqual([])
  })

  test('is given the message once only, whatever it does with it', async () => {
    for (const end of ['cut', 'silence']) {
      const server = await misbehave({ end })
      await smtp(server.url, hasty).send(email(), patience())
      expect(server.texts).toHaveLength(1)
    }
  })

  test.each<[string, Script]>([
    ['without a word', { end: '250 2.0.0 ok then cut' }],
    ['with 421', { end: '250 2.0.0 ok\r\n421 4.4.2 idle too long' }],
  ])('between two messages (%s) costs nothing: the second goes by another connection', async (_, script) => {
    const server = await misbehave(script, {})
    const provider = smtp(server.url, { poolSize: 1 })
    for (const _ of ['first', 'second']) expect((await provider.send(email(), patience())).kind).toBe('accepted')
    expect(server.texts).toHaveLength(2)
  })

  test('that says 421 to the second message on a connection gets it by another one', async () => {
    const server = await serve({
      onMail: (() => {
        let asked = 0
        return () => (++asked === 2 ? { code: 421, text: '4.7.0 enough for one connection' } : undefined)
      })(),
    })
    const provider = smtp(server.url, { poolSize: 1 })
    for (const _ of ['first', 'second']) expect((await provider.send(email(), patience())).kind).toBe('accepted')
    expect(server.connections()).toBe(2)
  })

  test('and is not there at all', async () => {
    const server = await startMailServer()
    await server.close()
    const provider = smtp(server.url)
    const outcome = { kind: 'refused', reason: 'unreachable', final: false, status: 'ESOCKET ECONNREFUSED' }
    expect(await provider.send(email(), patience())).toEqual(outcome)
    expect(await provider.probe(patience())).toMatch(/cannot be reached.*ECONNREFUSED/)
  })

  test.each<[keyof Script, 'refused' | 'unknown']>([
    ['greeting', 'refused'],
    ['recipient', 'refused'],
    ['end', 'unknown'],
  ])('at the step %s is left at once when we are told to stop: %s', async (step, kind) => {
    const server = await misbehave({ [step]: 'silence' })
    const controller = new AbortController()
    const sending = smtp(server.url).send(email(), controller.signal)
    await server.reached(step)
    controller.abort()
    expect((await sending).kind).toBe(kind)
  })

  test('does not hold up the messages that go by other connections', async () => {
    const server = await misbehave({ sender: 'silence' }, {})
    const provider = smtp(server.url, { poolSize: 2, handOverTimeoutMs: 1_500 })
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => provider.send(email(), patience())))
    const refused = outcomes.filter(({ kind }) => kind !== 'accepted')
    expect(refused).toMatchObject([{ kind: 'refused', reason: 'unreachable' }])
    expect(server.texts).toHaveLength(19)
  })

  test('lets nobody wait for a place in the pool beyond the time for a hand-over', async () => {
    const server = await misbehave({ greeting: 'silence' })
    const provider = smtp(server.url, { poolSize: 1, connectTimeoutMs: 5_000, handOverTimeoutMs: 300 })
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => provider.send(email(), patience())))
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ kind: 'refused', reason: 'unreachable', final: false })
  })

  test('is called unreachable by a probe', async () => {
    const server = await misbehave({ greeting: 'silence' })
    expect(await smtp(server.url, hasty).probe(patience())).toMatch(/cannot be reached/)
    const mute = await misbehave({ ehlo: 'silence' })
    expect(await smtp(mute.url, hasty).probe(patience())).toMatch(/cannot be reached/)
  })
})
