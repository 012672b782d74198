import { describe, expect, test } from 'vitest'
import { readRefusal, type SmtpStep, stepOf } from './smtp-refusals.ts'

describe('what a refusal means', () => {
  test.each<[string, SmtpStep, string, boolean, string]>([
    ['550 5.1.1 no such user', 'recipient', 'contact_unknown', true, '550 5.1.1'],
    ['550-5.1.1 no such user\n550 5.1.1 really', 'recipient', 'contact_unknown', true, '550 5.1.1'],
    ['550 no such user', 'recipient', 'contact_unknown', true, '550'],
    ['556 5.1.10 null MX', 'recipient', 'contact_unknown', true, '556 5.1.10'],
    ['550 5.4.1 access denied', 'recipient', 'contact_unknown', true, '550 5.4.1'],
    ['550 5.5.0 mailbox unavailable', 'recipient', 'contact_unknown', true, '550 5.5.0'],
    ['552 5.2.2 mailbox full', 'recipient', 'contact_blocked', true, '552 5.2.2'],
    ['552 mailbox full', 'recipient', 'contact_blocked', true, '552'],
    ['550 5.7.13 account disabled', 'recipient', 'contact_blocked', true, '550 5.7.13'],
    ['554 5.7.1 relay access denied', 'recipient', 'sender_rejected', false, '554 5.7.1'],
    ['554 relay access denied', 'recipient', 'sender_rejected', false, '554'],
    ['553 5.1.8 domain not found', 'sender', 'sender_rejected', false, '553 5.1.8'],
    ['550 sender not allowed', 'sender', 'sender_rejected', false, '550'],
    ['552 5.3.4 too large', 'sender', 'content_rejected', true, '552 5.3.4'],
    ['554 5.7.1 spam', 'text', 'content_rejected', false, '554 5.7.1'],
    ['554 spam', 'text', 'content_rejected', false, '554'],
    ['552 too large', 'text', 'content_rejected', true, '552'],
    ['554 5.6.0 malformed', 'text', 'content_rejected', true, '554 5.6.0'],
    ['550 5.7.515 does not pass DMARC', 'sender', 'sender_rejected', false, '550 5.7.515'],
    ['550 5.7.28 too much mail', 'text', 'busy', false, '550 5.7.28'],
    ['535 5.7.8 wrong password', 'login', 'sender_rejected', false, '535 5.7.8'],
    ['554 no service for you', 'connect', 'sender_rejected', false, '554'],
    ['421 4.7.0 try later', 'connect', 'busy', false, '421 4.7.0'],
    ['454 4.7.0 temporary failure', 'login', 'busy', false, '454 4.7.0'],
    ['450 4.7.1 greylisted', 'recipient', 'busy', false, '450 4.7.1'],
    ['452 4.2.2 mailbox full', 'recipient', 'busy', false, '452 4.2.2'],
    ['450 4.1.1 not checked yet', 'recipient', 'contact_unknown', false, '450 4.1.1'],
    ['451 local error', 'text', 'busy', false, '451'],
    // A word that looks like an enhanced status is none.
    ['550 5.1.1ish', 'text', 'content_rejected', false, '550'],
  ])('%s, at %s: %s', (reply, step, reason, final, status) => {
    expect(readRefusal(reply, step)).toEqual({ reason, final, status })
  })

  test.each(['250 ok', '354 go on', '', 'garbage', '5500 5.1.1'])('%j is no refusal', (reply) => {
    expect(readRefusal(reply, 'text')).toBeUndefined()
  })

  test.each([
    ['AUTH PLAIN', 'login'],
    ['MAIL FROM', 'sender'],
    ['RCPT TO', 'recipient'],
    ['DATA', 'text'],
    ['EHLO', 'connect'],
    ['CONN', 'connect'],
    [undefined, 'connect'],
  ])('the command %s is the step %s', (command, step) => {
    expect(stepOf(command)).toBe(step)
  })
})
