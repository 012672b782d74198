// pinpost account search

import {
  accountsOf,
  describeAccount,
  jsonOf,
  nothingThere,
  ownerOf,
  ownerOptions,
  type Person,
  personArgs,
  readPerson,
} from '../account-words.ts'
import { command, contactOption, jsonOption } from '../command.ts'

export const accountSearch = command({
  name: 'account search',
  summary: 'Looks for the accounts of a person',
  about: [
    'By national number, by a contact on file, or by your own name for the account. The latest that was ever active comes first: it decides which contacts a code may go to. Contacts are shown masked.',
    'The command line of a running program can be seen by other users of the machine.',
  ],
  args: personArgs,
  options: {
    contact: contactOption,
    'external-id': { type: 'string', value: 'ID', meaning: 'Your own name for the account.' },
    ...ownerOptions,
    json: jsonOption,
  },
  examples: [
    { line: 'pinpost account search EE 38001085718', meaning: 'The accounts of the person with this number.' },
    { line: 'pinpost account search --contact ann@example.com', meaning: 'Those that have this address on file.' },
    { line: 'pinpost account search --external-id customer-1042', meaning: 'The one that you know by this name.' },
  ],
  needs: 'database',
  remote: true,
  async run(context) {
    const { values, positionals, out, err } = context
    const search = readSearch(positionals, values.contact, values['external-id'])
    if (typeof search === 'string') {
      err(search)
      return 2
    }
    const owner = await ownerOf(context, values)
    if (owner === undefined) return 1
    const found = await accountsOf(context).find(owner, search)
    if (values.json) {
      out(
        JSON.stringify(
          found.map((account) => jsonOf(account, owner.service)),
          null,
          2,
        ),
      )
      return 0
    }
    if (found.length === 0) {
      err(nothingThere(owner, 'There is no such account'))
      return 1
    }
    out(found.map((account) => describeAccount(account, owner)).join('\n\n'))
    return 0
  },
})

/** What to look for; or what was wrong with it. */
function readSearch(
  positionals: readonly string[],
  contact: string | undefined,
  externalId: string | undefined,
): Person | { readonly externalId: string } | string {
  const ways = [positionals[0], contact, externalId].filter((way) => way !== undefined)
  if (ways.length !== 1) return 'Give one of the three: COUNTRY and NUMBER, --contact, or --external-id.'
  return externalId === undefined ? readPerson(positionals, contact) : { externalId }
}
