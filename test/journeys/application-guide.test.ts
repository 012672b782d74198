// The program of docs/guides/applications.md, as somebody would copy it, and every answer that the guide has a row for.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { PROBLEM_CODES } from '../../src/http/problem-catalogue.ts'
import { createApplication, newMailbox, wrongFor } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { startTestApp } from '../support/start-app.ts'

const guide = readFileSync(new URL('../../docs/guides/applications.md', import.meta.url), 'utf8')
const [, program = ''] = /```js\n([\s\S]*?)```/.exec(guide) ?? []

// biome-ignore lint/suspicious/noExplicitAny: as it comes from JSON
type Told = any
interface Program {
  sendCode(to: string, session: string, ip?: string): Promise<Told>
  sendAgain(id: string, session: string): Promise<Told>
  checkCode(id: string, session: string, code: string, ip?: string): Promise<Told>
}

const [embedded] = engines
if (embedded === undefined) throw new Error('There is no embedded engine.')
const pinpost = await startTestApp(embedded)
const shop = await createApplication(pinpost, {}, 'test', ['verify'])
let own: Program
beforeAll(async () => {
  vi.stubEnv('PINPOST_URL', pinpost.app.url)
  vi.stubEnv('PINPOST_KEY', shop.key)
  own = await import(`data:text/javascript,${encodeURIComponent(program)}`)
})
afterAll(() => vi.unstubAllEnvs())

test('a contact is confirmed by its program', async () => {
  const to = newMailbox()
  const sent = await own.sendCode(to, 'the-session', '203.0.113.9')
  expect(sent).toMatchObject({ status: 'pending', resend: { left: 2 } })
  expect(sent).not.toHaveProperty('code')
  const code = await shop.codeFor({ id: sent.id, to })
  expect(await own.checkCode(sent.id, 'another-session', code)).toMatchObject({ code: 'not_found' })
  expect(await own.checkCode(sent.id, 'the-session', '12')).toMatchObject({ code: 'malformed_code', digits: 6 })
  expect(await own.checkCode(sent.id, 'the-session', wrongFor(code))).toMatchObject({ valid: false, attempts_left: 4 })
  expect(await own.sendAgain(sent.id, 'the-session')).toMatchObject({ code: 'resend_too_early', retry_after: 120 })
  pinpost.clock.advance(120)
  expect(await own.sendAgain(sent.id, 'the-session')).toMatchObject({ resend: { left: 1 } })
  const right = await own.checkCode(sent.id, 'the-session', code, '203.0.113.9')
  expect(right).toMatchObject({ valid: true, status: 'confirmed' })
  expect(right).not.toHaveProperty('repeated')
  expect(await own.checkCode(sent.id, 'the-session', code)).toMatchObject({ valid: true, repeated: true })
  expect(await own.checkCode(sent.id, 'the-session', wrongFor(code))).toMatchObject({ code: 'already_confirmed' })
})

test('its refusals are those of the guide', async () => {
  expect(await own.sendCode('ann@@example.com', 's')).toMatchObject({
    code: 'invalid_contact',
    reason: 'at_sign_repeated',
    suggestion: 'ann@example.com',
  })
  expect(await own.sendCode('+12125550123', 's')).toMatchObject({
    code: 'channel_unavailable',
    alternatives: ['email'],
  })
})

test('the codes that the guide names are codes', () => {
  const [, tables = ''] = guide.split('## What comes, and what to do')
  const rows = tables.split('\n').filter((line) => /^\| `[a-z_]+`/.test(line) && !line.startsWith('| `valid`'))
  const named = rows.flatMap((row) => [...(row.split(' | ')[0] ?? '').matchAll(/`(\w+)`/g)].map(([, code]) => code))
  expect(named.length).toBeGreaterThan(10)
  for (const code of named) expect(PROBLEM_CODES).toContain(code)
})
