// POST /v1/verifications: a code goes out.
import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { type Contact, type CountryCode, parseContact, suggestContact } from '../../contacts/index.ts'
import { judge, judgeContact, refusesThrowAway } from '../../policy/index.ts'
import type { StartOutcome } from '../../verification/index.ts'
import type { Answer } from '../answers.ts'
import type { App } from '../app.ts'
import { type Asker, askerOf } from '../asker.ts'
import { isProblem, type Problem, problem } from '../problems.ts'
import { channelsOf, FOR_KEYS, limited, personIp, readCountry, type V1Parts } from './parts.ts'
import { answers, StartAnswer, StartBody } from './schemas.ts'
import { viewVerification } from './verification-view.ts'

const schema = {
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
  const contact = readContact(body.to)
  if (isProblem(contact)) return contact
  const location = readCountry('location', body.location)
  if (isProblem(location)) return location
  const refusal = judgeChannel(contact, location.country, asker, parts)
  if (refusal) return refusal
  const person = personIp(request, body)
  if (isProblem(person)) return person
  const idempotency = parts.idempotency.hash(request)
  if (idempotency && isProblem(idempotency)) return idempotency
  const unreachable = await judgeMailbox(body.to, contact, asker, parts)
  if (unreachable) return unreachable

  const outcome = await parts.verifications.start({
    caller: asker,
    contact,
    purpose: body.purpose,
    session: body.session,
    locale: body.locale,
    lane: 'open',
    ip: person.ip,
    metadata: body.metadata,
    idempotency,
  })
  return answerStart(outcome, asker, parts)
}

function readContact(to: string): Contact | Problem {
  const reading = parseContact(to)
  if (reading.ok) return reading.contact
  return problem('invalid_contact', { field: 'to', reason: reading.reason, suggestion: suggestContact(to, reading) })
}

/** Undefined when the contact may get a code. Waits a moment at most for what is not known already. */
async function judgeMailbox(to: string, contact: Contact, asker: Asker, parts: V1Parts): Promise<Problem | undefined> {
  const reason = await judgeContact(contact, {
    mailService: parts.mailService,
    asker: 'start',
    refusesThrowAway: refusesThrowAway(asker.service.settings),
    isTest: asker.kind === 'test',
  })
  if (!reason) return undefined
  return problem('invalid_contact', { field: 'to', reason, suggestion: suggestContact(to, parseContact(to)) })
}

/** Undefined when a message may go; otherwise why not, and nothing is sent. */
function judgeChannel(
  contact: Contact,
  location: CountryCode | undefined,
  asker: Asker,
  parts: V1Parts,
): Problem | undefined {
  const judgement = judge({
    contact,
    location,
    deployment: parts.config,
    service: asker.service.settings,
    ...channelsOf(asker, parts),
  })
  if (judgement.available) return undefined
  const { reason, alternatives, setting } = judgement
  const code = reason === 'country_not_enabled' ? 'country_not_enabled' : 'channel_unavailable'
  return problem(code, { field: 'to', reason, alternatives, setting })
}

function answerStart(outcome: StartOutcome, asker: Asker, { verifications, clock }: V1Parts): Answer {
  switch (outcome.kind) {
    case 'started':
    case 'pending':
    case 'replayed': {
      const { verification } = outcome
      return {
        status: outcome.kind === 'pending' ? 200 : 201,
        body: { ...viewVerification(verification, asker), client_token: verifications.clientToken(verification.id) },
        reference: verification.reference,
      }
    }
    case 'key_reused':
      return problem('idempotency_key_reused')
    case 'limited':
      return limited(outcome, clock)
  }
}
