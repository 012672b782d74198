// pinpost account show
import { findAccount, writeAccount } from '../account-words.ts'
import { command, jsonOption } from '../command.ts'

export const accountShow = command({
  name: 'account show',
  summary: 'Tells how an account stands',
  about: ['State, validity, contacts on file (masked) and flags. "pinpost account search" finds the id.'],
  args: [{ name: 'ACCOUNT', meaning: 'Its id: acc_…' }],
  options: { json: jsonOption },
  examples: [{ line: 'pinpost account show acc_01jdcg8e5zf4k9t2m6q7r8s9v0', meaning: 'The account with this id.' }],
  needs: 'database',
  remote: true,
  async run(context) {
    const { values, positionals } = context
    const found = await findAccount(context, positionals[0] ?? '')
    if (found === undefined) return 1
    writeAccount(context, found.account, found.owner, values.json)
    return 0
  },
})
