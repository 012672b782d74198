// pinpost simulate smsc: a carrier of text messages to try things with. What arrives is written out in full, since nothing but a
// try arrives: it listens on loopback alone and carries nothing on.
import { statusNumber } from '../../lib/smpp-pdu.ts'
import { numbersWithOutcomes, RECEIPT_FORMS, startSmsc } from '../../simulator/index.ts'
import { command } from '../command.ts'
import {
  indented,
  Mistake,
  numberOf,
  playUntilStopped,
  RULE_WORDS_TOLD,
  readRules,
  ruleOptions,
  timeOf,
} from '../simulating.ts'

const SMSC_PORT = 2775

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
    return await playUntilStopped(err, async () => {
      const smsc = await startSmsc({
        port: numberOf(values.port, 'port', 0, 65_535) ?? SMSC_PORT,
        clock,
        rules: readRules(values, (status) => statusNumber(status) !== undefined),
        seed: values.seed,
        login: loginOf(values.login),
        rate: numberOf(values.rate, 'rate', 1, 1_000_000),
        receipts: wordOf(values.receipts, 'receipts', RECEIPT_FORMS),
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
