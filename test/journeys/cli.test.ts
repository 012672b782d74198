// The command line as an operator meets it: beside a running server, without one, after one was killed, on both engines.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../src/cli/run.ts'
import { openEmbedded } from '../../src/db/index.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { systemRandom } from '../../src/lib/random.ts'
import { type Client, createClient } from '../support/client.ts'
import { engines } from '../support/databases.ts'
import { type Environment, type PinpostProcess, startProcess } from '../support/pinpost-process.ts'

const [embedded, server] = engines
const SECRETS = [7, 11].map((step) => Buffer.from(Array.from({ length: 32 }, (_, at) => at * step)).toString('base64'))
const KEY = /pp_(?:live|test)_[0-9A-Za-z]{49}/

interface Typed {
  readonly exit: number
  readonly out: string
  readonly err: string
}

/** All that commands wrote, to be searched for what nobody may see. */
const written: string[] = []

/** Types a command in this process: it reaches a running server as any other process would. */
async function type(environment: Environment, argv: readonly string[], cwd = tmpdir()): Promise<Typed> {
  const out: string[] = []
  const err: string[] = []
  const machine = { cwd, environment, clock: systemClock, random: systemRandom }
  const exit = await runCommandLine(argv, { ...machine, out: (text) => out.push(text), err: (text) => err.push(text) })
  written.push(...out, ...err)
  return { exit, out: out.join('\n'), err: err.join('\n') }
}

/** Types it in a shell of its own. */
async function typeInShell(environment: Environment, argv: readonly string[], closesOutput = false): Promise<Typed> {
  const main = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts')
  const env = { PATH: process.env.PATH, ...environment }
  const child = spawn(process.execPath, [main, ...argv], { cwd: tmpdir(), env, stdio: ['ignore', 'pipe', 'pipe'] })
  const texts = { out: '', err: '' }
  if (closesOutput) child.stdout.destroy()
  else child.stdout.on('data', (chunk) => (texts.out += chunk))
  child.stderr.on('data', (chunk) => (texts.err += chunk))
  const [exit] = await once(child, 'close')
  return { exit: Number(exit), ...texts }
}

/** A data folder with a migrated database in it, which is quicker than a first start. */
async function makeDataDir(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pinpost-cli-'))
  const address = await embedded?.create()
  if (address?.engine !== 'embedded') throw new Error('the first engine is the embedded one')
  renameSync(address.folder, join(folder, 'database'))
  return folder
}

