// POST /v1/verifications: a code goes out.
import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { type Contact, type CountryCode, parseContact, suggestContact } from '../../contacts/index.ts'
import { type ChannelTip, judge, judgeReachable, providedChannels } from '../../policy/index.ts'
import type { StartOutcome } from '../../verification/index.ts'
import type { Answer } from '../answers.ts'
import type { App } from '../app.ts'
import { type Asker, askerOf } from '../asker.ts'
import type { IdempotencyHashes } from '../idempotency.ts'
import { isProblem, type Problem, problem } from '../problems.ts'
import { FOR_KEYS, limited, personIp, readPlaces, type V1Parts } from './parts.ts'
import { invalidContact, unavailableChannel } from './refused-contacts.ts'
import { answers, StartAnswer, StartBody } from './schemas.ts'
import { viewVerification } from './verification-view.ts'

const schema = {
  operationId: 'startVerification',
  summary: 'Start a verification: a code goes out',
  description: '201 for a new one; 200 with the one that is pending for the same contact, purpose and session.',
  tags: ['Verifications'],
  body: StartBody,
  response: answers({ 200: ['It was pending already.', StartAnswer], 201: ['Started.', StartAnswer] }),
}

export function serveStart(app: App, parts: V1Parts): void {
  app.post('/v1/verifications', { schema, config: { access: FOR_KEYS } }, async (request, reply) =>
    reply.answer(await start(request, request.body, parts)),
  )
}

async function start(request: FastifyRequest, body: Static<typeof StartBody>, parts: V1Parts): Promise<Answer> {
  const asker = askerOf(request)
  const places = readPlaces(body)
  if (isProblem(places)) return places
  const { location } = places
  const contact = readContact('to', body.to, location, asker)
  if (isProblem(contact)) return contact
  const other = readOther(body.fallback_to, contact, location, asker)
  if (other && isProblem(other)) return other
  const person = personIp(request, body)
  if (isProblem(person)) return person
  const idempotency = parts.idempotency.hash(request)
  if (idempotency && isProblem(idempotency)) return idempotency
  const sending = await judgeSendings(body, { contact, other }, location, asker, parts)
  // What was started before is answered as before, although it would be refused by now.
  if (isProblem(sending) && !(await isReplay(request, idempotency, parts))) return sending

  const outcome = await parts.verifications.start({
    caller: asker,
    contact,
    purpose: body.purpose,
    session: body.session,
    locale: body.locale,
    lane: 'open',
    fallback: other && { contact: other, lane: 'open' },
    ip: person.ip,
    metadata: body.metadata,
    idempotency,
  })
  return answerStart(outcome, isProblem(sending) ? [] : sending.tips, asker, parts)
}

/** The member of the body that names a contact. */
type Field = 'to' | 'fallback_to'

/** A number without its country code is completed, in the suggestion, for the country where the person says to be. */
function readContact(field: Field, to: string, location: CountryCode | undefined, asker: Asker): Contact | Problem {
  const { refusesVoip } = asker.service.settings
  const reading = parseContact(to, undefined, { refusesVoip, suggestsFor: location })
  if (reading.ok) return reading.contact
  const { reason } = reading
  return invalidContact(field, reason, suggestContact(to, reading, location))
}

/** What keeps one message from arriving keeps another one of the same channel. */
function readOther(
  to: string | undefined,
  contact: Contact,
  location: CountryCode | undefined,
  asker: Asker,
): Contact | Problem | undefined {
  if (to === undefined) return undefined
  const other = readContact('fallback_to', to, location, asker)
  if (isProblem(other) || other.kind !== contact.kind) return other
  return problem('same_channel', { field: 'fallback_to' })
}

async function isReplay(
  request: FastifyRequest,
  hashes: IdempotencyHashes | undefined,
  { idempotency }: V1Parts,
): Promise<boolean> {
  return hashes !== undefined && (await idempotency.isKnown(request, hashes))
}

/** Of both contacts: nothing is sent to one where the other could not get a code. */
async function judgeSendings(
  { to, fallback_to }: Pick<Static<typeof StartBody>, 'to' | 'fallback_to'>,
  { contact, other }: { readonly contact: Contact; readonly other: Contact | undefined },
  location: CountryCode | undefined,
  asker: Asker,
  parts: V1Parts,
): Promise<{ readonly tips: readonly ChannelTip[] } | Problem> {
  const sending = await judgeSending('to', to, contact, location, asker, parts)
  if (isProblem(sending) || fallback_to === undefined || other === undefined) return sending
  const falling = await judgeSending('fallback_to', fallback_to, other, location, asker, parts)
  return isProblem(falling) ? falling : sending
}

/** When a code may go, what may help it to arrive; otherwise why not, and nothing is sent. */
async function judgeSending(
  field: Field,
  to: string,
  contact: Contact,
  location: CountryCode | undefined,
  asker: Asker,
  parts: V1Parts,
): Promise<{ readonly tips: readonly ChannelTip[] } | Problem> {
  const channel = await judgeChannel(field, contact, location, asker, parts)
  if (isProblem(channel)) return channel
  return (await judgeMailbox(field, to, contact, asker, parts)) ?? channel
}

/** Undefined when the contact may get a code. Waits a moment at most for what is not known already. */
async function judgeMailbox(
  field: Field,
  to: string,
  contact: Contact,
  asker: Asker,
  parts: V1Parts,
): Promise<Problem | undefined> {
  const reason = await judgeReachable(contact, asker, parts.mailService)
  return reason && invalidContact(field, reason, suggestContact(to, parseContact(to)))
}

async function judgeChannel(
  field: Field,
  contact: Contact,
  location: CountryCode | undefined,
  asker: Asker,
  parts: V1Parts,
): Promise<{ readonly tips: readonly ChannelTip[] } | Problem> {
  const judgement = judge({
    contact,
    location,
    deployment: parts.config,
    service: asker.service.settings,
    ...providedChannels(asker.kind, parts.liveChannels),
    policy: await parts.policies.of(asker.service.id),
  })
  return judgement.available ? { tips: judgement.tips } : unavailableChannel(field, judgement)
}

/** @param tips of the channel, beside those of the verification: to somebody abroad both are said at once (R28). */
function answerStart(
  outcome: StartOutcome,
  tips: readonly ChannelTip[],
  asker: Asker,
  { verifications, clock }: V1Parts,
): Answer {
  switch (outcome.kind) {
    case 'started':
    case 'pending':
    case 'replayed': {
      const { verification } = outcome
      const view = viewVerification(verification, asker)
      return {
        status: outcome.kind === 'pending' ? 200 : 201,
        body: {
          ...view,
          tips: [...new Set([...view.tips, ...tips])],
          client_token: verifications.clientToken(verification.id),
        },
        reference: verification.reference,
      }
    }
    case 'key_reused':
      return problem('idempotency_key_reused')
    case 'limited':
      return limited(outcome, clock)
  }
}
