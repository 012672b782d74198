// pinpost simulate smtp: a mail server to try things with. What arrives is written out in full, since nothing but a try arrives: it
// listens on loopback alone and carries nothing on.
import { addressesWithOutcomes, isMailStatus, startMailSimulator } from '../../simulator/index.ts'
import { command } from '../command.ts'
import { indented, numberOf, playUntilStopped, RULE_WORDS_TOLD, readRules, ruleOptions, timeOf } from '../simulating.ts'

const SMTP_PORT = 1025

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
    return await playUntilStopped(err, async () => {
      const server = await startMailSimulator({
        port: numberOf(values.port, 'port', 0, 65_535) ?? SMTP_PORT,
        clock,
        rules: readRules(values, isMailStatus),
        seed: values.seed,
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
