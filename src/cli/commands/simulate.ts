// pinpost simulate smsc, pinpost simulate smtp: carriers to try things with. What arrives is written out in full, since nothing
// but a try arrives: they listen on loopback alone and carry nothing on.
import { readFileSync } from 'node:fs'
import { statusNumber } from '../../lib/smpp-pdu.ts'
import {
  addressesWithOutcomes,
  type IsStatus,
  isMailStatus,
  numbersWithOutcomes,
  parseRule,
  RECEIPT_FORMS,
  RULE_WORDS,
  type Rule,
  ruleLines,
  startMailSimulator,
  startSmsc,
} from '../../simulator/index.ts'
import { command, type Output } from '../command.ts'
import { toldToStop } from '../signals.ts'

const SMSC_PORT = 2775
const SMTP_PORT = 1025
/** What is asked for cannot be understood. */
class Mistake extends Error {}

const ruleOptions = {
  rule: {
    type: 'string',
    value: 'RULE',
    multiple: true,
    meaning:
      'What becomes of some messages, for example "+372* latency=200". Rules are tried in order; the first one that fits holds.',
  },
  rules: { type: 'string', value: 'FILE', meaning: 'Rules from a file, a line each; # begins a comment.' },
  seed: {
    type: 'string',
    value: 'TEXT',
    meaning: 'What chance is drawn from: the same seed gives the same fates. 1 without it.',
  },
  json: { type: 'boolean', meaning: 'Writes each message as a line of JSON instead of text for people.' },
} as const

const RULE_WORDS_TOLD = `A rule is a pattern, in which * stands for anything, and words after it: ${RULE_WORDS.join(', ')}. Times are milliseconds; a rule with a chance applies to that share of what fits it.`

export const simulateSmsc = command({
  name: 'simulate smsc',
  summary: 'Plays a carrier of text messages',
  about: [
    'Listens for SMPP on this machine (127.0.0.1) and plays a carrier: takes messages, writes each out in full, and sends receipts. Nothing is carried anywhere. Any system id and password will do, unless you set them. Point PINPOST_SMPP_URL at the address that it prints.',
    `Numbers that end in certain digits have a fixed outcome: ${numbersWithOutcomes.map(({ ending, meaning }) => `${ending} ${meaning}`).join('; ')}. All others are taken, and delivered half a second later.`,
    RULE_WORDS_TOLD,
    'A status is one of SMPP, as in status=RTHROTTLED or status=0x400.',
  ],
  args: [],
  options: {
    port: { type: 'string', value: 'PORT', meaning: `Where to listen; ${SMSC_PORT} without it, 0 takes a free one.` },
    login: { type: 'string', value: 'ID:PASSWORD', meaning: 'Lets only this system id with this password bind.' },
    rate: { type: 'string', value: 'NUMBER', meaning: 'Answers ESME_RTHROTTLED to more messages than this a second.' },
    receipts: {
      type: 'string',
      value: 'FORM',
      meaning: `The form of receipts: ${RECEIPT_FORMS.join(', ')} (the number of the message in base ten). both without it.`,
    },
    ...ruleOptions,
  },
  examples: [
    { line: 'pinpost simulate smsc', meaning: 'A carrier at smpp://id:password@127.0.0.1:2775.' },
    {
      line: 'pinpost simulate smsc --rule "* chance=0.05 silence" --rule "+371* receipt=undelivered"',
      meaning: 'One that loses a twentieth, and delivers nothing in Latvia.',
    },
  ],
  needs: 'nothing',
  async run({ values, clock, out, err }) {
    return await refusingMistakes(err, async () => {
      const receipts = wordOf(values.receipts, 'receipts', RECEIPT_FORMS)
      const rate = numberOf(values.rate, 'rate', 1, 1_000_000)
      const login = loginOf(values.login)
      const smsc = await startSmsc({
        port: numberOf(values.port, 'port', 0, 65_535) ?? SMSC_PORT,
        clock,
        rules: readRules(values, (status) => statusNumber(status) !== undefined),
        ...(values.seed === undefined ? {} : { seed: values.seed }),
        ...(login ? { login } : {}),
        ...(rate === undefined ? {} : { rate }),
        ...(receipts ? { receipts } : {}),
        onEvent: err,
        onMessage(message) {
          const { at, from, to, outcome, receipt, text } = message
          const fate = outcome === 'accepted' ? `accepted, receipt: ${receipt}` : outcome
          out(
            values.json
              ? JSON.stringify(message)
              : `${timeOf(at)} ${from} → ${to}  ${fate}\n  ${indented(text ?? 'no text')}`,
          )
        },
      })
      err(`Playing a carrier at smpp://id:password@127.0.0.1:${smsc.port}; Ctrl-C ends it.`)
      return smsc
    })
  },
})

