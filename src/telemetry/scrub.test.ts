import { describe, expect, it } from 'vitest'
import { scrubText, scrubValue } from './scrub.ts'

describe('scrubText', () => {
  it.each([
    ['an address', 'mail to ann.b+c@example.com refused', 'mail to [address] refused'],
    ['an address in angle brackets', '550 <ann@example.com>: no such user', '550 <[address]>: no such user'],
    ['an address with letters beyond ASCII', 'jõgeva@näide.ee', '[address]'],
    ['an address with the wide sign of other keyboards', 'to ann＠example.com', 'to [address]'],
    ['an international number', 'no route to +37251234567.', 'no route to [number].'],
    ['a number with spaces and dashes', 'to +372 5123-4567 now', 'to [number] now'],
    ['a number without a plus sign', 'dial 51234567 failed', 'dial [number] failed'],
    ['a number before a colon', '51234567: no route', '[number]: no route'],
    ['a number in quotes', '"37251234567"', '"[number]"'],
    ['a code', 'the code 123456 is wrong', 'the code [number] is wrong'],
    ['a code with a space in it', 'the code 123 456 is wrong', 'the code [number] is wrong'],
    ['an API key', 'Bearer pp_live_0123456789abcdefABCDEF', 'Bearer [key]'],
    ['a client token', 'token=pc_abcDEF-123_456', 'token=[key]'],
    [
      'a secret of the ring',
      'PINPOST_SECRETS=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
      'PINPOST_SECRETS=[secret]',
    ],
    ['credentials in a URL', 'smtp://user:pass@mail.example:587', 'smtp://[credentials]@mail.example:587'],
  ])('takes out %s', (_what, text, expected) => {
    expect(scrubText(text)).toBe(expected)
  })

  it.each([
    'connect ECONNREFUSED 127.0.0.1:5432',
    'at start (/srv/pinpost/src/db/postgres.ts:118:42)',
    'at x (/srv/node_modules/@fastify/cors/index.js:1:22)',
    'verification 01939f2a-0c11-7a33-8b54-0123456789ab',
    'ver_01jcx7k9h8m2n3p4q5r6s7t8v9',
    'K7QF-2M9D',
    'until 2026-11-23T17:10:00.000Z',
    'took 4096 bytes, status 550 5.1.1, after 12000 ms',
  ])('keeps what helps: %s', (text) => {
    expect(scrubText(text)).toBe(text)
  })

  it('takes out every one of several', () => {
    expect(scrubText('ann@example.com, bob@example.com: 123456, 654321')).toBe(
      '[address], [address]: [number], [number]',
    )
  })

  it('cuts what is too long for a line, and stays quick on what was made to be slow', () => {
    const startedAt = performance.now()
    expect(scrubText('a'.repeat(1_000_000)).length).toBeLessThan(5_000)
    expect(scrubText(`${'a.'.repeat(50_000)}@`).length).toBeLessThan(5_000)
    expect(scrubText('1 '.repeat(500_000)).length).toBeLessThan(5_000)
    expect(performance.now() - startedAt).toBeLessThan(1_000)
  })
})

describe('scrubValue', () => {
  it('strikes out private members at any depth, whatever their case', () => {
    expect(scrubValue({ a: { To: 'x', nested: [{ code: 4711, token: 'y', status: 200 }] } })).toEqual({
      a: { To: '[redacted]', nested: [{ code: '[redacted]', token: '[redacted]', status: 200 }] },
    })
  })

  it('scrubs the texts of other members', () => {
    expect(scrubValue({ route: '/v1', note: 'for ann@example.com', count: 1234567 })).toEqual({
      route: '/v1',
      note: 'for [address]',
      count: 1234567,
    })
  })

  it('tells of an error its name, its scrubbed text and its cause, and nothing that a library hung on it', () => {
    const cause = new Error('550 no mailbox ann@example.com')
    const error = Object.assign(new Error('could not send to +37251234567', { cause }), {
      code: 'ECONNRESET',
      recipients: ['ann@example.com'],
      command: 'RCPT TO',
    })
    const told = JSON.stringify(scrubValue({ err: error }))
    expect(told).toContain('ECONNRESET')
    expect(told).toContain('could not send to [number]')
    expect(told).toContain('no mailbox [address]')
    expect(told).not.toMatch(/ann@|3725123|recipients|RCPT/)
  })

  it('tells nothing of a cause that is no error, which may be all that a library was sent', () => {
    const claims = { sub: 'PNOEE-38001085718', given_name: 'Zebediah', birthdate: '1980-01-08' }
    const inner = new Error('unexpected claim', { cause: { claims, claim: 'aud' } })
    const told = JSON.stringify(scrubValue({ err: new Error('not believed', { cause: inner }) }))
    expect(told).toContain('unexpected claim')
    expect(told).not.toMatch(/38001085718|Zebediah|1980-01-08/)
  })

  it('ends on what refers to itself', () => {
    const loop: Record<string, unknown> = {}
    loop.self = loop
    expect(JSON.stringify(scrubValue(loop))).toContain('[deep]')
  })

  it('never writes bytes', () => {
    expect(scrubValue({ nonce: Buffer.from('0123456789') })).toEqual({ nonce: '[bytes]' })
  })
})
