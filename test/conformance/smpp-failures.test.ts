// What becomes of a text message when the carrier refuses, hangs up or falls silent: above all, whether it may have gone.
import { afterEach, describe, expect, test } from 'vitest'
import { encodeAnswer, encodePdu, statuses } from '../../src/lib/smpp-pdu.ts'
import { code, patience, sms } from '../support/mail-fixtures.ts'
import { carrier, closeCarriers, rawCarrier, smpp } from '../support/smsc.ts'

afterEach(closeCarriers)

describe('a carrier that refuses', () => {
  const VERDICTS: Readonly<Record<string, readonly [reason: string, final: boolean]>> = {
    RINVMSGLEN: ['content_rejected', true],
    RINVDSTADR: ['contact_unknown', true],
    RINVSRCADR: ['sender_rejected', false],
    RINVPASWD: ['sender_rejected', false],
    RINVBNDSTS: ['unreachable', false],
    RTHROTTLED: ['busy', false],
    RMSGQFUL: ['busy', false],
    RSYSERR: ['busy', false],
    RSUBMITFAIL: ['busy', false],
    RX_T_APPN: ['busy', false],
    RINVESMCLASS: ['content_rejected', false],
    RINVDSTTON: ['contact_unknown', false],
    RDELIVERYFAILURE: ['contact_blocked', false],
  }

  test('with any status of SMPP or one of its own is understood, and only what nobody will like is final', async () => {
    const all = [...statuses.entries(), ['0x400', 0x400] as const].filter(([, status]) => status !== 0)
    // Throttling holds all messages for a second, so that one goes last.
    all.sort(([left]) => (left === 'RTHROTTLED' ? 1 : -1))
    const byNumber = new Map(all.map(([, status], index) => [`37250${String(index).padStart(6, '0')}`, status]))
    const smsc = await rawCarrier((pdu, socket) => {
      const status = byNumber.get(String(pdu.fields.destination_addr)) ?? 0
      socket.write(encodeAnswer(pdu, pdu.command === 'submit_sm' ? status : 0))
    })
    const provider = smpp(smsc.url)
    const finals: string[] = []
    for (const [index, [name, status]] of all.entries()) {
      const to = `+37250${String(index).padStart(6, '0')}`
      const outcome = await provider.send(sms({ to }), patience())
      const word = status === 0x400 ? '0x00000400' : `ESME_${name}`
      expect(outcome).toMatchObject({ kind: 'refused' })
      // Some numbers have two names.
      if (outcome.kind === 'refused' && outcome.status !== word)
        expect(statuses.get((outcome.status ?? '').slice(5))).toBe(status)
      if (outcome.kind === 'refused' && outcome.final) finals.push(name)
      const [reason, final] = VERDICTS[name] ?? []
      if (reason) expect(outcome).toMatchObject({ reason, final })
      if (status === 0x400) expect(outcome).toMatchObject({ reason: 'busy', final: false })
    }
    expect(finals.sort()).toEqual(['RINVDSTADR', 'RINVMSGLEN'])
  })

  test.each([
    'generic_nack',
    'enquire_link_resp',
  ])('by a %s that says all is well has not said that it took it', async (command) => {
    const smsc = await rawCarrier((pdu, socket) => {
      const answer = encodeAnswer(pdu, 0)
      socket.write(pdu.command === 'submit_sm' ? encodePdu(command, pdu.sequence) : answer)
    })
    expect(await smpp(smsc.url).send(sms(), patience())).toMatchObject({ kind: 'unknown' })
  })

  test('with more than it takes a second refuses those for now', async () => {
    const smsc = await carrier({ rate: 5 })
    const provider = smpp(`${smsc.url}?window=50`)
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => provider.send(sms(), patience())))
    const refused = outcomes.filter(({ kind }) => kind === 'refused')
    expect(refused.length).toBeGreaterThanOrEqual(40)
    for (const outcome of refused) {
      expect(outcome).toEqual({ kind: 'refused', reason: 'busy', final: false, status: 'ESME_RTHROTTLED' })
    }
  })

  test('to read a message at all refuses that one', async () => {
    const smsc = await rawCarrier((pdu, socket) => {
      const nack = encodePdu('generic_nack', pdu.sequence, {}, 2)
      socket.write(pdu.command === 'submit_sm' ? nack : encodeAnswer(pdu, 0))
    })
    expect(await smpp(smsc.url).send(sms(), patience())).toMatchObject({
      kind: 'refused',
      reason: 'content_rejected',
      final: false,
    })
  })
})

