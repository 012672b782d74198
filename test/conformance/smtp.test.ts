// What an e-mail by SMTP looks like when it arrives, and the connections it goes by: against real servers on loopback.
// Tests run side by side, since smtp-server greets each connection only after a tenth of a second.
import { generateKeyPairSync } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import type { EmailMessage } from '../../src/delivery/providers/provider.ts'
import { verifyDkim } from '../support/dkim.ts'
import { closeAll, code, email, login, patience, serve, smtp } from '../support/mail-fixtures.ts'
import { startMailServer } from '../support/smtp-server.ts'

afterAll(closeAll)

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
    const second = await serve({ port: first.port })
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
