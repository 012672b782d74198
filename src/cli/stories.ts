// Stories as support reads them: one line for each step, with its time and its cause in words, and what support did about it.
import { formatId, type Uuid } from '../lib/ids.ts'
import type { RegistrationStory } from '../registration/index.ts'
import type { Told } from '../support/index.ts'
import type { Story } from '../verification/index.ts'
import { countToJson, describeCount } from './outlook-words.ts'
import type { Slugs } from './service-admin.ts'

type Step = { readonly at: Date; readonly what: string; readonly detail?: string; readonly reference?: string }

/** What a word of a story means, where it does not say it by itself. */
const WORDS: Readonly<Record<string, string>> = {
  opened: 'opened by the browser or app that owns it',
  code_live_already: 'the code asked for was on its way already',
  begun_as_fallback: 'begun because another contact could not be reached',
  fallback_begun: 'a code went to the other contact as well',
  fallback_held_back: 'nothing went to the other contact',
  failed: 'the message failed',
  no_receipt: 'the message was not confirmed as delivered in time',
  not_accepted: 'no provider took the message in time',
  fallback_confirmed: 'the other contact was confirmed',
  already_pending: 'a code for it was under way already',
  withdrawn: 'it was replaced',
  method_refused: 'the method is not for this person',
  idle: 'nothing was done for 30 minutes',
  too_long: 'it took two hours',
  unreachable: 'the person can reach none of the options',
  no_method_left: 'no method is for this person',
  support: 'by support',
  disputed: '"this was not me" was said about the account',
}

export function describeStories(told: Told, slugs: Slugs): string {
  const { registrations, verifications } = told
  return [
    ...registrations.map((story) => describeRegistration(story, slugs, told)),
    ...verifications.map((story) => describeVerification(story, slugs, told)),
  ].join('\n\n')
}

function describeRegistration(story: RegistrationStory, slugs: Slugs, told: Told): string {
  const { method, contacts, reason } = story
  const why = reason === undefined ? '' : `: ${wordsOf(reason)}`
  return [
    `${story.reference}  ${story.purpose}, ${story.status}${why}`,
    `  service ${serviceOf(story, slugs)}${method === undefined ? '' : `, by ${wordsOf(method)}`}`,
    ...contacts.map(
      ({ masked, source, isConfirmed }) =>
        `  contact ${masked}, ${wordsOf(source)}, ${isConfirmed ? 'confirmed' : 'not confirmed'}`,
    ),
    ...linesOf(story.steps, story.registrationId, told),
  ].join('\n')
}

function describeVerification(story: Story, slugs: Slugs, told: Told): string {
  return [
    `${story.reference}  ${story.status}`,
    `  to ${story.maskedContact} by ${story.channel}${story.country ? ` (${story.country})` : ''}, for ${story.purpose}`,
    `  service ${serviceOf(story, slugs)}`,
    ...linesOf(story.steps, story.verificationId, told),
  ].join('\n')
}

function serviceOf(story: { readonly serviceId: Uuid; readonly isTest: boolean }, slugs: Slugs): string {
  return `${slugs.get(story.serviceId) ?? 'deleted'}${story.isTest ? ', test key: nothing was really sent' : ''}`
}

/** Steps and deeds of support, in the order of their times; at the end the limits of a day that are met. */
function linesOf(steps: readonly Step[], about: Uuid, { actions, counts }: Told): string[] {
  const deeds = actions
    .filter((one) => one.about === about)
    .map(({ at, who, why, action, outcome }) => ({
      at,
      text: `support: ${action} by ${who}, because: ${why} (${wordsOf(outcome)})`,
    }))
  const told = steps.map(({ at, what, detail, reference }) => {
    const more = [detail && wordsOf(detail), reference].filter(Boolean).join(', ')
    return { at, text: `${wordsOf(what)}${more ? ` (${more})` : ''}` }
  })
  const met = (counts.get(about) ?? []).filter(({ isMet }) => isMet)
  return [
    ...[...told, ...deeds]
      .sort((one, other) => one.at.getTime() - other.at.getTime())
      .map(({ at, text }) => `  ${at.toISOString()}  ${text}`),
    ...met.map((count) => `  a new code now${describeCount(count)}`),
  ]
}

function wordsOf(word: string): string {
  return WORDS[word] ?? word.replaceAll('_', ' ')
}

/** In the same order; each says what it is. */
export function storiesToJson({ registrations, verifications, actions, counts }: Told, slugs: Slugs): unknown[] {
  const limitsOf = (id: Uuid): unknown[] => (counts.get(id) ?? []).map(countToJson)
  const deedsOf = (id: Uuid) => actions.filter(({ about }) => about === id).map(({ about: _about, ...deed }) => deed)
  return [
    ...registrations.map((story) => ({
      kind: 'registration',
      reference: story.reference,
      id: formatId('reg', story.registrationId),
      service: slugs.get(story.serviceId) ?? null,
      test: story.isTest,
      purpose: story.purpose,
      status: story.status,
      reason: story.reason ?? null,
      method: story.method ?? null,
      contacts: story.contacts.map(({ masked, source, isConfirmed }) => ({
        to: masked,
        source,
        confirmed: isConfirmed,
      })),
      created_at: story.createdAt,
      ended_at: story.endedAt ?? null,
      steps: story.steps,
      support: deedsOf(story.registrationId),
      limits: limitsOf(story.registrationId),
    })),
    ...verifications.map((story) => ({
      kind: 'verification',
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
      support: deedsOf(story.verificationId),
      limits: limitsOf(story.verificationId),
    })),
  ]
}