describe('beside a running server on the embedded database', () => {
  let environment: Environment
  let running: PinpostProcess
  let client: Client
  const command = (...argv: string[]) => type(environment, argv)

  beforeAll(async () => {
    environment = {
      PINPOST_DATA_DIR: await makeDataDir(),
      PINPOST_SECRETS: SECRETS.join(','),
      PINPOST_LOG_LEVEL: 'warn',
    }
    running = await startProcess(environment)
    client = createClient(running.url, '')
  })
  afterAll(async () => {
    await client.close()
    await running.kill()
    rmSync(environment.PINPOST_DATA_DIR ?? '', { recursive: true })
  })

  const start = (key: string, to: string) =>
    client.call('/v1/verifications', { method: 'POST', key, body: { to, purpose: 'registration' } })

  test('a key that was made lets in at once, and once revoked no more', async () => {
    const made = await command('key', 'create', 'test', '--json')
    const { key, id, ...rest } = JSON.parse(made.out)
    expect(rest).toEqual({
      service: 'default',
      kind: 'test',
      scopes: ['verify'],
      hint: key.slice(-4),
      created_at: expect.any(String),
      revoked_at: null,
    })
    expect((await start(key, 'ann@mailbox.example')).status).toBe(201)
    expect(await command('key', 'revoke', id)).toMatchObject({ exit: 0, out: 'Revoked.' })
    expect((await start(key, 'ann@mailbox.example')).status).toBe(401)
    expect(await command('key', 'revoke', id)).toMatchObject({ exit: 0, out: 'It was revoked before.' })
    const listed = JSON.parse((await command('key', 'list', '--json')).out)
    expect(listed).toContainEqual({ ...rest, id, revoked_at: expect.any(String) })
  })

  test('a setting that was changed holds for the next code, and the story of its reference is told', async () => {
    const set = await command('service', 'set', 'default', 'code_digits=8', 'name=Example Shop', '--json')
    expect(JSON.parse(set.out).settings).toMatchObject({ code_digits: 8, name: 'Example Shop', locale: null })
    const { out: key } = await command('key', 'create', 'test')
    expect(key).toMatch(KEY)
    const started = await start(key, 'bob@mailbox.example')
    const sent = await client.call(`/v1/test/messages?verification=${started.body.id}`, { key })
    expect(JSON.stringify(sent.body)).toMatch(/"code":"\d{8}"/)
    const spoken = started.body.reference.toLowerCase().replace('-', ' ')
    const found = await command('find', spoken)
    expect(found.exit).toBe(0)
    expect(found.out).toContain(`${started.body.reference}  pending`)
    expect(found.out).toMatch(/test key: nothing was really sent/)
    const byContact = JSON.parse((await command('find', '--contact', 'bob@mailbox.example', '--json')).out)
    expect(byContact).toMatchObject([
      { reference: started.body.reference, id: started.body.id, service: 'default' },
      { kind: 'outlook', services: [{ service: 'default', limits: [{ counted: 1, test: true }] }] },
    ])
    expect(written.join('\n')).not.toContain('bob@')
    const [code] = /(?<="code":")\d{8}/.exec(JSON.stringify(sent.body)) ?? []
    expect(written.join('\n')).not.toContain(code)
  })

  test('services are made, listed and shown, as text and as JSON', async () => {
    expect(await command('service', 'create', 'shop', 'locale=et')).toMatchObject({
      exit: 0,
      err: expect.stringContaining('--service shop'),
    })
    expect((await command('service', 'list')).out).toMatch(/^slug +id +name\n(.*\n)*shop +svc_[0-9a-z]{26} +shop$/)
    expect(JSON.parse((await command('service', 'list', '--json')).out)).toHaveLength(2)
    expect((await command('service', 'show', 'shop')).out).toMatch(/^locale +et$/m)
    expect(JSON.parse((await command('service', 'show', 'shop', '--json')).out)).toMatchObject({
      slug: 'shop',
      settings: { locale: 'et' },
    })
    await command('service', 'set', 'shop', '--unset', 'locale')
    expect((await command('service', 'show', 'shop')).out).toMatch(/^locale +\(default: en\)$/m)
  })

  test.each([
    [['service', 'set', 'default', 'code_digits=11'], 2, 'code_digits takes a whole number of digits from 4 to 10.'],
    [['service', 'set', 'default', 'code_digts=6'], 2, 'did you mean code_digits?'],
    [['service', 'set', 'default', 'observed_limits=sends_per_sesion'], 2, 'did you mean sends_per_session?'],
    [['service', 'set', 'default', 'code_digits'], 2, 'write name=value'],
    [['service', 'set', 'default'], 2, 'Nothing to set'],
    [['service', 'set', 'nobody', 'name=x'], 1, 'There is no service nobody'],
    [['service', 'show', 'nobody'], 1, 'There is no service nobody'],
    [['service', 'create', 'default'], 1, 'There is a service default already'],
    [['service', 'create', 'No!'], 2, 'The slug takes'],
    [['key', 'create', 'real'], 2, 'KIND is live or test'],
    [['key', 'create', 'live', '--scope', 'all'], 2, 'A scope is one of'],
    [['key', 'create', 'live', '--service', 'nobody'], 1, 'There is no service nobody'],
    [['key', 'list', '--service', 'nobody'], 1, 'There is no service nobody'],
    [['key', 'revoke', 'pp_live_x'], 2, 'An id begins with key_'],
    [['key', 'revoke', 'key_01kgzs4wyje4rrvtx3xxc5v9sd'], 1, 'There is no such key'],
    [['find'], 2, 'either a reference or --contact'],
    [['find', 'K7QF-2M9D', '--contact', 'a@b.ee'], 2, 'either a reference or --contact'],
    [['find', 'K7QF'], 1, 'That is no reference'],
    [['find', '+37251234567'], 1, '"pinpost find --contact CONTACT"'],
    [['support', 'end', 'ann@example.com', '--why', 'x'], 2, '"pinpost find --contact CONTACT"'],
    [['find', '0000-0000'], 1, 'Nothing is kept under 0000-0000'],
    [['find', '--contact', 'nonsense'], 1, 'no phone number'],
  ])('%j is refused in words', async (argv, exit, words) => {
    const typed = await command(...argv)
    expect(typed).toMatchObject({ exit, out: '' })
    expect(typed.err).toContain(words)
  })

  test('providers are listed, and a test message is refused while none is configured', async () => {
    expect(await command('provider', 'list')).toMatchObject({ exit: 0, err: expect.stringContaining('No provider') })
    expect(await command('send-test', '--to', 'cat@mailbox.example')).toMatchObject({
      exit: 1,
      err: expect.stringContaining('set PINPOST_SMTP_URL'),
    })
  })

  test('migrating and rotating work in the process that owns the database', async () => {
    expect(await command('migrate')).toEqual({ exit: 0, out: 'The database is up to date.', err: '' })
    const rotated = await command('secret', 'rotate')
    expect(rotated).toMatchObject({ exit: 0, out: expect.stringContaining('sealed anew') })
    expect(rotated.err).toMatch(/older secrets are no longer needed/)
  })

  test('a shell gets the answer on standard output, hints on standard error, and the exit code', async () => {
    const [listed, refused, cut] = await Promise.all([
      typeInShell(environment, ['key', 'list', '--json']),
      typeInShell(environment, ['key', 'lst']),
      typeInShell(environment, ['key', 'list'], true),
    ])
    expect(listed).toMatchObject({ exit: 0, err: '' })
    expect(JSON.parse(listed.out)).toEqual(expect.any(Array))
    expect(refused).toEqual({ exit: 2, out: '', err: expect.stringContaining('pinpost key list') })
    expect(cut).toMatchObject({ exit: 0, err: '' })
  })

  test('a second server on the folder is refused in words', async () => {
    const second = await type({ ...environment, PINPOST_PORT: '0', PINPOST_OPS_PORT: '0' }, ['serve'])
    expect(second).toMatchObject({ exit: 1, out: '', err: expect.stringMatching(/is in use by process \d+/) })
  })

  test('once the server was killed, commands open the folder themselves', async () => {
    await running.kill()
    expect(existsSync(join(environment.PINPOST_DATA_DIR ?? '', 'commands', 'socket'))).toBe(true)
    expect(await command('service', 'show', 'shop', '--json')).toMatchObject({
      exit: 0,
      out: expect.stringContaining('"shop"'),
    })
  })

  test('no command wrote a secret, and only key create wrote keys', async () => {
    const everything = written.join('\n')
    for (const secret of SECRETS) expect(everything).not.toContain(secret)
    expect(written.filter((text) => KEY.test(text))).toHaveLength(2)
  })
})

describe('a trial that starts', () => {
  let dataDir: string
  beforeEach(async () => {
    dataDir = await makeDataDir()
  })
  afterEach(() => rmSync(dataDir, { recursive: true }))

  test('prints its keys and a call that can be pasted, and clears its socket away when it is told to stop', async () => {
    const running = await startProcess({ PINPOST_DATA_DIR: dataDir })
    const text = running.lines.join('\n')
    const [test] = /pp_test_[0-9A-Za-z]{49}/.exec(text) ?? []
    expect(text).toMatch(/pp_live_[0-9A-Za-z]{49}/)
    expect(text).toContain(`${running.url}/inbox`)
    const curl = running.lines.find((line) => line.startsWith('curl ')) ?? ''
    expect(curl).toContain(`Authorization: Bearer ${test}`)
    const [, body = ''] = /-d '([^']*)'$/.exec(curl) ?? []
    const client = createClient(running.url, test ?? '')
    expect((await client.post('/v1/verifications', JSON.parse(body))).status).toBe(201)
    await client.close()
    expect(await running.stop()).toBe(0)
    expect(existsSync(join(dataDir, 'commands', 'socket'))).toBe(false)
    expect(running.lines.join('\n')).not.toContain(readFileSync(join(dataDir, 'secrets'), 'utf8').trim())
    expect(running.lines.join('\n')).not.toContain('PINPOST_SECRETS')

    // Started again with other secrets, it says that the code which is under way is lost, and what brings it back.
    rmSync(join(dataDir, 'secrets'))
    const other = await startProcess({ PINPOST_DATA_DIR: dataDir })
    await expect
      .poll(() => other.lines.join('\n'))
      .toMatch(/1 verification under way was made .*\n.*\n.*Fix: PINPOST_SECRETS=new,old/)
    expect(await other.stop()).toBe(0)
  })
})

