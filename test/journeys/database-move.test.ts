// From the embedded database to a server, as an operator does it: refused while the server runs, killed in the middle, done, and
// a code that was sent before is still good.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, openEmbedded } from '../../src/db/index.ts'
import { createClient } from '../support/client.ts'
import { typeCommand } from '../support/command-line.ts'
import { engines } from '../support/databases.ts'
import { startProcess } from '../support/pinpost-process.ts'

const [embedded, server] = engines
const main = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts')

describe.runIf(server)('pinpost database move', () => {
  let dataDir: string
  let environment: Record<string, string>
  let url: string
  const move = (...more: string[]) => typeCommand(['database', 'move', ...more], { environment, cwd: dataDir })

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'pinpost-move-'))
    environment = { PINPOST_DATA_DIR: dataDir }
    const made = await embedded?.create()
    if (made?.engine === 'embedded') renameSync(made.folder, join(dataDir, 'database'))
    const address = await server?.create({ migrated: false })
    url = address?.engine === 'postgres' ? address.url : ''
  })
  afterAll(() => rmSync(dataDir, { recursive: true }))

  test('refuses in words what it cannot do, and then moves everything, the secrets and the codes under way included', async () => {
    const before = await startProcess(environment)
    const [key = ''] = /pp_test_[0-9A-Za-z]{49}/.exec(before.lines.join('\n')) ?? []
    const old = createClient(before.url, key)
    const started = await old.post('/v1/verifications', { to: 'ann@mailbox.example', purpose: 'registration' })
    const { id, attempts_left: left } = started.body
    const sent = await old.call(`/v1/test/messages?verification=${id}`)
    const { code } = sent.body.messages[0]
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    await old.post(`/v1/verifications/${id}/check`, { code: wrong })
    await old.close()

    expect(await move()).toMatchObject({ exit: 2, err: expect.stringContaining('--to is missing: The target') })
    expect(await move('--to', 'mysql://host/db')).toMatchObject({ exit: 2, err: expect.stringContaining('with --to') })
    const whileRunning = await move('--to', url)
    expect(whileRunning).toMatchObject({
      exit: 1,
      out: '',
      err: expect.stringMatching(/is in use by process \d+\. Stop it first/),
    })
    await before.stop()

    const source = await openEmbedded(join(dataDir, 'database'))
    await source.query(`
      insert into story select gen_random_uuid(), gen_random_uuid(), 'a•••', gen_random_uuid(), 'email', null, 'p', true, 'expired',
        now(), now(), '[]' from generate_series(1, 6000)`)
    await source.close()

    const killed = spawn(process.execPath, [main, 'database', 'move', '--to', url], {
      cwd: dataDir,
      env: { PATH: process.env.PATH, ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    killed.stderr.on('data', (text) => String(text).includes('story: 3000 of 6000') && killed.kill('SIGKILL'))
    expect((await once(killed, 'exit'))[1]).toBe('SIGKILL')
    const target = await openDatabase({ engine: 'postgres', url })
    for (const table of ['service', 'verification', 'story'])
      expect(await target.query(`select 1 from ${table}`)).toEqual([])

    const moved = await move('--to', url)
    expect(moved).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/^Moved 60\d\d rows in \d+ tables, and compared them\.$/),
    })
    expect(moved.err).toContain('story: 6000 of 6000 rows')
    expect(moved.err).toContain('set PINPOST_DATABASE_URL')
    expect(moved.out + moved.err).not.toContain(new URL(url).password)
    environment.PINPOST_DATABASE_URL = url
    expect(await move('--to', url)).toMatchObject({
      exit: 1,
      err: expect.stringContaining('PINPOST_DATABASE_URL is set'),
    })

    const after = await startProcess(environment)
    const client = createClient(after.url, key)
    const again = await client.post(`/v1/verifications/${id}/check`, { code: wrong })
    expect(again.body).toMatchObject({ valid: false, attempts_left: left - 2 })
    const checked = await client.post(`/v1/verifications/${id}/check`, { code })
    expect(checked).toMatchObject({ status: 200, body: { valid: true, status: 'confirmed' } })
    await client.close()
    await after.stop()
    await target.close()
  })

  test('a server that is not there is told, with nothing moved and no password shown', async () => {
    delete environment.PINPOST_DATABASE_URL
    const typed = await move('--to', 'postgres://pin:hush@127.0.0.1:1/pinpost')
    expect(typed).toMatchObject({ exit: 1, out: '', err: expect.stringMatching(/ECONNREFUSED.*\nNothing was moved\./) })
    expect(typed.err).not.toContain('hush')
    environment.PINPOST_DATA_DIR = join(dataDir, 'elsewhere')
    environment.PINPOST_SECRETS = Buffer.from(Array.from({ length: 32 }, (_, at) => at)).toString('base64')
    expect(await move('--to', url)).toMatchObject({ exit: 1, err: expect.stringContaining('no embedded database in') })
    expect(existsSync(environment.PINPOST_DATA_DIR)).toBe(false)
  })
})
