// What a text message by SMPP looks like when it arrives, and the links it goes by: against the scripted carrier on loopback, and
// against one that says what a test writes.
import { createSecureContext } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import type { SmppSettings } from '../../src/delivery/providers/smpp.ts'
import { encodeAnswer, encodePdu } from '../../src/lib/smpp-pdu.ts'
import { code, email, patience, sms } from '../support/mail-fixtures.ts'
import { carrier, closeCarriers, rawCarrier, receiptsOf, smpp } from '../support/smsc.ts'
import { testCertificate, testCertificateKey } from '../support/smtp-certificate.ts'

afterEach(closeCarriers)

const now = new Date('2026-03-01T10:00:00Z')
const clock = { now: () => now }
const lasting = (seconds: number): Date => new Date(now.getTime() + seconds * 1000)

describe('a text message by SMPP', () => {
  test('arrives with its text, its sender, its life, and the wish for a receipt', async () => {
    const smsc = await rawCarrier((pdu, socket) => void socket.write(encodeAnswer(pdu, 0, { message_id: '0A1' })))
    const message = sms({ to: '+37251234567', text: `${code} @ €`, notAfter: lasting(600) })
    expect(await smpp(smsc.url, { clock }).send(message, patience())).toEqual({ kind: 'accepted', reference: 'a1' })
    const submit = await smsc.request(({ command }) => command === 'submit_sm')
    expect(submit.fields).toMatchObject({
      service_type: '',
      source_addr_ton: 5,
      source_addr_npi: 0,
      source_addr: 'Pinpost',
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: '37251234567',
      esm_class: 0,
      protocol_id: 0,
      priority_flag: 0,
      schedule_delivery_time: '',
      validity_period: '000000001000000R',
      registered_delivery: 1,
      replace_if_present_flag: 0,
      data_coding: 0,
      short_message: Buffer.from(`${code} \0 \x1be`, 'latin1'),
    })
    expect(smsc.requests[0]?.fields).toMatchObject({
      system_id: 'pinpost',
      password: 'secret',
      interface_version: 0x34,
    })
  })

  test.each([
    [0.5, '000000000001000R'],
    [59, '000000000059000R'],
    [3_661, '000000010101000R'],
    [86_400, '000001000000000R'],
  ])('lives for what is left of its code: %d s', async (seconds, period) => {
    const smsc = await carrier()
    await smpp(smsc.url, { clock }).send(sms({ notAfter: lasting(seconds) }), patience())
    expect(smsc.messages[0]?.validityPeriod).toBe(period)
  })

  test('is not handed over when its code is dead', async () => {
    const smsc = await carrier()
    const outcome = await smpp(smsc.url, { clock }).send(sms({ notAfter: now }), patience())
    expect(outcome).toEqual({ kind: 'refused', reason: 'expired', final: true })
    expect(smsc.messages).toEqual([])
  })

  test.each<[string, string, object]>([
    ['+3725550100', '', { source_addr_ton: 1, source_addr_npi: 1, source_addr: '3725550100' }],
    ['17017', '', { source_addr_ton: 3, source_addr_npi: 0, source_addr: '17017' }],
    ['A&B Shop', '', { source_addr_ton: 5, source_addr_npi: 0, source_addr: 'A&B Shop' }],
    ['17017', '?source_ton=0&source_npi=1', { source_addr_ton: 0, source_addr_npi: 1, source_addr: '17017' }],
  ])('comes from %s%s', async (sender, parameters, expected) => {
    const smsc = await rawCarrier((pdu, socket) => void socket.write(encodeAnswer(pdu, 0, { message_id: '1' })))
    await smpp(smsc.url + parameters, { sender }).send(sms(), patience())
    expect((await smsc.request(({ command }) => command === 'submit_sm')).fields).toMatchObject(expected)
  })

  test.each<[string, object]>([
    ['a'.repeat(160), { dataCoding: 0, text: 'a'.repeat(160) }],
    ['õ'.repeat(70), { dataCoding: 8, text: 'õ'.repeat(70) }],
  ])('goes in one part (%#)', async (text, expected) => {
    const smsc = await carrier()
    const provider = smpp(smsc.url)
    expect(await provider.send(sms({ text }), patience())).toMatchObject({ kind: 'accepted' })
    expect(smsc.messages).toMatchObject([expected])
    expect(await provider.send(sms({ text: `${text}a` }), patience())).toMatchObject({ kind: 'refused', final: true })
    expect(smsc.messages).toHaveLength(1)
  })

  test('goes in Latin-1 to a carrier that wants it so', async () => {
    const smsc = await carrier()
    await smpp(`${smsc.url}?alphabet=latin1`).send(sms({ text: '@é' }), patience())
    expect(smsc.messages).toMatchObject([{ dataCoding: 3, text: '@é' }])
  })

  test('without a name of its carrier keeps its own', async () => {
    const smsc = await rawCarrier((pdu, socket) => void socket.write(encodeAnswer(pdu, 0)))
    expect(await smpp(smsc.url).send(sms(), patience())).toMatchObject({ reference: expect.stringMatching(/^msg_/) })
  })

  test.each([
    '51234567',
    '+',
    '+37251234567;',
    '+1234567890123456',
  ])('to what is no number (%s) stays here', async (to) => {
    const smsc = await carrier()
    expect(await smpp(smsc.url).send(sms({ to }), patience())).toMatchObject({ reason: 'contact_unknown', final: true })
    expect(smsc.messages).toEqual([])
  })

  test('is no e-mail', async () => {
    const smsc = await carrier()
    expect(await smpp(smsc.url).send(email(), patience())).toMatchObject({ reason: 'no_provider', final: false })
  })
})

