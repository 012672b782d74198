// Accounts on the command line, as an operator meets them: on PostgreSQL by themselves, on the embedded engine through the server
// that owns it, which has another working folder.
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../src/cli/run.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { systemRandom } from '../../src/lib/random.ts'
import { newMailbox } from '../support/application.ts'
import { engines, type TestEngine } from '../support/databases.ts'
import { estonian, newSubject } from '../support/people.ts'
import { type Environment, startProcess } from '../support/pinpost-process.ts'

const SECRET = Buffer.from(Array.from({ length: 32 }, (_, at) => at * 7)).toString('base64')

interface Typed {
  readonly exit: number
  readonly out: string
  readonly err: string
}

/** The settings under which the commands find the database, and what ends what they need for it. */
async function prepare(engine: TestEngine): Promise<{ environment: Environment; end(): Promise<unknown> }> {
  const address = await engine.create()
  if (address.engine === 'postgres') {
    return { environment: { PINPOST_DATABASE_URL: address.url, PINPOST_SECRETS: SECRET }, end: async () => undefined }
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'pinpost-accounts-'))
  renameSync(address.folder, join(dataDir, 'database'))
  const environment = { PINPOST_DATA_DIR: dataDir, PINPOST_SECRETS: SECRET, PINPOST_LOG_LEVEL: 'warn' }
  const server = await startProcess(environment)
  const end = async () => {
    await server.kill()
    rmSync(dataDir, { recursive: true })
  }
  return { environment, end }
}

async function type(environment: Environment, cwd: string, argv: readonly string[]): Promise<Typed> {
  const out: string[] = []
  const err: string[] = []
  const machine = { cwd, environment, clock: systemClock, random: systemRandom }
  const exit = await runCommandLine(argv, { ...machine, out: (text) => out.push(text), err: (text) => err.push(text) })
  return { exit, out: out.join('\n'), err: err.join('\n') }
}