describe('without a server', () => {
  let cwd: string
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'pinpost-cli-'))
  })
  afterEach(() => rmSync(cwd, { recursive: true }))

  test('a command in a folder where no trial was started says so, and makes nothing', async () => {
    const typed = await type({}, ['key', 'list'], cwd)
    expect(typed).toMatchObject({ exit: 1, out: '' })
    expect(typed.err).toMatch(/PINPOST_DATA_DIR: no trial has been started in .*\n.*PINPOST_DATA_DIR/)
    expect(existsSync(join(cwd, 'data'))).toBe(false)
  })

  test('a folder that another process holds is not touched', async () => {
    const held = await makeDataDir()
    const db = await openEmbedded(join(held, 'database'))
    const environment = { PINPOST_DATA_DIR: held, PINPOST_SECRETS: SECRETS.join(',') }
    expect(await type(environment, ['key', 'list'])).toMatchObject({
      exit: 1,
      err: expect.stringContaining('is in use by process'),
    })
    await db.close()
    expect(await type(environment, ['key', 'list'])).toMatchObject({ exit: 0 })
    rmSync(held, { recursive: true })
  })

  test('production hears of all that it lacks, from every command that needs it', async () => {
    for (const argv of [['serve'], ['key', 'list'], ['migrate']]) {
      const typed = await type({ PINPOST_MODE: 'production', PINPOST_SECRETS: SECRETS.join(',') }, argv, cwd)
      expect(typed).toMatchObject({ exit: 1, out: '' })
      for (const name of ['DATABASE_URL', 'BASE_URL', 'SMTP_URL', 'MAIL_FROM'])
        expect(typed.err).toContain(`PINPOST_${name}: `)
      expect(typed.err).not.toContain('PINPOST_SECRETS: ')
    }
  })

  test('help, version and a new secret need no settings at all', async () => {
    const broken = { PINPOST_MODE: 'nonsense' }
    expect(await type(broken, ['--help'], cwd)).toMatchObject({ exit: 0, err: '' })
    expect(await type(broken, ['help', 'key', 'create'], cwd)).toMatchObject({
      exit: 0,
      out: expect.stringContaining('--scope'),
    })
    expect((await type(broken, ['--version'], cwd)).out).toMatch(/^pinpost \d+\.\d+\.\d+ /)
    const made = await type(broken, ['secret', 'new'], cwd)
    expect(Buffer.from(made.out, 'base64')).toHaveLength(32)
  })
})

