// pinpost find: the masked story behind a reference, for support. It shows no code and no whole contact.
import { parseContact } from '../../contacts/index.ts'
import { parseReference } from '../../lib/reference.ts'
import type { Told } from '../../support/index.ts'
import { command, contactOption, jsonOption, type Output, type Workplace } from '../command.ts'
import { adminOf } from '../service-admin.ts'
import { describeStories, type Slugs, storiesToJson } from '../stories.ts'
import { noReference, supportOf } from '../support-desk.ts'

export const find = command({
  name: 'find',
  summary: 'Tells the story behind a reference',
  about: [
    'Every page of a registration, every verification and every error about one carries a reference such as K7QF-2M9D. This tells what happened to that verification or registration, step by step, with contacts masked, and what support did about it: for whoever supports the person who quotes it. Stories are kept for 90 days.',
    'A reference may be typed as it was heard: in small letters, without the dash, with O for 0. With --contact it looks for the latest verifications and registrations of one phone number or e-mail address instead; the command line of a running program can be seen by other users of the machine.',
  ],
  args: [{ name: 'REFERENCE', meaning: 'What the person quotes; leave it out with --contact.', isOptional: true }],
  options: {
    contact: contactOption,
    json: jsonOption,
  },
  examples: [
    { line: 'pinpost find K7QF-2M9D', meaning: 'What happened to what has this reference.' },
    { line: 'pinpost find --contact ann@example.com', meaning: 'The latest of this address.' },
  ],
  needs: 'database',
  remote: true,
  async run(context) {
    const { values, positionals, out, err } = context
    const [typed] = positionals
    if ((typed === undefined) === (values.contact === undefined)) {
      err('Give either a reference or --contact.')
      return 2
    }
    const found =
      values.contact === undefined ? await byReference(context, typed ?? '') : await byContact(context, values.contact)
    if (typeof found === 'string') {
      err(found)
      return 1
    }
    const slugs = await slugsOf(context)
    out(values.json ? JSON.stringify(storiesToJson(found, slugs), null, 2) : describeStories(found, slugs))
    return 0
  },
})

/** The stories, or why there are none. */
async function byReference(context: Workplace & Output, typed: string): Promise<Told | string> {
  const reference = parseReference(typed)
  if (reference === undefined) return noReference(typed)
  const told = await supportOf(context).find(reference)
  return isEmpty(told) ? `Nothing is kept under ${reference}: it was mistyped, or is older than 90 days.` : told
}

async function byContact(context: Workplace & Output, typed: string): Promise<Told | string> {
  const reading = parseContact(typed)
  if (!reading.ok) return 'That is no phone number with + and country code and no e-mail address.'
  const told = await supportOf(context).findByContact(reading.contact)
  return isEmpty(told)
    ? 'Nothing is kept about this contact: in the last 90 days no code was asked for that could be sent, or it was erased.'
    : told
}

function isEmpty({ registrations, verifications }: Told): boolean {
  return registrations.length + verifications.length === 0
}

async function slugsOf(context: Workplace): Promise<Slugs> {
  const services = await adminOf(context).list()
  return new Map(services.map(({ id, slug }) => [id, slug]))
}