describe('a link', () => {
  const login = { systemId: 'p@n/ost:%', password: 'p/w: %@' }

  test('binds with a system id and a password of any characters', async () => {
    const smsc = await carrier({ login })
    expect(await smpp(smsc.url).send(sms(), patience())).toMatchObject({ kind: 'accepted' })
  })

  test('refused for its password keeps the message for later, and says why without either', async () => {
    const smsc = await carrier({ login: { systemId: 'somebody', password: 'hushhush' } })
    const provider = smpp(smsc.url.replace('hushhush', 'hushwrong'))
    const outcome = await provider.send(sms(), patience())
    expect(outcome).toEqual({ kind: 'refused', reason: 'sender_rejected', final: false, status: 'ESME_RINVPASWD' })
    const words = await provider.probe(patience())
    expect(words).toMatch(/^127\.0\.0\.1:\d+ refuses the system id or the password \(ESME_RINVPASWD\)$/)
    expect(JSON.stringify([outcome, words])).not.toMatch(/hush|somebody/)
  })

  test.each<[number, object]>([
    [0x05, { reason: 'busy', status: 'ESME_RALYBND' }],
    [0x0d, { reason: 'busy', status: 'ESME_RBINDFAIL' }],
    [0x0f, { reason: 'sender_rejected', status: 'ESME_RINVSYSID' }],
  ])('refused with %i is tried again later', async (status, expected) => {
    const smsc = await rawCarrier((pdu, socket) => void socket.write(encodeAnswer(pdu, status)))
    expect(await smpp(smsc.url).send(sms(), patience())).toMatchObject({ kind: 'refused', final: false, ...expected })
  })

  test('speaks TLS to a carrier whose certificate it trusts, and to no other', async () => {
    const smsc = await carrier({ tls: { cert: testCertificate, key: testCertificateKey } })
    const trusting = smpp(smsc.url, { tls: { ca: testCertificate } })
    expect(await trusting.send(sms(), patience())).toMatchObject({ kind: 'accepted' })
    const wary = smpp(smsc.url)
    expect(await wary.send(sms(), patience())).toMatchObject({ kind: 'refused', reason: 'unreachable', final: false })
    expect(await wary.probe(patience())).toMatch(/TLS cannot be agreed on \(DEPTH_ZERO_SELF_SIGNED_CERT\)/)
  })

  test('names its host to a carrier that has several certificates behind one address', async () => {
    const asked: string[] = []
    const context = createSecureContext({ cert: testCertificate, key: testCertificateKey })
    const smsc = await carrier({
      tls: {
        SNICallback(host, done) {
          asked.push(host)
          done(null, context)
        },
      },
    })
    const provider = smpp(smsc.url.replace('127.0.0.1', 'localhost'), { tls: { ca: testCertificate } })
    expect(await provider.send(sms(), patience())).toMatchObject({ kind: 'accepted' })
    expect(asked).toEqual(['localhost'])
  })

  test('ends also when it is closed in the very moment in which it was bound', async () => {
    const receipt = { esm_class: 4, data_coding: 0, short_message: Buffer.from('id:1 stat:DELIVRD') }
    const smsc = await rawCarrier((pdu, socket) => {
      if (pdu.command.endsWith('_resp')) return
      const isBind = pdu.command === 'bind_transceiver'
      const octets = [encodeAnswer(pdu, 0), ...(isBind ? [encodePdu('deliver_sm', 7, receipt)] : [])]
      socket.write(Buffer.concat(octets))
    })
    const provider = smpp(smsc.url)
    const closed = new Promise<void>((resolve) => {
      provider.onReceipt?.(async () => void provider.close().then(resolve))
    })
    await closed
    expect(smsc.requests.map(({ command }) => command)).toContain('unbind')
  })

  test('is one of as many as were asked for, and messages use them all', async () => {
    const smsc = await carrier({}, '* latency=20')
    const provider = smpp(`${smsc.url}?links=3&window=2`)
    const outcomes = await Promise.all(Array.from({ length: 60 }, () => provider.send(sms(), patience())))
    expect(outcomes.every(({ kind }) => kind === 'accepted')).toBe(true)
    expect(smsc.sessions()).toBe(3)
    expect(smsc.mostUnanswered()).toBe(2)
  })

  test('never has more than its window without an answer, and uses all of it', async () => {
    const smsc = await carrier({}, '* latency=5-30')
    const provider = smpp(`${smsc.url}?window=50`)
    const outcomes = await Promise.all(Array.from({ length: 1_000 }, () => provider.send(sms(), patience())))
    expect(outcomes.every(({ kind }) => kind === 'accepted')).toBe(true)
    expect(new Set(outcomes.map((outcome) => outcome.kind === 'accepted' && outcome.reference)).size).toBe(1_000)
    expect(smsc.messages).toHaveLength(1_000)
    expect(smsc.mostUnanswered()).toBe(50)
  })

  test('keeps to its rate', async () => {
    const smsc = await carrier()
    const provider = smpp(`${smsc.url}?rate=100&window=100`)
    const begun = performance.now()
    await Promise.all(Array.from({ length: 31 }, () => provider.send(sms(), patience())))
    expect(performance.now() - begun).toBeGreaterThan(295)
  })

  test('waits for a moment when it is asked to, without giving up what waits', async () => {
    let asked = 0
    const smsc = await rawCarrier((pdu, socket) => {
      const status = pdu.command === 'submit_sm' && ++asked === 1 ? 0x58 : 0
      socket.write(encodeAnswer(pdu, status, { message_id: '1' }))
    })
    const provider = smpp(`${smsc.url}?window=1`)
    const begun = performance.now()
    const outcomes = await Promise.all([provider.send(sms(), patience()), provider.send(sms(), patience())])
    expect(outcomes).toMatchObject([{ kind: 'refused', reason: 'busy', final: false }, { kind: 'accepted' }])
    expect(performance.now() - begun).toBeGreaterThan(900)
  })

  test('asks whether the carrier is there, answers when it is asked, and to what it does not know', async () => {
    const smsc = await rawCarrier((pdu, socket) => {
      if (!pdu.command.endsWith('_resp') && pdu.command !== 'generic_nack') socket.write(encodeAnswer(pdu, 0))
    })
    const provider = smpp(smsc.url, { times: { enquireMs: 20 } })
    expect(await provider.probe(patience())).toBeUndefined()
    await smsc.request(({ command, sequence }) => command === 'enquire_link' && sequence > 3)
    expect(smsc.connections()).toBe(1)
    smsc.say(encodePdu('enquire_link', 77))
    expect(await smsc.request(({ command }) => command === 'enquire_link_resp')).toMatchObject({
      sequence: 77,
      status: 0,
    })
    smsc.say(encodePdu('query_sm', 78))
    expect(await smsc.request(({ command }) => command === 'query_sm_resp')).toMatchObject({ sequence: 78, status: 3 })
    smsc.say(Buffer.from('000000100000999900000000000000ff', 'hex'))
    expect(await smsc.request(({ command }) => command === 'generic_nack')).toMatchObject({ sequence: 0xff, status: 3 })
  })

  test('that is not answered is given up and opened anew', async () => {
    const smsc = await rawCarrier() // answers to the bind and to the goodbye alone
    const provider = smpp(smsc.url, { times: { enquireMs: 30 } })
    const outcome = await provider.send(sms(), patience())
    expect(outcome).toMatchObject({ kind: 'unknown', cause: new Error('the carrier answers no more') })
    expect(await provider.probe(patience())).toBeUndefined()
    await smsc.request(({ sequence, command }) => command === 'bind_transceiver' && sequence === 1)
    expect(smsc.connections()).toBeGreaterThan(1)
  })

  test('is opened anew after the carrier said goodbye, and nothing is lost by it', async () => {
    const smsc = await carrier()
    const provider = smpp(smsc.url)
    await provider.send(sms(), patience())
    smsc.unbind()
    expect(await provider.send(sms(), patience())).toMatchObject({ kind: 'accepted' })
    expect(smsc.messages).toHaveLength(2)
  })

  test('is found anew after the carrier was away', async () => {
    const first = await carrier()
    const provider = smpp(first.url)
    await provider.send(sms(), patience())
    await first.close()
    await expect.poll(() => provider.probe(patience())).toMatch(/cannot be reached.*ECONNREFUSED/)
    expect(await provider.send(sms(), AbortSignal.timeout(500))).toMatchObject({ reason: 'unreachable', final: false })
    await carrier({ port: first.port })
    expect(await provider.probe(patience())).toBeUndefined()
    expect(await provider.send(sms(), patience())).toMatchObject({ kind: 'accepted' })
  })

  test('waits longer after each failure', async () => {
    const rests: number[] = []
    let opened = performance.now()
    const smsc = await rawCarrier((pdu, socket) => {
      rests.push(performance.now() - opened)
      opened = performance.now()
      socket.write(encodeAnswer(pdu, 0x0d))
    })
    const times: SmppSettings['times'] = { firstMs: 20, lastMs: 150 }
    const provider = smpp(smsc.url, { times, random: () => 0.999 })
    receiptsOf(provider) // opens the link
    while (smsc.connections() < 6) await smsc.request(() => smsc.connections() >= 6)
    const [, ...waits] = rests
    expect(waits[1] ?? 0).toBeGreaterThan(38)
    expect(waits[2] ?? 0).toBeGreaterThan(78)
    expect(waits[3] ?? 0).toBeGreaterThan(145)
    expect(waits[3] ?? 999).toBeLessThan(300)
  })

  test('ends with a goodbye, after what is on its way', async () => {
    const smsc = await carrier({}, '* latency=50')
    const provider = smpp(smsc.url)
    const sending = provider.send(sms(), patience())
    await provider.close()
    expect(await sending).toMatchObject({ kind: 'accepted' })
    const raw = await rawCarrier((pdu, socket) => void socket.write(encodeAnswer(pdu, 0)))
    const other = smpp(raw.url)
    await other.probe(patience())
    await other.close()
    expect(raw.requests.map(({ command }) => command)).toEqual(['bind_transceiver', 'unbind'])
  })

  test('ends also when the carrier does not answer to the goodbye', async () => {
    const raw = await rawCarrier((pdu, socket) => {
      if (pdu.command === 'bind_transceiver') socket.write(encodeAnswer(pdu, 0))
    })
    const provider = smpp(raw.url)
    await provider.probe(patience())
    await provider.close()
    expect(raw.requests.at(-1)?.command).toBe('unbind')
  })
})