describe.runIf(server)('on PostgreSQL', () => {
  test('commands connect by themselves, and say when the database was never migrated', async () => {
    const address = await server?.create({ migrated: false })
    const url = address?.engine === 'postgres' ? address.url : ''
    const environment = { PINPOST_DATABASE_URL: url, PINPOST_SECRETS: SECRETS.join(',') }
    expect(await type(environment, ['key', 'list'])).toMatchObject({
      exit: 1,
      err: expect.stringContaining('Run "pinpost migrate"'),
    })
    expect((await type(environment, ['migrate', '--dry-run'])).out).toMatch(/^Would apply 0001_/)
    expect((await type(environment, ['migrate'])).out).toMatch(/^Applied 0001_/)
    expect((await type(environment, ['migrate'])).out).toBe('The database is up to date.')
    expect(await type(environment, ['service', 'create', 'shop'])).toMatchObject({ exit: 0 })
    expect(JSON.parse((await type(environment, ['service', 'list', '--json'])).out)).toMatchObject([{ slug: 'shop' }])
  })

  test('a database that does not answer is told without its password', async () => {
    const url = 'postgres://pin:hush@127.0.0.1:1/pinpost'
    const typed = await type({ PINPOST_DATABASE_URL: url, PINPOST_SECRETS: SECRETS.join(',') }, ['key', 'list'])
    expect(typed).toMatchObject({ exit: 1, out: '' })
    expect(typed.err).not.toBe('')
    expect(typed.err).not.toContain('hush')
  })
})
