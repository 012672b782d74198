// POST /v1/contacts/inspect: what is known about a contact before anything is sent to it.
import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { personalBlock } from '../../contacts/index.ts'
import { countInspection } from '../../limits/index.ts'
import { type ChannelAnswer, type Inspection, inspectContact, providedChannels } from '../../policy/index.ts'
import type { Answer } from '../answers.ts'
import type { App } from '../app.ts'
import { type Asker, askerOf } from '../asker.ts'
import { isProblem, type Problem } from '../problems.ts'
import { FOR_KEYS, limited, personIp, readPlaces, type V1Parts } from './parts.ts'
import { answers, InspectBody, InspectionAnswer } from './schemas.ts'

const schema = {
  operationId: 'inspectContact',
  summary: 'Inspect a contact',
  description:
    'Nothing is sent, and nothing is told of what exists here. 200 for refused contacts too: `valid` says which it is.',
  tags: ['Contacts'],
  body: InspectBody,
  response: answers({ 200: ['Inspected.', InspectionAnswer] }),
}

export function serveInspect(app: App, parts: V1Parts): void {
  app.post(
    '/v1/contacts/inspect',
    { schema, config: { access: { ...FOR_KEYS, isRepeatable: true } } },
    async (request, reply) => reply.answer(await inspect(request, request.body, parts)),
  )
}

async function inspect(request: FastifyRequest, body: Static<typeof InspectBody>, parts: V1Parts): Promise<Answer> {
  const asker = askerOf(request)
  const places = readPlaces(body)
  if (isProblem(places)) return places
  const person = personIp(request, body)
  if (isProblem(person)) return person
  const refusal = await limit(asker, person.ip, parts)
  if (refusal) return refusal

  const inspection = await inspectContact({
    typed: body.to,
    ...places,
    deployment: parts.config,
    service: asker.service.settings,
    ...providedChannels(asker.kind, parts.liveChannels),
    isTest: asker.kind === 'test',
    mailService: parts.mailService,
    policy: await parts.policies.of(asker.service.id),
  })
  return { status: 200, body: viewInspection(inspection) }
}

/** Per address of the person; where the application does not say it, nobody is counted. */
async function limit(asker: Asker, ip: string | undefined, parts: V1Parts): Promise<Problem | undefined> {
  const person = ip === undefined ? undefined : personalBlock(ip)
  const met = person === undefined ? undefined : await countInspection(parts, asker, person)
  return met && limited({ kind: 'limited', ...met }, parts.clock)
}

function viewChannel(answer: ChannelAnswer): InspectionAnswer['channels'][number] {
  const { channel, available } = answer
  return answer.available ? { channel, available } : { channel, available, reason: answer.reason }
}

function viewInspection(inspection: Inspection): InspectionAnswer {
  const { kind, hints, tips, suggestion } = inspection
  const channels = inspection.channels.map(viewChannel)
  const told = { ...(suggestion === undefined ? {} : { suggestion }), hints: [...hints], channels, tips: [...tips] }
  if (!inspection.valid) return { kind, valid: false, reason: inspection.reason, ...told }
  const { normalized, display, country, lineType } = inspection
  return {
    kind,
    valid: true,
    normalized,
    display,
    ...(country === undefined ? {} : { country }),
    ...(lineType === undefined ? {} : { line_type: lineType }),
    ...told,
  }
}
