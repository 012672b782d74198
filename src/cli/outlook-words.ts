// What a new code for a contact would meet, for whoever is called by somebody who has no story: why nothing would be sent, how much of
// the day is used up, and from when on it is counted anew.
import { type Contact, maskContact } from '../contacts/index.ts'
import { limitRule } from '../limits/index.ts'
import type { LaneCount, Outlook } from '../support/index.ts'
import { refusalInWords } from './policy-words.ts'
import type { Slugs } from './service-admin.ts'

const GOES = { sms: 'A text message goes there.', email: 'An e-mail goes there.' } as const

export function describeOutlooks(contact: Contact, outlooks: readonly Outlook[], slugs: Slugs): string {
  const nameOf = ({ serviceId }: Outlook): string => slugs.get(serviceId) ?? 'deleted'
  const judged = Map.groupBy(outlooks, ({ judgement }) =>
    judgement.available ? GOES[judgement.channel] : refusalInWords(judgement),
  )
  return [
    `A new code for ${maskContact(contact)} now, with a live key`,
    ...[...judged].map(([words, ones]) => `  service ${ones.map(nameOf).join(', ')}: ${words}`),
    ...outlooks.flatMap((one) => one.counts.map((count) => `  service ${nameOf(one)}${describeCount(count)}`)),
  ].join('\n')
}

/** After whom or what it counts: `, on file: 5 of 5 messages asked for to one contact in a day; refused until …` */
export function describeCount({ limit, counted, most, enforced, isMet, resetsAt, lane, isTest }: LaneCount): string {
  const whose = `${lane === 'known' ? ', on file' : ''}${isTest ? ', test key' : ''}`
  const then = isMet ? 'refused until' : `${enforced ? '' : 'only observed, '}counted anew from`
  return `${whose}: ${counted} of ${most} ${limitRule(limit).meaning}; ${then} ${resetsAt.toISOString()}`
}

export function outlookToJson(contact: Contact, outlooks: readonly Outlook[], slugs: Slugs): unknown {
  return {
    kind: 'outlook',
    to: maskContact(contact),
    services: outlooks.map(({ serviceId, judgement, counts }) => ({
      service: slugs.get(serviceId) ?? null,
      channel: judgement.channel,
      available: judgement.available,
      ...(judgement.available
        ? {}
        : { reason: judgement.reason, setting: judgement.setting ?? null, alternatives: judgement.alternatives }),
      limits: counts.map(countToJson),
    })),
  }
}

export function countToJson({ limit, lane, isTest, counted, most, enforced, isMet, resetsAt }: LaneCount): unknown {
  return { limit, lane, test: isTest, counted, most, enforced, met: isMet, resets_at: resetsAt }
}
