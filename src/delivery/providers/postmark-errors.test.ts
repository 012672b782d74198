// Errors as Postmark documents them ("API error codes"), by what is beside their code; test/support/postmark.ts has the codes.
import { describe, expect, test } from 'vitest'
import { readPostmarkError } from './postmark-errors.ts'

function read(code: number, text = 'Some text about ann@example.com.', status = 422): unknown {
  const body = JSON.stringify({ ErrorCode: code, Message: text })
  return readPostmarkError({ kind: 'answered', status, headers: {}, body })
}

describe('an error of Postmark', () => {
  test.each([
    ["Error parsing 'To': Illegal email address 'x y@example.com'. It must contain the '@' symbol.", 'contact_unknown'],
    ["Invalid 'To' address: 'ann@example..com'.", 'contact_unknown'],
    ["Invalid 'From' address: 'codes'.", 'sender_rejected'],
    ['Provide either email TextBody or HtmlBody or both.', 'content_rejected'],
  ])('300: %s', (text, reason) => {
    expect(read(300, text)).toMatchObject({ reason, final: false })
  })

  test.each([
    [429, '', { kind: 'refused', reason: 'busy', final: false, status: 'HTTP 429' }],
    [500, '{"ErrorCode":31415}', { kind: 'refused', reason: 'busy', final: false, status: 'HTTP 500' }],
    [503, '<html>', { kind: 'refused', reason: 'busy', final: false, status: 'HTTP 503' }],
    [401, undefined, { kind: 'refused', reason: 'sender_rejected', final: false, status: 'HTTP 401' }],
    [504, '{"ErrorCode":"10"}', { kind: 'unknown' }],
  ])('that says nothing is read by its status %i', (status, body, outcome) => {
    expect(readPostmarkError({ kind: 'answered', status, headers: {}, body })).toMatchObject(outcome)
  })

  test('tells no outcome what it repeats of the message', () => {
    expect(JSON.stringify(read(406))).not.toContain('ann@')
  })
})
