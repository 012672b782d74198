// What every provider must do, whatever it carries and however: against real servers on loopback.
// Tests run side by side, since smtp-server greets each connection only after a tenth of a second.
import { readFile } from 'node:fs/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { parseContact } from '../../src/contacts/index.ts'
import { createInboxProvider, fixedContacts } from '../../src/delivery/providers/index.ts'
import type { OutgoingMessage, Provider } from '../../src/delivery/providers/provider.ts'
import { signOf } from '../../src/delivery/routing/breaker.ts'
import { closeAll, code, email, login, patience, serve, sms, smtp } from '../support/mail-fixtures.ts'
import { carrier, closeCarriers, smpp } from '../support/smsc.ts'
import { testCertificate, testCertificateKey } from '../support/smtp-certificate.ts'

afterAll(async () => {
  await closeAll()
  await closeCarriers()
})

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
  { name: 'smpp', carries: ['sms'], start: async () => smpp((await carrier()).url) },
  {
    name: 'smpp with two links by TLS',
    carries: ['sms'],
    start: async () => {
      const { url } = await carrier({ tls: { cert: testCertificate, key: testCertificateKey } })
      return smpp(`${url}?links=2&window=50`, { tls: { ca: testCertificate } })
    },
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

  test('finishes what is on its way before it closes; what it refuses after that speaks against nobody', async () => {
    const provider = await start()
    const channel = carries[0] ?? 'email'
    const onTheWay = Array.from({ length: 20 }, () => provider.send(messages[channel](), patience()))
    await provider.close()
    for (const sending of onTheWay) expect((await sending).kind).toBe('accepted')
    await provider.close()
    // Another may bear its name by then, and must not be found down for it.
    const late = await provider.send(messages[channel](), patience())
    if (provider.name !== 'inbox') expect([late.kind, signOf(late)]).toEqual(['refused', 'neither'])
  })
})

describe.concurrent('the inbox', () => {
  test.each(fixedContacts)('has a fixed outcome for $phone and $email', async ({ phone, email: address, outcome }) => {
    const inbox = createInboxProvider(['sms', 'email'])
    for (const contact of [phone, address]) expect(parseContact(contact)).toMatchObject({ ok: true })
    expect(await inbox.send(sms({ to: phone }), patience())).toEqual(outcome)
    expect(await inbox.send(email({ to: address }), patience())).toEqual(outcome)
    expect(await inbox.send(email({ to: `x${address}` }), patience())).toMatchObject({ kind: 'accepted' })
  })
})

test('contacts with a fixed outcome stand in the guide, with their reason', async () => {
  const guide = await readFile(new URL('../../docs/guides/testing.md', import.meta.url), 'utf8')
  for (const { phone, email: address, outcome } of fixedContacts) {
    const reason = outcome.kind === 'refused' ? outcome.reason : 'may have gone'
    expect(guide).toMatch(new RegExp(`\\${phone}.*${address}.*${reason}`))
  }
})