describe('a carrier that hangs up or falls silent', () => {
  test('in the middle of a window leaves what was written unknown; what was not goes by the next link', async () => {
    const smsc = await carrier({}, '*99 disconnect', '* latency=30')
    const provider = smpp(`${smsc.url}?window=50`)
    const sending = Array.from({ length: 200 }, (_, n) => {
      const to = `+37250${String(n).padStart(6, '0')}`
      return provider.send(sms({ to }), patience())
    })
    const outcomes = await Promise.all(sending)
    const kinds = outcomes.map(({ kind }) => kind)
    const unknown = kinds.filter((kind) => kind === 'unknown').length
    expect(unknown).toBeGreaterThanOrEqual(2) // …99 and …199, and who was in the window with them
    expect(unknown).toBeLessThanOrEqual(100)
    expect(kinds.filter((kind) => kind === 'accepted').length).toBe(200 - unknown)
    // Nothing was written twice.
    expect(new Set(smsc.messages.map(({ to }) => to)).size).toBe(smsc.messages.length)
    expect(smsc.messages.length).toBeGreaterThanOrEqual(200 - unknown)
  })

  test('after it took some leaves each message with one outcome, whenever it is cut', async () => {
    for (let round = 0; round < 10; round++) {
      const smsc = await carrier({}, '* latency=1-20')
      const provider = smpp(`${smsc.url}?window=20&links=2`)
      const sending = Array.from({ length: 100 }, () => provider.send(sms(), patience()))
      setTimeout(smsc.cut, 5 + round * 3)
      const outcomes = await Promise.all(sending)
      const accepted = outcomes.filter(({ kind }) => kind === 'accepted').length
      const unknown = outcomes.filter(({ kind }) => kind === 'unknown').length
      expect(accepted + unknown).toBe(100)
      expect(unknown).toBeLessThanOrEqual(40) // two windows
      expect(smsc.messages.length).toBeGreaterThanOrEqual(accepted)
      expect(smsc.messages.length).toBeLessThanOrEqual(100)
    }
  })

  test('leaves a message that was written unknown when we are told to stop, and its place in the window taken', async () => {
    const smsc = await carrier()
    const provider = smpp(`${smsc.url}?window=2`)
    const stop = new AbortController()
    const silent = provider.send(sms({ to: '+37250000004' }), stop.signal)
    await expect.poll(() => smsc.messages.length).toBe(1)
    stop.abort()
    const outcome = await silent
    expect(outcome).toMatchObject({ kind: 'unknown' })
    expect(JSON.stringify([outcome, String(outcome.kind === 'unknown' && outcome.cause)])).not.toMatch(/0000004|907351/)
    await Promise.all(Array.from({ length: 10 }, () => provider.send(sms(), patience())))
    expect(smsc.mostUnanswered()).toBe(2)
  })

  test('gets a place in its window back when an answer will not come any more', async () => {
    const smsc = await carrier()
    const provider = smpp(`${smsc.url}?window=1`, { times: { enquireMs: 30, forgetMs: 40 } })
    const silent = provider.send(sms({ to: '+37250000004' }), patience())
    expect(await provider.send(sms(), patience())).toMatchObject({ kind: 'accepted' })
    expect(await silent).toMatchObject({ kind: 'unknown' })
  })

  test('leaves a message that waited for its turn unsent when we are told to stop', async () => {
    const smsc = await carrier()
    const provider = smpp(`${smsc.url}?window=1`)
    const stop = new AbortController()
    const silent = provider.send(sms({ to: '+37250000004' }), stop.signal)
    const waiting = provider.send(sms(), stop.signal)
    await expect.poll(() => smsc.messages.length).toBe(1)
    stop.abort()
    expect(await silent).toMatchObject({ kind: 'unknown' })
    expect(await waiting).toEqual({ kind: 'refused', reason: 'busy', final: false, status: 'EWINDOW' })
    expect(smsc.messages).toHaveLength(1)
  })

  test('leaves a message unsent that waits for the rate when we are told to stop', async () => {
    const smsc = await carrier()
    const provider = smpp(`${smsc.url}?rate=1`)
    await provider.send(sms(), patience())
    expect(await provider.send(sms(), AbortSignal.timeout(30))).toMatchObject({ kind: 'refused', reason: 'busy' })
    expect(smsc.messages).toHaveLength(1)
  })

  test('at the bind leaves messages unsent', async () => {
    const smsc = await rawCarrier(() => {})
    const provider = smpp(smsc.url, { times: { connectMs: 60 } })
    const stopped = provider.send(sms(), AbortSignal.timeout(20))
    expect(await stopped).toMatchObject({ kind: 'refused', reason: 'unreachable', final: false })
    const outcome = await provider.send(sms(), patience())
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'unreachable', final: false })
    expect(await provider.probe(patience())).toMatch(/was reached, but no answer to the bind/)
    expect(smsc.requests.every(({ command }) => command === 'bind_transceiver')).toBe(true)
  })

  test('answers nobody waits for any more are ignored', async () => {
    const smsc = await rawCarrier()
    const provider = smpp(smsc.url)
    const stop = new AbortController()
    const first = provider.send(sms(), stop.signal)
    const late = await smsc.request(({ command }) => command === 'submit_sm')
    stop.abort()
    await first
    smsc.say(encodeAnswer(late, 0, { message_id: 'late' }))
    smsc.say(encodePdu('submit_sm_resp', 4_711, { message_id: 'never asked' }))
    const second = provider.send(sms({ text: `${code} second` }), patience())
    const submit = await smsc.request((pdu) => pdu.command === 'submit_sm' && pdu.sequence !== late.sequence)
    smsc.say(encodeAnswer(submit, 0, { message_id: 'B2' }))
    expect(await second).toEqual({ kind: 'accepted', reference: 'b2' })
    expect(smsc.connections()).toBe(1)
  })
})
