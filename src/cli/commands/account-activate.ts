// pinpost account activate
import { parseInstant } from '../../accounts/index.ts'
import { accountsOf, findAccount, writeAccount } from '../account-words.ts'
import { command, jsonOption } from '../command.ts'

export const accountActivate = command({
  name: 'account activate',
  summary: 'Makes a pending account active',
  about: [
    'For hosts that finish later than the registration. Its validity begins now and lasts as the setting account_years says, unless --ends tells another end. An account that is active already stays as it is; one that has expired or was closed cannot be made active.',
  ],
  args: [{ name: 'ACCOUNT', meaning: 'Its id: acc_…' }],
  options: {
    ends: { type: 'string', value: 'DATE', meaning: 'The end of its validity: 2029-11-23, or with time and zone.' },
    json: jsonOption,
  },
  examples: [
    { line: 'pinpost account activate acc_01jdcg8e5zf4k9t2m6q7r8s9v0', meaning: 'Active from now on.' },
    {
      line: 'pinpost account activate acc_01jdcg8e5zf4k9t2m6q7r8s9v0 --ends 2029-11-23',
      meaning: 'Until a day of your own.',
    },
  ],
  needs: 'database',
  remote: true,
  async run(context) {
    const { values, positionals, clock, err } = context
    const endsAt = values.ends === undefined ? undefined : parseInstant(values.ends)
    if (values.ends !== undefined && (endsAt === undefined || endsAt <= clock.now())) {
      err('--ends takes a day that is still to come: 2029-11-23, or with time and zone.')
      return 2
    }
    const found = await findAccount(context, positionals[0] ?? '')
    if (found === undefined) return 1
    const outcome = await accountsOf(context).activate(found.owner, found.account.id, endsAt)
    switch (outcome.kind) {
      case 'changed':
      case 'unchanged':
        writeAccount(context, outcome.account, found.owner, values.json)
        if (outcome.kind === 'unchanged') err('It was active already.')
        return 0
      case 'refused':
        err(`It is ${outcome.state} and cannot be made active.`)
        return 1
      case 'not_found':
        err('There is no such account.')
        return 1
    }
  },
})
