// pinpost send-test: one real message to a contact of one's own. Nothing of it is stored, no limit counts it, and it holds no code;
// policy applies, since the question is often whether messages may go there at all.
import { type Contact, maskContact, parseContact } from '../../contacts/index.ts'
import {
  eligible,
  liveChannelsOf,
  type OutgoingMessage,
  type Provider,
  renderTest,
  type SendOutcome,
  valueAt,
} from '../../delivery/index.ts'
import { format, locales, pickLocale } from '../../i18n/index.ts'
import { addSeconds } from '../../lib/clock.ts'
import { createUuids } from '../../lib/ids.ts'
import { channelOf, judge, type Policy, providedChannels, readPolicy } from '../../policy/index.ts'
import { DEFAULT_SLUG, type Service } from '../../services/index.ts'
import { command, type ExitCode, jsonOption, type Output, type Workplace } from '../command.ts'
import { fileRowsOf } from '../policy-words.ts'
import { explainPolicy, explainRefusal, type Retry } from '../send-test-words.ts'
import { findService, noSuchService } from '../service-admin.ts'

const SEND_MS = 15_000
const LIFE_SECONDS = 600
const CHANNEL_WORDS = { sms: 'text messages', email: 'e-mail' } as const

export const sendTest = command({
  name: 'send-test',
  summary: 'Sends one real message that says it is a test',
  about: [
    'Goes through the live provider of the channel that follows from the contact (a text message for a number, an e-mail for an address) and tells what the provider said, and when it refused, what to do. The message holds no code, nothing of it is stored, and no limit counts it. Where policy lets no message go, because a country is not enabled or text messages do not arrive there, that is said instead.',
    'Accepted means that the provider took it. Whether it arrives shows on the phone or in the mailbox; look among unwanted mail too, and at the head of the message for what the receiver thought of SPF, DKIM and DMARC.',
  ],
  args: [],
  options: {
    to: {
      type: 'string',
      value: 'CONTACT',
      meaning: 'A phone number with + and country code, or an e-mail address. One of your own.',
      isNeeded: true,
    },
    locale: {
      type: 'string',
      value: 'LANGUAGE',
      meaning: `One of ${locales.join(', ')}; that of the service without it.`,
    },
    service: {
      type: 'string',
      value: 'SLUG',
      meaning: 'Whose name it bears, and whose countries apply; default without it.',
    },
    provider: {
      type: 'string',
      value: 'NAME',
      meaning: 'Which provider; without it the one of the greatest weight there.',
    },
    json: jsonOption,
  },
  examples: [
    { line: 'pinpost send-test --to you@example.com', meaning: 'Does e-mail leave, and does it arrive?' },
    { line: 'pinpost send-test --to +37251234567 --locale et', meaning: 'A text message in Estonian.' },
  ],
  needs: 'database',
  remote: true,
  async run(context) {
    const { values, err } = context
    const reading = parseContact(values.to)
    const locale = locales.find((one) => one === values.locale)
    if (!reading.ok) {
      err(
        `${format('en', `reason.${reading.reason}`)}\n--to takes a phone number with + and country code, or an e-mail address.`,
      )
      return 2
    }
    if (values.locale !== undefined && locale === undefined) {
      err(`--locale is one of ${locales.join(', ')}.`)
      return 2
    }
    const slug = values.service ?? DEFAULT_SLUG
    const service = await findService(context, slug)
    if (service === undefined) {
      err(noSuchService(slug))
      return 1
    }
    const { contact } = reading
    const policy = await readPolicy(context.db, fileRowsOf(context), service.id)
    const chosen = await choose(context, { contact, service, policy, wanted: values.provider })
    if ('refusal' in chosen) {
      err(chosen.refusal)
      return 1
    }
    const message = compose(
      context,
      { contact, service, policy, sender: chosen.sender },
      locale ?? pickLocale(undefined, service.settings.locale),
    )
    const outcome = await chosen.provider.send(message, AbortSignal.timeout(SEND_MS))
    const retry = retryOf(outcome, context.clock.now())
    return tell({ contact, provider: chosen.provider, outcome, retry }, values.json, context)
  },
})

interface Test {
  readonly contact: Contact
  readonly service: Service
  readonly policy: Policy
}

