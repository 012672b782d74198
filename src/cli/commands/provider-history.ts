// pinpost provider history
import { providerChanges } from '../../delivery/index.ts'
import { command, jsonOption } from '../command.ts'
import { changeToJson, describeChanges } from '../provider-words.ts'

const MOST = 1_000
const USUAL = 50

export const providerHistory = command({
  name: 'provider history',
  summary: 'Tells what changed of the providers, by whom and why',
  about: [
    'Weights that moved by what was measured, providers that were found down and that came back, and what operators paused and resumed; the latest first. It is kept for 90 days.',
  ],
  args: [
    { name: 'NAME', meaning: 'Of one provider, be it configured still or not; of all without it.', isOptional: true },
  ],
  options: {
    most: { type: 'string', value: 'NUMBER', meaning: `How many changes at most; ${USUAL} without it, up to ${MOST}.` },
    json: jsonOption,
  },
  examples: [
    { line: 'pinpost provider history', meaning: 'The last changes of all providers.' },
    { line: 'pinpost provider history telco-a --json', meaning: 'Those of one, for a program.' },
  ],
  needs: 'database',
  remote: true,
  async run({ db, values, positionals, out, err }) {
    const most = values.most === undefined ? USUAL : Number(values.most)
    if (!Number.isInteger(most) || most < 1 || most > MOST) {
      err(`--most is a whole number from 1 to ${MOST}.`)
      return 2
    }
    const [provider] = positionals
    const changes = await providerChanges(db, { provider, most })
    if (values.json) out(JSON.stringify(changes.map(changeToJson), null, 2))
    else if (changes.length > 0) out(describeChanges(changes))
    else err(`Nothing changed of ${provider ?? 'the providers'} in the last 90 days.`)
    return 0
  },
})
