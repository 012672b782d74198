// The scripted carriers as an integrator meets them: by the command, and by SMTP. What the scripted SMSC does is held by the tests
// of SMPP, which run against it.
import { readFile } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { afterEach, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../src/cli/run.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { systemRandom } from '../../src/lib/random.ts'
import {
  addressesWithOutcomes,
  numbersWithOutcomes,
  type SimulatedMail,
  startMailSimulator,
  startSmsc,
} from '../../src/simulator/index.ts'
import { closeAll, email, patience, sms, smtp } from '../support/mail-fixtures.ts'
import { startCommand } from '../support/pinpost-process.ts'
import { carrier, closeCarriers, smpp } from '../support/smsc.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  await closeAll()
  await closeCarriers()
  for (const close of closing.splice(0)) await close()
})

describe('the scripted mail server', () => {
  async function start() {
    const messages: SimulatedMail[] = []
    const server = await startMailSimulator({
      port: 0,
      clock: systemClock,
      rules: [{ pattern: '*@slow.example', chance: 1, fate: { latency: [60, 60] } }],
      onMessage: (mail) => messages.push(mail),
    })
    closing.push(server.close)
    return { ...server, messages, url: `smtp://127.0.0.1:${server.port}` }
  }

  test('takes a message and shows it in full', async () => {
    const server = await start()
    expect(await smtp(server.url).send(email(), patience())).toMatchObject({ kind: 'accepted', reference: 'SIMULATED' })
    const { to, subject, text } = email()
    expect(server.messages).toMatchObject([{ to, from: 'codes@sender.example', subject, outcome: 'accepted', text }])
  })

  test.each([
    ['unknown@a.example', { kind: 'refused', reason: 'contact_unknown', final: true }],
    ['blocked@a.example', { kind: 'refused', reason: 'contact_blocked', final: true }],
    ['busy@a.example', { kind: 'refused', reason: 'busy', final: false }],
    ['lost@a.example', { kind: 'unknown' }],
    ['cut@a.example', { kind: 'unknown' }],
  ])('does with %s what its name says', async (to, expected) => {
    const server = await start()
    const provider = smtp(server.url, { handOverTimeoutMs: 400 })
    expect(await provider.send(email({ to }), patience())).toMatchObject(expected)
    expect(server.messages).toMatchObject([{ to }])
  })

  test('does what a rule says', async () => {
    const server = await start()
    const begun = performance.now()
    await smtp(server.url).send(email({ to: 'ann@slow.example' }), patience())
    expect(performance.now() - begun).toBeGreaterThan(58)
  })
})

test.each([
  ['SMSC', () => startSmsc({ port: 0, clock: systemClock })],
  ['mail server', () => startMailSimulator({ port: 0, clock: systemClock })],
])('the scripted %s listens on loopback alone', async (_, start) => {
  const server = await start()
  closing.push(server.close)
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
  for (const { address } of others) {
    const socket = createConnection({ host: address, port: server.port })
    const refused = new Promise((resolve) => socket.once('error', resolve).once('connect', () => resolve(undefined)))
    expect(await refused).toMatchObject({ code: 'ECONNREFUSED' })
    socket.destroy()
  }
})

test('the scripted SMSC takes only who it was told to let in', async () => {
  const smsc = await carrier({ login: { systemId: 'me', password: 'secret' } })
  expect(await smpp(smsc.url).send(sms(), patience())).toMatchObject({ kind: 'accepted' })
  const stranger = smpp(smsc.url.replace('me', 'you'))
  expect(await stranger.send(sms(), patience())).toMatchObject({ kind: 'refused', status: 'ESME_RINVPASWD' })
})

describe('the command', () => {
  test('plays a carrier that Pinpost can send to, and ends when it is told to', async () => {
    const command = await startCommand(['simulate', 'smsc', '--port', '0', '--json', '--rule', '*7 status=RSYSERR'])
    closing.push(command.stop)
    const provider = smpp(command.url)
    expect(await provider.send(sms(), patience())).toMatchObject({ kind: 'refused', status: 'ESME_RSYSERR' })
    expect(await provider.send(sms({ to: '+37251234568' }), patience())).toMatchObject({ kind: 'accepted' })
    await provider.close()
    const shown = command.lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line))
    expect(shown).toMatchObject([
      { to: '+37251234567', outcome: 'ESME_RSYSERR' },
      { outcome: 'accepted', text: sms().text },
    ])
    expect(await command.stop()).toBe(0)
  })

  test.each([
    [['--rule', '* fast'], /does not understand "fast"/],
    [['--rules', '/nowhere/rules'], /cannot be read \(ENOENT\)/],
    [['--port', '65536'], /--port is a whole number from 0 to 65535/],
    [['--receipts', 'paper'], /--receipts is one of both, text/],
    [['--login', 'me'], /--login is a system id and a password/],
  ])('says what is wrong with %j', async (argv, words) => {
    const told: string[] = []
    const tell = (text: string): void => void told.push(text)
    const machine = { cwd: tmpdir(), clock: systemClock, random: systemRandom, out: tell, err: tell }
    expect(await runCommandLine(['simulate', 'smsc', ...argv], machine)).toBe(2)
    expect(told.join('\n')).toMatch(words)
  })
})

test('numbers with outcomes stand in the guide, addresses in the help', async () => {
  const [guide, help] = await Promise.all(
    ['guides/smpp.md', 'reference/commands.md'].map((path) =>
      readFile(new URL(`../../docs/${path}`, import.meta.url), 'utf8'),
    ),
  )
  for (const { ending } of numbersWithOutcomes) expect(guide).toContain(`| \`${ending}\` |`)
  for (const { meaning } of addressesWithOutcomes) expect(help).toContain(meaning)
})
