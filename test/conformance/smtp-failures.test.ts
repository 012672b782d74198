// What becomes of an e-mail when the server refuses, hangs up or falls silent: above all, whether it may have gone.
import { afterAll, describe, expect, test } from 'vitest'
import type { SmtpSettings } from '../../src/delivery/providers/smtp.ts'
import type { Script } from '../support/broken-smtp-server.ts'
import { closeAll, code, email, misbehave, patience, serve, smtp } from '../support/mail-fixtures.ts'
import { startMailServer } from '../support/smtp-server.ts'

afterAll(closeAll)

type SmtpTimes = Pick<SmtpSettings, 'connectTimeoutMs' | 'handOverTimeoutMs'>

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
  ])('at the step %s (%s), until we are told to stop, leaves the message %s', async (step, move, kind) => {
    const server = await misbehave({ [step]: move })
    const controller = new AbortController()
    const sending = smtp(server.url).send(email(), controller.signal)
    await server.reached(step)
    if (move === 'silence') controller.abort()
    const outcome = await sending
    expect(outcome).toMatchObject(kind === 'refused' ? { kind, reason: 'unreachable', final: false } : { kind })
    expect(server.steps.at(-1)).toBe(step)
    // Whatever became of it, it was given to the server once at most.
    expect(server.texts).toHaveLength(step === 'end' ? 1 : 0)
    expect(JSON.stringify([outcome, String(outcome.kind === 'unknown' && outcome.cause)])).not.toMatch(/ann@|907351/)
  })

  test.each<[keyof Script, SmtpTimes, 'refused' | 'unknown']>([
    ['greeting', { connectTimeoutMs: 200 }, 'refused'],
    ['recipient', { handOverTimeoutMs: 400 }, 'refused'],
    ['end', { handOverTimeoutMs: 1_000 }, 'unknown'],
  ])('at the step %s is left when its time (%j) is up: %s', async (step, times, kind) => {
    const server = await misbehave({ [step]: 'silence' })
    expect((await smtp(server.url, times).send(email(), patience())).kind).toBe(kind)
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

  test('and says 421 to the second message on a connection gets that by another one', async () => {
    let asked = 0
    const enough = { code: 421, text: '4.7.0 enough for one connection' }
    const server = await serve({ onMail: () => (++asked === 2 ? enough : undefined) })
    const provider = smtp(server.url, { poolSize: 1 })
    for (const _ of ['first', 'second']) expect((await provider.send(email(), patience())).kind).toBe('accepted')
    expect(server.connections()).toBe(2)
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
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ kind: 'refused', reason: 'unreachable', final: false })
    }
  })

  test.each(['greeting', 'ehlo'] as const)('at the step %s is called unreachable by a probe', async (step) => {
    const server = await misbehave({ [step]: 'silence' })
    const times = { connectTimeoutMs: 200, handOverTimeoutMs: 400 }
    expect(await smtp(server.url, times).probe(patience())).toMatch(/cannot be reached/)
  })

  test('is told apart from one that is not there at all', async () => {
    const server = await startMailServer()
    await server.close()
    const provider = smtp(server.url)
    const outcome = { kind: 'refused', reason: 'unreachable', final: false, status: 'ESOCKET ECONNREFUSED' }
    expect(await provider.send(email(), patience())).toEqual(outcome)
    expect(await provider.probe(patience())).toMatch(/cannot be reached.*ECONNREFUSED/)
  })
})

// By itself, since so long a text keeps the process busy for a moment.
test('a text that broke off before its end is refused, since the server cannot have taken it', async () => {
  const server = await misbehave({ text: 'cut' })
  const message = email({ text: 'A long line of text that is no secret.\n'.repeat(250_000) })
  expect(await smtp(server.url).send(message, patience())).toMatchObject({ kind: 'refused', reason: 'unreachable' })
  expect(server.texts).toEqual([])
})
