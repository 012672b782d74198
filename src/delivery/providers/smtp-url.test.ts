import { describe, expect, test } from 'vitest'
import { parseSmtpUrl } from './smtp-url.ts'

describe('the address of a relay', () => {
  test.each([
    [
      'smtp://relay.example.com',
      { host: 'relay.example.com', port: 587, tls: 'opportunistic', credentials: undefined },
    ],
    ['smtp://relay.example.com:25?tls=required', { port: 25, tls: 'required' }],
    ['smtp://10.0.0.5:25?tls=off', { tls: 'off' }],
    ['smtps://relay.example.com', { port: 465, tls: 'implicit' }],
    ['smtps://relay.example.com?tls=required', { tls: 'implicit' }],
    ['smtp://ann:secret@relay.example.com', { tls: 'required', credentials: { user: 'ann', password: 'secret' } }],
    [
      'smtp://ann%40example.com:p%2Fw%25%3A@relay.example.com',
      { credentials: { user: 'ann@example.com', password: 'p/w%:' } },
    ],
    ['smtp://ann:secret@127.0.0.1:1025?tls=off', { tls: 'off' }],
    ['smtp://ann:secret@localhost?tls=opportunistic', { tls: 'opportunistic' }],
    ['smtp://ann:secret@[::1]?tls=off', { host: '::1', tls: 'off' }],
    ['smtp://ann:secret@localhost', { tls: 'required' }],
    ['smtp://relay.example.com?pool=3&name=mail.example.com', { poolSize: 3, name: 'mail.example.com' }],
  ])('%s', (url, expected) => {
    expect(parseSmtpUrl(url)).toMatchObject(expected)
  })

  test.each([
    [
      'a password that would cross a network in the clear',
      'smtp://ann:secret@relay.example.com?tls=off',
      /password may only/,
    ],
    ['the same where TLS is left to chance', 'smtp://ann:secret@10.0.0.5?tls=opportunistic', /password may only/],
    ['a user name without a password, too', 'smtp://secret@relay.example.com?tls=off', /password may only/],
    ['a name that only begins like loopback', 'smtp://ann:secret@127.0.0.1.example.com?tls=off', /password may only/],
    ['smtps without TLS', 'smtps://secret:secret@relay.example.com?tls=off', /always uses TLS/],
    ['another way of TLS', 'smtp://secret:secret@relay.example.com?tls=maybe', /required, opportunistic or off/],
    ['an unknown parameter', 'smtp://secret:secret@relay.example.com?requireTLS=true', /\?requireTLS=/],
    ['another protocol', 'http://secret:secret@relay.example.com', /must look like/],
    ['no host', 'smtp://', /must look like/],
    ['no address', 'secret', /must look like/],
    ['a stray percent sign', 'smtp://ann:secret%@relay.example.com', /%25/],
    ['a pool of none', 'smtp://secret:secret@relay.example.com?pool=0', /from 1 to 200/],
    ['a pool beyond reason', 'smtp://secret:secret@relay.example.com?pool=201', /from 1 to 200/],
  ])('is refused, without being repeated: %s', (_, url, words) => {
    expect(() => parseSmtpUrl(url)).toThrow(words)
    expect(() => parseSmtpUrl(url)).not.toThrow(/secret/)
  })
})
