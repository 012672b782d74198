// pinpost policy show, set and unset as an operator types them, on both engines. They run as inside a server, which is given the
// database; what differs without one is the matter of cli.test.ts.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runRemotely } from '../../src/cli/run.ts'
import { loadConfig } from '../../src/config/index.ts'
import { createUuids } from '../../src/lib/ids.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { systemRandom } from '../../src/lib/random.ts'
import { createServiceAdmin } from '../../src/services/index.ts'
import { engines } from '../support/databases.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { testSecrets } from '../support/verifications.ts'

const FILE = `- countries: [BE]
  sms: yes
  sender: 8850
  checked_on: 2026-11-20
  note: Short code until 2028.
- methods: [biometric]
  sms: no
  checked_on: 2026-11-20
  note: E-mail alone.
`

describe.each(engines)('on $name', (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'pinpost-policy-'))
  const file = join(folder, 'policy.yaml')
  afterAll(() => rmSync(folder, { recursive: true }))

  let type: (...argv: string[]) => Promise<{ exit: number; out: string; err: string }>

  beforeAll(async () => {
    writeFileSync(file, FILE)
    const loaded = loadConfig(
      {
        PINPOST_SECRETS: Buffer.from(testSecrets[0] ?? '').toString('base64'),
        PINPOST_POLICY_FILE: 'policy.yaml',
        PINPOST_SMS_COUNTRIES: 'EE,BE,US',
        PINPOST_SMS_PER_DAY: '100',
      },
      { cwd: folder },
    )
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
    const clock = fakeClock()
    const db = await engine.open()
    await createServiceAdmin({
      db,
      clock,
      random: systemRandom,
      uuids: createUuids(clock, systemRandom),
    }).ensureDefault()
    const workplace = {
      db,
      clock,
      random: systemRandom,
      config: loaded.config,
      ring: createKeyRing(testSecrets),
      lineup: async () => ({ providers: [], plan: { providers: [] } }),
    }
    type = async (...argv) => {
      const texts = { out: '', err: '' }
      const exit = await runRemotely(argv, workplace, {
        out: (text) => (texts.out += `${text}\n`),
        err: (text) => (texts.err += `${text}\n`),
      })
      return { exit, ...texts }
    }
  })

  const show = async (...argv: string[]) => (await type('policy', 'show', ...argv)).out
  const json = async (...argv: string[]) => JSON.parse(await show(...argv, '--json'))

  test('the table tells every country of which something is said, and by whom', async () => {
    const lines = (await show()).split('\n').map((line) => line.split(/ {2,}/))
    expect(lines).toContainEqual(['country', 'sms', 'email', 'sender', 'last line', 'said by', 'on'])
    expect(lines).toContainEqual(['BE', 'yes', 'yes', '8850', 'no', 'file', '2026-11-20'])
    expect(lines).toContainEqual(['US', 'no', 'yes', 'yes', 'shipped', '2026-11-23'])
    expect(lines).toContainEqual(['biometric', 'no', 'yes'])
    expect(await json()).toMatchObject({
      countries: expect.arrayContaining([expect.objectContaining({ country: 'CA', sms: 'no', email: 'yes' })]),
      methods: [{ method: 'biometric', sms: 'no', email: 'yes' }],
    })
  })

  test('an answer is explained step by step, and names the row that decided', async () => {
    const steps = (await show('--to', '+1 212 736 5000', '--location', 'EE', '--test')).split('\n')
    expect(steps[0]).toBe('+1 212 736 5000: US, fixed line or mobile')
    expect(steps).toContain('1. The number belongs to US: sms no.')
    expect(steps.find((line) => line.startsWith('   > '))).toContain('shipped, 2026-11-23: sms no. Operators take')
    expect(steps).toContain('No text message goes there: sms_not_delivered_there. Instead: email.')
    expect(steps.at(-2)).toMatch(/^The person is told: Text messages .* Please use your e-mail address instead\.$/)
    expect(steps.join('\n')).not.toContain('2.') // the first that refuses decides
  })

  test('an answer shows the rows that another one went before', async () => {
    const words = await show('--to', '+32470123456', '--test')
    expect(words).toMatch(
      /\n {5}shipped, 2026-11-23: sms no, last line no\. .*\n {3}> file, line 1, 2026-11-20: sms yes, sender 8850\./,
    )
    expect(words).toContain('A text message goes there, from the sender 8850, without the line @host #code.')
    expect(words).toContain('3. Text messages to that country are enabled: yes.')
  })

  test.each([
    [['--to', '+37251234567', '--location', 'BE', '--test'], { available: true }],
    [['--to', '+37251234567', '--location', 'US', '--test'], { reason: 'sms_not_delivered_where_you_are' }],
    [['--to', '+37251234567', '--sensed', 'US', '--test'], { available: true, tips: ['use_email'] }],
    [['--to', '+37251234567', '--method', 'biometric', '--test'], { reason: 'not_for_this_method' }],
    [['--to', '+37251234567'], { reason: 'channel_not_configured', tips: ['use_another_method'] }],
    [['--to', '+33612345678', '--test'], { reason: 'country_not_enabled', setting: 'PINPOST_SMS_COUNTRIES' }],
    [['--to', 'ann@mail.ee', '--test'], { channel: 'email', available: true }],
  ])('%s is answered as the server would', async (argv, answer) => {
    expect(await json(...argv)).toMatchObject(answer)
  })

  test('what the person is told is in their language, and notes a number kept for fiction', async () => {
    const words = await show('--to', '+12125550123', '--locale', 'et', '--test')
    expect(words).toContain('See number on mõeldud filmide ja näidete jaoks')
    expect(words).toContain('Koodiga tekstisõnumid ei jõua selle numbri riiki.')
  })

  test('what is set holds from then on, and is on record', async () => {
    const set = await type('policy', 'set', 'NG', 'sms', 'confirmed_only', '--why', 'toll fraud', '--by', 'Ann')
    expect(set).toMatchObject({ exit: 0, out: expect.stringContaining('recorded as set by Ann') })
    expect(set.err).toContain('PINPOST_SMS_COUNTRIES does not enable NG')
    expect(await json('--to', '+2348031234567', '--test')).toMatchObject({ reason: 'confirmed_contacts_only' })
    expect(await json('--to', '+2348031234567', '--test', '--confirmed')).toMatchObject({
      reason: 'country_not_enabled',
    })

    const again = await type('policy', 'set', 'ng', 'sms', 'no', '--why', 'it went on', '--service', 'default')
    expect(again).toMatchObject({ exit: 0, err: '' })
    expect(await show('NG')).toMatch(
      /set for all services, .*, by Ann: sms confirmed only\. toll fraud\n.*set for the service, /,
    )

    expect(await type('policy', 'unset', 'NG', 'sms', '--why', 'it stopped', '--service', 'default')).toMatchObject({
      exit: 0,
    })
    expect(await type('policy', 'unset', 'NG', 'sms', '--why', 'it stopped')).toMatchObject({ exit: 0 })
    expect(await type('policy', 'unset', 'NG', 'sms', '--why', 'it stopped')).toMatchObject({ exit: 1 })
    expect(await show('NG')).toMatch(
      /Nothing is said of it(.|\n)*by Ann, all services: sms confirmed_only\. toll fraud\. Ended .*: it stopped\./,
    )
  })

  test('who and why are one line on the terminal of whoever reads them, whatever was typed', async () => {
    await type('policy', 'set', 'GH', 'sms', 'no', '--why', 'toll\nfraud\u001b[2J', '--by', 'Ann\r\nBob')
    expect(await show('GH')).toContain('by Ann  Bob: sms no. toll fraud [2J\n')
    await type('policy', 'unset', 'GH', 'sms', '--why', 'it\tstopped')
    expect(await show('GH')).toContain(': it stopped.')
  })

  test('a sender is set with the verdict', async () => {
    await type('policy', 'set', 'EE', 'sms', 'yes', '--sender', 'ShopEE', '--origin-line', 'no', '--why', 'registered')
    expect(await json('EE')).toMatchObject({ sms: 'yes', sender: 'ShopEE', origin_line: false })
    await type('policy', 'unset', 'EE', 'sms', '--why', 'the end')
    expect(await json('EE')).toMatchObject({ sms: 'yes', sender: null, origin_line: true })
  })

  test.each([
    [['set', 'XQ', 'sms', 'no', '--why', 'x'], 2, /"XQ" is no country/],
    [['set', 'BE', 'fax', 'no', '--why', 'x'], 2, /There is no channel fax/],
    [['set', 'BE', 'sms', 'maybe', '--why', 'x'], 2, /There is no verdict maybe/],
    [['set', 'BE', 'sms', 'no'], 2, /--why is missing/],
    [['set', 'BE', 'sms', 'no', '--why', ' '], 2, /Say why/],
    [['set', 'BE', 'sms', 'no', '--why', 'x'.repeat(201)], 2, /up to 200 characters/],
    [['set', 'BE', 'sms', 'yes', '--sender', 'far too long a name', '--why', 'x'], 2, /--sender takes/],
    [['set', 'BE', 'sms', 'yes', '--origin-line', 'maybe', '--why', 'x'], 2, /--origin-line takes/],
    [['set', 'BE', 'email', 'no', '--sender', 'Shop', '--why', 'x'], 2, /go with sms alone/],
    [['set', 'BE', 'sms', 'no', '--why', 'x', '--service', 'nobody'], 1, /There is no service nobody/],
    [['set', 'BE', 'sms', 'no', '--why', 'x', '--by', 'x'.repeat(201)], 2, /up to 200 characters/],
    [['unset', 'BE', 'sms'], 2, /--why is missing/],
    [['unset', 'BE', 'sms', '--why', ' '], 2, /Say why/],
    [['unset', 'BE', 'sms', '--why', 'x'.repeat(201)], 2, /up to 200 characters/],
    [['show', 'XQ'], 2, /"XQ" is no country/],
    [['show', 'BE', '--to', '+37251234567'], 2, /either a country or --to/],
    [['show', '--to', '+37251234567', '--location', 'ZZ'], 2, /"ZZ" is no country/],
    [['show', '--to', '51234567', '--location', 'EE'], 1, /country_missing.*Did you mean \+37251234567\?/],
    [['show', '--location', 'EE'], 2, /--location .*--to/],
    [['show', 'BE', '--test'], 2, /--test .*--to/],
    [['show', '--service', 'nobody'], 1, /There is no service nobody/],
  ])('%s is answered in words, and changes nothing', async (argv, exit, words) => {
    const before = await show('BE')
    const { err, ...typed } = await type('policy', ...argv)
    expect(typed).toEqual({ exit, out: '' })
    expect(err).toMatch(words)
    expect(await show('BE')).toBe(before)
  })

  test('a file that went wrong is told with its line', async () => {
    writeFileSync(file, FILE.replace('sms: yes', 'sms: perhaps'))
    expect(await type('policy', 'show')).toMatchObject({
      exit: 1,
      err: expect.stringMatching(/line 2: sms takes one of/),
    })
    writeFileSync(file, FILE)
  })
})
