// pinpost account close
import { accountsOf, findAccount, writeAccount } from '../account-words.ts'
import { command, jsonOption } from '../command.ts'

const MOST_REASON = 200

export const accountClose = command({
  name: 'account close',
  summary: 'Closes an account',
  about: [
    'A closed account stays closed. Its contacts stay on file: whoever once had an active account may prove who they are by them when they register again. To have them forgotten, use "pinpost account erase".',
  ],
  args: [
    { name: 'ACCOUNT', meaning: 'Its id: acc_…' },
    { name: 'REASON', meaning: `Why, in up to ${MOST_REASON} characters; kept with the account.` },
  ],
  options: { json: jsonOption },
  examples: [
    {
      line: 'pinpost account close acc_01jdcg8e5zf4k9t2m6q7r8s9v0 "moved away"',
      meaning: 'With the reason that the person gave.',
    },
  ],
  needs: 'database',
  remote: true,
  async run(context) {
    const { values, positionals, err } = context
    const [typed = '', reason = ''] = positionals
    if (reason.trim() === '' || reason.length > MOST_REASON || /[\p{C}\p{Zl}\p{Zp}]/u.test(reason)) {
      err(`REASON is one line of up to ${MOST_REASON} characters.`)
      return 2
    }
    const found = await findAccount(context, typed)
    if (found === undefined) return 1
    const outcome = await accountsOf(context).close(found.owner, found.account.id, reason.trim())
    if (!('account' in outcome)) {
      err('There is no such account.')
      return 1
    }
    writeAccount(context, outcome.account, found.owner, values.json)
    if (outcome.kind === 'unchanged') err('It was closed before; its reason stays as it was.')
    return 0
  },
})
