// pinpost find: the masked story behind a reference, for support. It shows no code and no whole contact.
import { type ContactReading, parseContact, suggestContact } from '../../contacts/index.ts'
import { parseReference } from '../../lib/reference.ts'
import type { Told } from '../../support/index.ts'
import { command, contactOption, type ExitCode, jsonOption, type Output, type Workplace } from '../command.ts'
import { describeOutlooks, outlookToJson } from '../outlook-words.ts'
import { slugsOf } from '../service-admin.ts'
import { describeStories, storiesToJson } from '../stories.ts'
import { noReference, supportOf } from '../support-desk.ts'

export const find = command({
  name: 'find',
  summary: 'Tells the story behind a reference',
  about: [
    'Every page of a registration, every verification and every error about one carries a reference such as K7QF-2M9D. This tells what happened to that verification or registration, step by step, with contacts masked, and what support did about it: for whoever supports the person who quotes it. Stories are kept for 90 days.',
    'A reference may be typed as it was heard: in small letters, without the dash, with O for 0. With --contact it looks for the latest verifications and registrations of one phone number or e-mail address instead, and tells what a new code for it would meet now: whether one may be sent there at all, and what its day still allows. That helps where nothing is kept, since what was refused leaves no story. The command line of a running program can be seen by other users of the machine.',
  ],
  args: [{ name: 'REFERENCE', meaning: 'What the person quotes; leave it out with --contact.', isOptional: true }],
  options: {
    contact: contactOption,
    json: jsonOption,
  },
  examples: [
    { line: 'pinpost find K7QF-2M9D', meaning: 'What happened to what has this reference.' },
    {
      line: 'pinpost find --contact ann@example.com',
      meaning: 'The latest of this address, and what a new code for it would meet.',
    },
  ],
  needs: 'database',
  remote: true,
  async run(context) {
    const { values, positionals, err } = context
    const [typed] = positionals
    if ((typed === undefined) === (values.contact === undefined)) {
      err('Give either a reference or --contact.')
      return 2
    }
    return values.contact === undefined
      ? await tellReference(context, typed ?? '')
      : await tellContact(context, values.contact)
  },
})

interface Telling extends Workplace, Output {
  readonly values: { readonly json: boolean }
}

async function tellReference(context: Telling, typed: string): Promise<ExitCode> {
  const { values, out, err } = context
  const reference = parseReference(typed)
  if (reference === undefined) {
    err(noReference(typed))
    return 1
  }
  const told = await supportOf(context).find(reference)
  if (isEmpty(told)) {
    err(`Nothing is kept under ${reference}: it was mistyped, or is older than 90 days.`)
    return 1
  }
  const slugs = await slugsOf(context)
  out(values.json ? asText(storiesToJson(told, slugs)) : describeStories(told, slugs))
  return 0
}

/** What a new code would meet is told also of a contact of which nothing is kept: that may be why. */
async function tellContact(context: Telling, typed: string): Promise<ExitCode> {
  const { values, out, err } = context
  const reading = parseContact(typed)
  if (!reading.ok) {
    err(unread(reading))
    return 1
  }
  const { contact } = reading
  const told = await supportOf(context).findByContact(contact)
  const slugs = await slugsOf(context)
  const suggestion = suggestContact(typed, reading)
  const meant = suggestion === undefined ? '' : `Perhaps it was mistyped, and ${suggestion} is meant.`
  if (isEmpty(told)) err(NOTHING_OF_CONTACT)
  const outlook = values.json
    ? asText([...storiesToJson(told, slugs), outlookToJson(contact, told.outlooks, slugs)])
    : [describeStories({ ...told, counts: new Map() }, slugs), describeOutlooks(contact, told.outlooks, slugs), meant]
        .filter(Boolean)
        .join('\n\n')
  out(outlook)
  return isEmpty(told) ? 1 : 0
}

const NOTHING_OF_CONTACT =
  'Nothing is kept about this contact: in the last 90 days no code was asked for that could be sent, or it was erased.'

/** Where it is a number or an address after all, the reason for which a code for it is refused. */
function unread({ reason, suggestion }: Extract<ContactReading, { ok: false }>): string {
  if (reason === 'not_a_phone' || reason === 'country_missing') {
    return 'That is no phone number with + and country code and no e-mail address.'
  }
  const meant = suggestion === undefined ? '' : ` Perhaps ${suggestion} is meant.`
  return `No code goes there, and nothing is kept: ${reason} (docs/reference/contacts.md).${meant}`
}

const asText = (value: unknown): string => JSON.stringify(value, null, 2)

function isEmpty({ registrations, verifications }: Told): boolean {
  return registrations.length + verifications.length === 0
}