export const simulateSmtp = command({
  name: 'simulate smtp',
  summary: 'Plays a mail server',
  about: [
    'Listens for SMTP on this machine (127.0.0.1) and plays a mail server: takes messages and writes each out in full. Nothing is carried anywhere. Any login will do. Point PINPOST_SMTP_URL at the address that it prints.',
    `Addresses of certain names have a fixed outcome: ${addressesWithOutcomes.map(({ pattern, meaning }) => `${pattern.replace('*', '…')} ${meaning}`).join('; ')}. All others are taken.`,
    RULE_WORDS_TOLD,
    'A status is one of SMTP, as in status=450 or status=550:5.1.1. Receipts are a matter of text messages.',
  ],
  args: [],
  options: {
    port: { type: 'string', value: 'PORT', meaning: `Where to listen; ${SMTP_PORT} without it, 0 takes a free one.` },
    ...ruleOptions,
  },
  examples: [
    { line: 'pinpost simulate smtp', meaning: 'A mail server at smtp://127.0.0.1:1025.' },
    {
      line: 'pinpost simulate smtp --rule "*@slow.example latency=1000-4000"',
      meaning: 'One that is slow for a domain.',
    },
  ],
  needs: 'nothing',
  async run({ values, clock, out, err }) {
    return await refusingMistakes(err, async () => {
      const server = await startMailSimulator({
        port: numberOf(values.port, 'port', 0, 65_535) ?? SMTP_PORT,
        clock,
        rules: readRules(values, isMailStatus),
        ...(values.seed === undefined ? {} : { seed: values.seed }),
        onMessage(mail) {
          const { at, from, to, outcome, subject, text } = mail
          const head = `${timeOf(at)} ${from} → ${to}  ${outcome}`
          const shown = [head, ...[subject, text].filter((part) => part !== '').map((part) => `  ${indented(part)}`)]
          out(values.json ? JSON.stringify(mail) : shown.join('\n'))
        },
      })
      err(`Playing a mail server at smtp://127.0.0.1:${server.port}; Ctrl-C ends it.`)
      return server
    })
  },
})

/** Runs what was started until told to stop. */
async function refusingMistakes(
  err: Output['err'],
  start: () => Promise<{ close(): Promise<void> }>,
): Promise<0 | 1 | 2> {
  let server: { close(): Promise<void> }
  try {
    server = await start()
  } catch (cause) {
    if (cause instanceof Mistake) {
      err(cause.message)
      return 2
    }
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause
    err('The port is in use; --port takes another one.')
    return 1
  }
  await toldToStop()
  await server.close()
  return 0
}

function readRules(values: { rule: readonly string[]; rules: string | undefined }, isStatus: IsStatus): Rule[] {
  const lines = [...values.rule, ...(values.rules === undefined ? [] : ruleLines(textIn(values.rules)))]
  return lines.map((line) => {
    const reading = parseRule(line, isStatus)
    if (reading.ok) return reading.rule
    throw new Mistake(
      `The rule ${JSON.stringify(line)} ${reading.problem}.\nWords of a rule: ${RULE_WORDS.join(', ')}.`,
    )
  })
}

function textIn(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Mistake(`The rules in ${file} cannot be read (${(cause as NodeJS.ErrnoException).code}).`)
  }
}

function numberOf(text: string | undefined, name: string, least: number, most: number): number | undefined {
  if (text === undefined) return undefined
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new Mistake(`--${name} is a whole number from ${least} to ${most}.`)
}

function wordOf<T extends string>(text: string | undefined, name: string, words: readonly T[]): T | undefined {
  const word = words.find((candidate) => candidate === text)
  if (text === undefined || word !== undefined) return word
  throw new Mistake(`--${name} is one of ${words.join(', ')}.`)
}

function loginOf(text: string | undefined): { systemId: string; password: string } | undefined {
  if (text === undefined) return undefined
  const at = text.indexOf(':')
  if (at < 1) throw new Mistake('--login is a system id and a password with a colon between them.')
  return { systemId: text.slice(0, at), password: text.slice(at + 1) }
}

function timeOf(at: Date): string {
  return at.toISOString().slice(11, 19)
}

function indented(text: string): string {
  return text.trimEnd().replaceAll('\n', '\n  ')
}
