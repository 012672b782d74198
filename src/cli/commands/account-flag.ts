// pinpost account flag
import { accountsOf, findAccount, writeAccount } from '../account-words.ts'
import { command, jsonOption } from '../command.ts'

const FLAGS = ['leaked', 'disputed'] as const

export const accountFlag = command({
  name: 'account flag',
  summary: 'Flags an account, or takes a flag back',
  about: [
    "leaked: the person's data are known to have leaked. When they register or renew they are told to change the password of their mailbox, and a code by e-mail is offered second.",
    'disputed: somebody said of a registration or renewal that it was not them. Take it back once that is settled.',
  ],
  args: [
    { name: 'ACCOUNT', meaning: 'Its id: acc_…' },
    { name: 'FLAG', meaning: 'leaked or disputed.' },
  ],
  options: { off: { type: 'boolean', meaning: 'Takes the flag back.' }, json: jsonOption },
  examples: [
    { line: 'pinpost account flag acc_01jdcg8e5zf4k9t2m6q7r8s9v0 leaked', meaning: 'After a leak became known.' },
    { line: 'pinpost account flag acc_01jdcg8e5zf4k9t2m6q7r8s9v0 disputed --off', meaning: 'Once it is settled.' },
  ],
  needs: 'database',
  remote: true,
  async run(context) {
    const { values, positionals, err } = context
    const flag = FLAGS.find((each) => each === positionals[1])
    if (flag === undefined) {
      err('FLAG is leaked or disputed.')
      return 2
    }
    const found = await findAccount(context, positionals[0] ?? '')
    if (found === undefined) return 1
    const accounts = accountsOf(context)
    const set = flag === 'leaked' ? accounts.flag : accounts.dispute
    const outcome = await set(found.owner, found.account.id, !values.off)
    if (!('account' in outcome)) {
      err('There is no such account.')
      return 1
    }
    writeAccount(context, outcome.account, found.owner, values.json)
    if (outcome.kind === 'unchanged') err('It was so already.')
    return 0
  },
})