describe.each(engines)('on $name', (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'pinpost-accounts-'))
  let environment: Environment
  let end: () => Promise<unknown>
  const account = (...argv: string[]) => type(environment, folder, ['account', ...argv])
  const json = async (...argv: string[]) => JSON.parse((await account(...argv, '--json')).out)

  beforeAll(async () => {
    ;({ environment, end } = await prepare(engine))
    await type(environment, folder, ['service', 'create', 'default'])
    await type(environment, folder, ['service', 'create', 'shop', 'account_years=1'])
  })
  afterAll(async () => {
    await end()
    rmSync(folder, { recursive: true })
  })

  function write(name: string, text: string): string {
    writeFileSync(join(folder, name), text)
    return name
  }

  test('a file of 1,300 lines is imported once, however often it is given', async () => {
    const lines = Array.from(
      { length: 1_300 },
      (_, n) => `customer-${n},EE,${estonian(n + 500_000).number},2025-03-01,a${n}@mailbox.example`,
    )
    const file = write('people.csv', ['external_id,country,number,activated_at,email', ...lines, ''].join('\n'))
    expect(await account('import', file, '--dry-run')).toEqual({
      exit: 0,
      out: 'Would import 1,300 accounts of 1,300 lines.\nNothing was written.',
      err: '',
    })
    expect(await account('import', file)).toEqual({ exit: 0, out: 'Imported 1,300 accounts of 1,300 lines.', err: '' })
    expect(await json('import', file)).toEqual({
      dry: false,
      lines: 1_300,
      imported: 0,
      known: 1_300,
      refused: 0,
      report: null,
    })
    expect(await json('import', file, '--dry-run')).toMatchObject({ imported: 0, known: 1_300 })
    expect(await json('import', file, '--service', 'shop')).toMatchObject({ imported: 1_300 })
    expect(await json('import', file, '--test')).toMatchObject({ imported: 1_300 })
  })

  test('lines that are refused are reported by number and reason, and hold up nothing', async () => {
    const [one, two, three] = [newSubject(), newSubject(), newSubject()]
    const file = write(
      'mixed.csv',
      [
        '\ufeffCountry;Number;Phone;Email;Leaked',
        `EE;${one.number};;secret-one@mailbox.example;false`,
        `EE;${one.number.slice(0, 10)}x;;secret-two@mailbox.example;`,
        `EE;${two.number};51234567;;`,
        '',
        `EE;${two.number};+3726123456;;`,
        `EE;${two.number};;;;;`,
        `"ee";"${two.number.slice(0, 4)} ${two.number.slice(4)}";"+372 5123 4567";"";true`,
        `EE;${three.number};;nobody@nowhere@;`,
      ].join('\r\n'),
    )
    const typed = await account('import', file)
    const report = join(folder, 'mixed.csv.refused.csv')
    expect(typed).toEqual({
      exit: 1,
      out: `Imported 2 accounts of 7 lines.\n5 lines refused: ${report} tells which and why.`,
      err: '',
    })
    const rows = readFileSync(report, 'utf8').trim().split('\n')
    expect(rows[0]).toBe('line,column,reason')
    expect(rows.slice(1).sort()).toEqual([
      '3,number,not_possible',
      '4,phone,country_missing',
      '6,phone,fixed_line',
      '7,,malformed',
      '9,email,at_sign_repeated',
    ])
    expect(statSync(report).mode & 0o777).toBe(0o600)
    expect(await json('search', 'EE', two.number)).toMatchObject([
      { leaked: true, contacts: [{ contact: '+372 •••• ••67' }] },
    ])
    expect(await json('search', 'EE', three.number)).toEqual([])
  })

  test('NDJSON has an object a line, and a report where one wants it', async () => {
    const [one, two] = [newSubject(), newSubject()]
    const lines = [
      JSON.stringify({ ...one, email: 'ann@example.com', leaked: true }),
      '{"country": "EE", "number"',
      '',
      '[]',
      JSON.stringify({ ...two, number: Number(two.number) }),
      JSON.stringify({ ...two, nickname: 'x' }),
      JSON.stringify({ ...two, email: 'x'.repeat(20_000) }),
    ]
    const file = write('people.txt', lines.join('\n'))
    expect(await account('import', file)).toMatchObject({ exit: 2, err: expect.stringContaining('--format') })
    expect(await json('import', file, '--format', 'ndjson', '--report', 'why.csv')).toMatchObject({
      lines: 6,
      imported: 1,
      refused: 5,
      report: join(folder, 'why.csv'),
    })
    expect(readFileSync(join(folder, 'why.csv'), 'utf8')).toBe(
      'line,column,reason\n2,,malformed\n4,,malformed\n5,number,wrong_type\n6,,unknown_member\n7,,malformed\n',
    )
  })

  test.each([
    ['headless.csv', `EE,38001085718\nEE,38001085718\n`, 'column 1 has no known name'],
    ['misspelt.csv', 'country,nummber\nEE,1\n', 'Did you mean number?'],
    ['twice.csv', 'country,number,number\nEE,1,1\n', 'The column number is there twice'],
    ['short.csv', 'country,email\nEE,a@b.ee\n', 'There is no column number'],
  ])('a file whose first line does not name the columns is refused whole: %s', async (name, text, words) => {
    const typed = await account('import', write(name, text))
    expect(typed).toMatchObject({ exit: 1, out: '', err: expect.stringContaining(words) })
    expect(typed.err).not.toContain('38001085718')
    expect(existsSync(join(folder, `${name}.refused.csv`))).toBe(false)
  })

  test('an account is found, shown, made active, flagged, closed and forgotten', async () => {
    const subject = newSubject()
    const email = newMailbox()
    await account(
      'import',
      write('one.ndjson', JSON.stringify({ ...subject, email, external_id: 'mine' })),
      '--service',
      'shop',
    )
    const shop = ['--service', 'shop'] as const
    const [found] = await json('search', 'ee', `${subject.number.slice(0, 3)}-${subject.number.slice(3)}`, ...shop)
    expect(found).toMatchObject({ service: 'shop', state: 'pending', external_id: 'mine' })
    expect(await json('search', '--contact', email.toUpperCase(), ...shop)).toEqual([found])
    expect(await json('search', '--external-id', 'mine', ...shop)).toEqual([found])
    // Elsewhere nothing is found, and it is told where that was: nobody is to believe that somebody was forgotten.
    expect(await account('search', 'EE', subject.number)).toMatchObject({
      exit: 1,
      err: 'There is no such account in the service default with live keys; --service looks in another one, --test among what came with test keys.',
    })
    expect(await account('erase', 'EE', subject.number, '--yes', '--test', ...shop)).toMatchObject({
      exit: 0,
      err: 'Nothing is kept of this in the service shop with test keys; --service looks in another one.',
    })
    expect(await json('show', found.id)).toEqual(found)

    const active = await json('activate', found.id)
    expect(active).toMatchObject({ state: 'active' })
    const years = new Date(active.ends_at).getUTCFullYear() - new Date(active.activated_at).getUTCFullYear()
    expect(years).toBe(1)
    expect(await account('activate', found.id)).toMatchObject({ exit: 0, err: 'It was active already.' })
    expect(await json('flag', found.id, 'leaked')).toMatchObject({ leaked: true })
    expect(await json('flag', found.id, 'leaked', '--off')).toMatchObject({ leaked: false })
    expect(await json('flag', found.id, 'disputed')).toMatchObject({ disputed: true })
    expect(await json('close', found.id, 'moved away')).toMatchObject({ state: 'closed' })
    expect(await account('activate', found.id)).toMatchObject({
      exit: 1,
      err: 'It is closed and cannot be made active.',
    })
    const told = (await account('show', found.id)).out
    expect(told).toMatch(/^acc_\w+ {2}closed, disputed\n {2}service shop, external id mine\n {2}active since/)
    for (const secret of [subject.number, email]) expect(told).not.toContain(secret)

    const counted = { accounts: 1, contacts_on_file: 1, verifications: 0, messages: 0, pending_starts: 0, stories: 0 }
    expect(await json('erase', 'EE', subject.number, ...shop)).toMatchObject({ dry: true, erased: counted })
    expect(await json('show', found.id)).toMatchObject({ id: found.id })
    expect(await json('erase', 'EE', subject.number, '--yes', ...shop)).toMatchObject({ dry: false, erased: counted })
    expect(await account('show', found.id)).toMatchObject({ exit: 1, err: 'There is no such account.' })
  })

  test.each([
    [['import', 'nowhere.csv'], 1, 'There is no file'],
    [['import', '.', '--format', 'csv'], 1, 'is a folder'],
    [['import', 'people.csv', '--service', 'nobody'], 1, 'There is no service nobody'],
    [['search'], 2, 'COUNTRY and NUMBER, --contact, or --external-id'],
    [['search', 'EE', '38001085718', '--external-id', 'x'], 2, 'one of the three'],
    [['search', 'EE'], 2, 'both COUNTRY and NUMBER'],
    [['search', 'EE', '38001085719'], 2, 'check digit does not fit'],
    [['search', '--contact', 'ann'], 2, 'no phone number'],
    [['show', 'acc_1'], 1, 'begins with acc_'],
    [['show', 'acc_01jdcg8e5zf4k9t2m6q7r8s9v0'], 1, 'There is no such account'],
    [['activate', 'acc_01jdcg8e5zf4k9t2m6q7r8s9v0', '--ends', '2020-01-01'], 2, 'still to come'],
    [['flag', 'acc_01jdcg8e5zf4k9t2m6q7r8s9v0', 'lost'], 2, 'leaked or disputed'],
    [['close', 'acc_01jdcg8e5zf4k9t2m6q7r8s9v0', ' '], 2, 'one line'],
    [['erase', 'EE', '38001085718', '--contact', 'ann@example.com'], 2, 'either COUNTRY and NUMBER'],
  ])('%j is refused in words', async (argv, exit, words) => {
    expect(await account(...argv)).toMatchObject({ exit, out: '', err: expect.stringContaining(words) })
  })
})
