// The parts of the benchmark on which its fairness rests.
import { readFileSync } from 'node:fs'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { expect, test } from 'vitest'
import { createMailbox } from '../../bench/mailbox.ts'
import { codeIn, codeInMail } from '../../bench/message-code.ts'
import { readOptions } from '../../bench/options.ts'
import { personAt } from '../../bench/people.ts'
import { median, spreadOf } from '../../bench/quantiles.ts'
import { reportOf } from '../../bench/report.ts'
import { withStops } from '../../bench/stops.ts'
import type { SubjectName } from '../../bench/subjects.ts'

test('the control stays a file of under 40 lines', () => {
  const lines = readFileSync(new URL('../../bench/control.ts', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  expect(lines.length).toBeLessThan(40)
})

test('quantiles are values that were measured, by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => 100 - n)
  expect(spreadOf(hundred)).toEqual({ p50: 50, p99: 99, max: 100 })
  expect(spreadOf([...hundred, 101])).toEqual({ p50: 51, p99: 100, max: 101 })
  expect(spreadOf([]).p50).toBeNaN()
})

test('the median of an even number of rounds lies between the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([10, 1, 9, 2])).toBe(5.5)
})

test('no two of the people share a contact, a session or an address', () => {
  const people = Array.from({ length: 30_000 }, (_, n) => personAt(n))
  for (const part of ['to', 'session', 'ip'] as const) {
    expect(new Set(people.map((person) => person[part])).size).toBe(people.length)
  }
})

test('every phone is a valid mobile number, and neighbours do not share all but their last four digits', () => {
  const numbers = Array.from({ length: 2_000 }, (_, n) => personAt(2 * n * 7 + 1).to)
  expect(numbers.filter((number) => parsePhoneNumberFromString(number)?.getType() !== 'MOBILE')).toEqual([])
  expect(new Set(numbers.map((number) => number.slice(0, -4))).size).toBe(numbers.length)
})

test('a code is read from a text and not from longer numbers in it', () => {
  expect(codeIn('person000000012 asked: 012345 is your code')).toBe('012345')
  expect(() => codeIn('person000000012, 12345 or 1234567')).toThrow('without a code')
})

test.each([
  ['quoted-printable', 'Your code is 01=\r\n2345.'],
  ['base64', Buffer.from('Your code is 012345.').toString('base64')],
])('a code is read from the first part of a mail in %s', (encoding, text) => {
  const head = 'Message-ID: <999999@x>\r\nContent-Type: multipart/alternative; boundary="--b-1"\r\n\r\n'
  const part = `----b-1\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${text}\r\n`
  expect(codeInMail(`${head}${part}----b-1\r\n\r\n888888`)).toBe('012345')
})

test('a person may look before or after the message came, and hears when the server is gone', async () => {
  const mailbox = createMailbox()
  mailbox.take('a@x 111111 5.5\n')
  const early = mailbox.read('b@x')
  mailbox.take('b@x 222222 6\nc@x 333333 7\n')
  expect(await mailbox.read('a@x')).toEqual({ code: '111111', takenAtMs: 5.5 })
  expect(await early).toEqual({ code: '222222', takenAtMs: 6 })
  const waiting = mailbox.read('d@x')
  mailbox.fail(new Error('gone'))
  await expect(waiting).rejects.toThrow('gone')
  await expect(mailbox.read('e@x')).rejects.toThrow('gone')
})

test('what was started is stopped in reverse, also when the work or a stop fails', async () => {
  const stopped: string[] = []
  const run = withStops(async (stops) => {
    stops.push(async () => void stopped.push('first'))
    stops.push(async () => Promise.reject(new Error('a stop failed')))
    stops.push(async () => void stopped.push('last'))
    throw new Error('the work failed')
  })
  await expect(run).rejects.toThrow('the work failed')
  expect(stopped).toEqual(['last', 'first'])
})

test('flags that mean nothing are refused in words', () => {
  expect(() => readOptions(['--only', 'nginx'])).toThrow('"nginx" is none of control')
  expect(() => readOptions(['--rounds', 'five'])).toThrow('--rounds: "five" is not a number of 1 or more')
  expect(readOptions(['--quick', '--rounds', '2'])).toMatchObject({ rounds: 2, seconds: 1, isJudged: false })
})

test('a server is held against the best that control and peer did with any number of callers, and judged by its own best', () => {
  const round = (cyclesPerSecond: number) => ({
    ...{ cyclesPerSecond, loadCpu: 0 },
    startMs: spreadOf([1]),
    checkMs: spreadOf([1]),
  })
  const series = (name: SubjectName, callers: number, ...cycles: number[]) => ({
    name,
    callers,
    rounds: cycles.map(round),
  })
  const { throughput, goals } = reportOf({
    postgresVersion: undefined,
    closedLoop: [
      series('control', 64, 1000, 1001, 999),
      series('control', 256, 900),
      series('pinpost-embedded', 64, 200),
      series('pinpost-embedded', 256, 400),
      series('better-auth', 64, 40),
      series('better-auth', 256, 50),
    ],
    openLoop: [],
    pages: [],
  })
  expect(throughput.map(({ timesPeer }) => timesPeer)).toEqual([20, 18, 4, 8, 0.8, 1])
  expect(throughput.map(({ ofControl }) => ofControl)).toEqual([1, 0.9, 0.2, 0.4, 0.04, 0.05])
  expect(goals.map(({ value, isMet }) => [value, isMet])).toEqual([
    [0.4, true],
    [8, true],
  ])
})
