// pinpost account erase
import { erasuresOf, nothingThere, ownerOf, ownerOptions, personArgs, readPerson } from '../account-words.ts'
import { command, contactOption, jsonOption } from '../command.ts'

export const accountErase = command({
  name: 'account erase',
  summary: 'Forgets a person or a contact',
  about: [
    'Of a person: the accounts, the contacts on file, and the verifications and stories of those contacts. Of a contact: the same, except that accounts stay, without it. It cannot be undone; what limits have counted stays counted, and tells nothing.',
    'Without --yes it only tells how much would be erased. Backups are yours to look after.',
  ],
  args: personArgs,
  options: {
    contact: contactOption,
    yes: { type: 'boolean', meaning: 'Really erases.' },
    ...ownerOptions,
    json: jsonOption,
  },
  examples: [
    { line: 'pinpost account erase EE 38001085718', meaning: 'What would be erased of this person.' },
    { line: 'pinpost account erase EE 38001085718 --yes', meaning: 'Erases it.' },
    { line: 'pinpost account erase --contact ann@example.com --yes', meaning: 'Erases an address wherever it is.' },
  ],
  needs: 'database',
  remote: true,
  async run(context) {
    const { values, positionals, out, err } = context
    const who = readPerson(positionals, values.contact)
    if (typeof who === 'string') {
      err(who)
      return 2
    }
    const owner = await ownerOf(context, values)
    if (owner === undefined) return 1
    const erased = await erasuresOf(context).erase(owner, who, !values.yes)
    if (values.json) out(JSON.stringify({ dry: !values.yes, erased }, null, 2))
    else {
      const lines = Object.entries(erased).map(([what, n]) => `  ${what.replaceAll('_', ' ')}: ${n}`)
      out([values.yes ? 'Erased:' : 'Would erase:', ...lines].join('\n'))
    }
    if (Object.values(erased).every((n) => n === 0)) err(nothingThere(owner, 'Nothing is kept of this'))
    else if (!values.yes) err('Nothing was erased yet; with --yes it is.')
    return 0
  },
})