/** The provider, or why no message may go. */
async function choose(
  { config, lineup }: Workplace,
  { contact, service, policy, wanted }: Test & { readonly wanted: string | undefined },
): Promise<Chosen | { readonly refusal: string }> {
  const inUse = await lineup()
  const { providers, plan } = inUse
  const channel = channelOf(contact)
  const judgement = judge({
    contact,
    deployment: config,
    service: service.settings,
    policy,
    ...providedChannels(
      'live',
      liveChannelsOf(() => inUse),
    ),
  })
  if (!judgement.available) return { refusal: explainPolicy(judgement.reason, judgement.setting) }
  const place = contact.kind === 'phone' ? { country: contact.country, number: contact.value } : {}
  // The heaviest there: most messages take it.
  const [heaviest] = eligible(plan, channel, place).toSorted(
    (a, b) => Number(valueAt(b.weight, place)) - Number(valueAt(a.weight, place)),
  )
  const carriers = plan.providers.filter(({ channels }) => channels.includes(channel))
  const planned = wanted === undefined ? heaviest : carriers.find(({ name }) => name === wanted)
  const provider = providers.find(({ name }) => name === planned?.name)
  if (planned !== undefined && provider !== undefined)
    return { provider, sender: planned.sender && valueAt(planned.sender, place) }
  const names = carriers.map(({ name }) => name).join(', ')
  return { refusal: `No provider ${wanted} carries ${CHANNEL_WORDS[channel]}; there is ${names}.` }
}

interface Chosen {
  readonly provider: Provider
  /** From whom a text message comes, where the plan says so. */
  readonly sender: string | undefined
}

function compose(
  { clock, random }: Workplace,
  { contact, service: { settings }, policy, sender }: Test & Pick<Chosen, 'sender'>,
  locale: (typeof locales)[number],
): OutgoingMessage {
  const rendered = renderTest({ channel: channelOf(contact), locale, serviceName: settings.name })
  const id = createUuids(clock, random)()
  const envelope = { id, notAfter: addSeconds(clock.now(), LIFE_SECONDS), to: contact.value, language: locale }
  if (rendered.channel === 'sms')
    return { ...envelope, ...rendered, ...(sender === undefined ? senderFor(contact, policy) : { sender }) }
  return { ...envelope, ...rendered, fromName: settings.name }
}

/** The sender that the policy names for the country of the number. */
function senderFor(contact: Contact, policy: Policy): { readonly sender?: string } {
  const { sender } = policy.smsIdentity(contact.kind === 'phone' ? contact.country : undefined)
  return sender === undefined ? {} : { sender }
}

interface Sent {
  readonly contact: Contact
  readonly provider: Provider
  readonly outcome: SendOutcome
  /** When the provider wants to be asked again, where it said so. */
  readonly retry: Retry | undefined
}

function tell({ contact, provider: { name }, outcome, retry }: Sent, json: boolean, { out, err }: Output): ExitCode {
  const to = maskContact(contact)
  const told = { to, channel: channelOf(contact), provider: name, ...outcomeToJson(outcome, retry) }
  if (json) out(JSON.stringify(told, null, 2))
  switch (outcome.kind) {
    case 'accepted':
      if (!json) out(`${name} took the message to ${to}. Its name there is ${outcome.reference}.`)
      err('Now look whether it has arrived.')
      return 0
    case 'refused':
      err(
        `${name} refused it: ${outcome.reason}${outcome.status ? ` (${outcome.status})` : ''}.\n${explainRefusal(outcome.reason, retry)}`,
      )
      return 1
    case 'unknown':
      err(
        `${name} did not say whether it took the message: it may have gone. Look whether it arrives before you try again.`,
      )
      return 1
  }
}

function retryOf(outcome: SendOutcome, now: Date): Retry | undefined {
  const seconds = outcome.kind === 'refused' ? outcome.retryAfterSeconds : undefined
  return seconds === undefined ? undefined : { seconds, at: addSeconds(now, seconds) }
}

function outcomeToJson(outcome: SendOutcome, retry: Retry | undefined): Record<string, unknown> {
  switch (outcome.kind) {
    case 'accepted':
      return { outcome: 'accepted', reference: outcome.reference }
    case 'refused':
      return {
        ...{ outcome: 'refused', reason: outcome.reason, status: outcome.status ?? null, final: outcome.final },
        retry_at: retry?.at ?? null,
      }
    case 'unknown':
      return { outcome: 'unknown' }
  }
}
