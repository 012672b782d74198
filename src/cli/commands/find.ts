// pinpost find: the masked story behind a reference, for support. It shows no code and no whole contact.
import { createVault, parseContact } from '../../contacts/index.ts'
import { formatId } from '../../lib/ids.ts'
import { parseReference } from '../../lib/reference.ts'
import { findByContact, findByReference, type Story } from '../../verification/index.ts'
import { command, jsonOption, type Output, type Workplace } from '../command.ts'
import { adminOf } from '../service-admin.ts'

export const find = command({
  name: 'find',
  summary: 'Tells the story behind a reference',
  about: [
    'Every page, answer and error carries a reference such as K7QF-2M9D. This tells what happened to that verification, step by step, with the contact masked: for whoever supports the person who quotes it. Stories are kept for 90 days.',
    'A reference may be typed as it was heard: in small letters, without the dash, with O for 0. With --contact it looks for the latest verifications of one phone number or e-mail address instead; the command line of a running program can be seen by other users of the machine.',
  ],
  args: [{ name: 'REFERENCE', meaning: 'What the person quotes; leave it out with --contact.', isOptional: true }],
  options: {
    contact: {
      type: 'string',
      value: 'CONTACT',
      meaning: 'A phone number with + and country code, or an e-mail address.',
    },
    json: jsonOption,
  },
  examples: [
    { line: 'pinpost find K7QF-2M9D', meaning: 'What happened to the verification with this reference.' },
    { line: 'pinpost find --contact ann@example.com', meaning: 'The latest verifications of this address.' },
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
    if (values.json)
      out(
        JSON.stringify(
          found.map((story) => toJson(story, slugs)),
          null,
          2,
        ),
      )
    else out(found.map((story) => describe(story, slugs)).join('\n\n'))
    return 0
  },
})

type Slugs = ReadonlyMap<string, string>

/** The stories, or why there are none. */
async function byReference(context: Workplace & Output, typed: string): Promise<Story[] | string> {
  const reference = parseReference(typed)
  if (reference === undefined) return 'That is no reference: it has eight letters and digits, such as K7QF-2M9D.'
  const stories = await findByReference(searchOf(context), reference)
  return stories.length > 0 ? stories : `Nothing is kept under ${reference}: it was mistyped, or is older than 90 days.`
}

async function byContact(context: Workplace & Output, typed: string): Promise<Story[] | string> {
  const reading = parseContact(typed)
  if (!reading.ok) return 'That is no phone number with + and country code and no e-mail address.'
  const stories = await findByContact(searchOf(context), reading.contact)
  return stories.length > 0 ? stories : 'Nothing was started for this contact in the last 90 days.'
}

function searchOf({ db, clock, ring, random }: Workplace) {
  return { db, clock, vault: createVault(ring, random) }
}

async function slugsOf(context: Workplace): Promise<Slugs> {
  const services = await adminOf(context).list()
  return new Map(services.map(({ id, slug }) => [id, slug]))
}

function describe(story: Story, slugs: Slugs): string {
  const head = [
    `${story.reference}  ${story.status}`,
    `  to ${story.maskedContact} by ${story.channel}${story.country ? ` (${story.country})` : ''}, for ${story.purpose}`,
    `  service ${slugs.get(story.serviceId) ?? 'deleted'}${story.isTest ? ', test key: nothing was really sent' : ''}`,
  ]
  const steps = story.steps.map(({ at, what, detail }) => {
    const words = what.replaceAll('_', ' ')
    return `  ${at.toISOString()}  ${words}${detail ? ` (${detail})` : ''}`
  })
  return [...head, ...steps].join('\n')
}

function toJson(story: Story, slugs: Slugs): unknown {
  return {
    reference: story.reference,
    id: formatId('ver', story.verificationId),
    service: slugs.get(story.serviceId) ?? null,
    to: story.maskedContact,
    channel: story.channel,
    country: story.country ?? null,
    purpose: story.purpose,
    test: story.isTest,
    status: story.status,
    created_at: story.createdAt,
    ended_at: story.endedAt ?? null,
    steps: story.steps,
  }
}
