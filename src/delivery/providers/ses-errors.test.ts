// Errors as the SES API v2 documents them, by what is beside their type; test/support/ses.ts has the types.
import { describe, expect, test } from 'vitest'
import { readSesError } from './ses-errors.ts'

function read(type: string, message = 'Some text about ann@example.com.', status = 400): unknown {
  const body = JSON.stringify({ message })
  return readSesError({ kind: 'answered', status, headers: { 'x-amzn-errortype': type }, body })
}

describe('an error of SES', () => {
  test.each([
    [
      'MessageRejected',
      'Email address is not verified. The following identities failed the check in region EU-NORTH-1: codes@sender.example',
      'sender_rejected',
    ],
    ['BadRequestException', 'Local address contains control or whitespace', 'contact_unknown'],
    ['BadRequestException', 'Domain starts with dot', 'contact_unknown'],
    ['BadRequestException', "Missing final '@domain'", 'contact_unknown'],
    ['TooManyRequestsException', 'Maximum sending rate exceeded. Email address is not verified.', 'busy'],
  ])('%s: %s', (type, text, reason) => {
    expect(read(type, text)).toMatchObject({ reason })
  })

  test.each([
    'MessageRejected:http://internal.amazon.com/coral/com.amazonaws.services.ses/',
    'com.amazonaws.sesv2#MessageRejected',
    'com.amazonaws.sesv2#MessageRejected:http://internal.amazon.com/',
  ])('is read also as %s', (type) => {
    expect(read(type)).toMatchObject({ reason: 'content_rejected', status: 'MessageRejected' })
  })

  test('is named in the body where no head names it', () => {
    const answer = { kind: 'answered', status: 400, headers: {}, body: '{"__type":"SendingPausedException"}' } as const
    expect(readSesError(answer)).toMatchObject({ reason: 'sender_rejected', status: 'SendingPaused' })
  })

  test.each([
    [503, '<html>', { kind: 'refused', reason: 'busy', final: false, status: 'HTTP 503' }],
    [403, undefined, { kind: 'refused', reason: 'sender_rejected', final: false, status: 'HTTP 403' }],
    [502, '', { kind: 'unknown' }],
    [400, '{"__type":"toString"}', { kind: 'refused', reason: 'content_rejected', final: false, status: 'HTTP 400' }],
  ])('that says nothing is read by its status %i', (status, body, outcome) => {
    expect(readSesError({ kind: 'answered', status, headers: {}, body })).toMatchObject(outcome)
  })

  test('tells no outcome what it repeats of the message', () => {
    expect(JSON.stringify(read('MessageRejected'))).not.toContain('ann@')
  })
})
