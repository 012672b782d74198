// A server that is told by its file of providers, with a real mail server behind it: a password that changes is followed without a
// restart, and a file that is not right changes nothing.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runRemotely } from '../../src/cli/run.ts'
import { channelsOf } from '../../src/delivery/index.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { systemRandom } from '../../src/lib/random.ts'
import { newMailbox } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { type MailServer, startMailServer } from '../support/smtp-server.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'
import { testSecrets } from '../support/verifications.ts'

const [embedded] = engines

describe.runIf(embedded)('a server with a file of providers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pinpost-reload-'))
  const path = join(folder, 'providers.yaml')
  let mail: MailServer
  let app: TestApp

  beforeAll(async () => {
    mail = await startMailServer({ auth: { user: 'pin', password: 'the new one' } })
    writeFileSync(join(folder, 'url'), addressWith('the old one'))
    writeFileSync(path, fileWith(''))
    if (embedded) app = await startTestApp(embedded, { lineup: 'configured', env: { PINPOST_PROVIDERS: path } })
  })
  beforeEach(() => {
    writeFileSync(path, fileWith(''))
  })
  afterAll(async () => {
    await mail.close()
    rmSync(folder, { recursive: true })
  })

  const addressWith = (password: string): string =>
    `smtp://pin:${encodeURIComponent(password)}@127.0.0.1:${mail.port}?tls=off`
  const fileWith = (more: string): string => `providers:
  - name: relay-a
    kind: smtp
    settings:
      url: { file: url }
      from: codes@example.com
${more}`
  const send = async (to: string) => {
    await app.live.post('/v1/verifications', { to, purpose: 'registration' })
    await app.app.idle()
  }
  const look = async (n = 1): Promise<void> => {
    for (let i = 0; i < n; i++) await app.app.upkeep.run('look at the providers file')
  }
  const told = () => app.telemetry.events.filter(({ name }) => name === 'providersReloaded').map(({ event }) => event)
  const names = () => app.app.router.lineup.providers.map(({ name }) => name)
  const type = async (...argv: string[]) => {
    const out: string[] = []
    const err: string[] = []
    const { db, config, router, reloading } = app.app
    const workplace = {
      db,
      config,
      reloading,
      clock: app.clock,
      random: systemRandom,
      ring: createKeyRing(testSecrets),
    }
    const exit = await runRemotely(
      argv,
      { ...workplace, lineup: async () => router.lineup },
      { out: (text) => out.push(text), err: (text) => err.push(text) },
    )
    return { exit, out: out.join('\n'), err: err.join('\n') }
  }

  test('follows a changed password by itself, once what it reads looks the same twice', async () => {
    const to = newMailbox()
    await send(to)
    expect(mail.messages).toHaveLength(0)
    const before = app.app.router.lineup.providers[0]
    await look(3)
    expect(told()).toEqual([])
    writeFileSync(join(folder, 'url'), addressWith('the new one'))
    await look()
    expect(told()).toEqual([])
    await look()
    expect(told()).toEqual([{ providers: ['relay-a'] }])
    expect(app.app.router.lineup.providers[0]).not.toBe(before)
    app.clock.advance(1)
    await app.app.upkeep.run('take over messages')
    await app.app.idle()
    expect((await mail.waitFor((one) => one.to.includes(to))).user).toBe('pin')
    await look(3)
    expect(told()).toHaveLength(1)
  })

  test('keeps the provider, with its connections, whose settings are the same', async () => {
    const [before] = app.app.router.lineup.providers
    writeFileSync(path, fileWith('    weight: 30\n'))
    expect(await type('provider', 'reload')).toEqual({ exit: 0, out: 'In use now: relay-a.', err: '' })
    expect(app.app.router.lineup.providers[0]).toBe(before)
    expect(app.app.router.lineup.plan.providers[0]?.weight).toEqual({ otherwise: 30 })
  })

  test('says loudly that a file is not right, once, and goes on with what it had', async () => {
    writeFileSync(path, fileWith('    wieght: 30\n'))
    const typed = await type('provider', 'reload')
    expect(typed).toMatchObject({ exit: 1, out: '' })
    expect(typed.err).toMatch(
      /providers\.yaml is not right:\n {2}line 7: "wieght".*did you mean weight\?.*\n.*routing\.md\.\nThe providers stay as they were\.$/s,
    )
    expect(names()).toEqual(['relay-a'])
    const n = told().length
    await look(4)
    expect(told()).toHaveLength(n)
    await send(newMailbox())
    expect(mail.messages.length).toBeGreaterThan(1)
    expect(await type('provider', 'list')).toMatchObject({ exit: 0, out: expect.stringMatching(/^relay-a +email/m) })
  })

  test('takes in and lets go channels with their providers', async () => {
    expect(channelsOf(app.app.router.lineup)).toEqual(['email'])
    const refused = await app.live.post('/v1/verifications', { to: '+37251234567', purpose: 'registration' })
    expect(refused.status).toBe(422)
    writeFileSync(
      path,
      fileWith(`  - name: telco
    kind: smpp
    settings: { url: "smpp://a:b@127.0.0.1:1", from: Shop }
`),
    )
    await app.app.reloading.reload()
    expect(names()).toEqual(['relay-a', 'telco'])
    const taken = await app.live.post('/v1/verifications', { to: '+37251234567', purpose: 'registration' })
    expect(taken.status).toBe(201)
    writeFileSync(path, fileWith(''))
    await app.app.reloading.reload()
    expect(channelsOf(app.app.router.lineup)).toEqual(['email'])
  })
})
