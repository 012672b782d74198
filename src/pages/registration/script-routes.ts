// What the scripts of the pages ask for, by the browser's cookie: the state of the message while somebody waits, what is known of a
// contact while it is typed, and more time. All of it is there without scripts too. Nothing here is in an address, every text is
// the person's language, and nothing is changed but the time.
import type { FastifyInstance, FastifyReply } from 'fastify'
import { type CountryCode, parseCountry } from '../../contacts/index.ts'
import { countryName } from '../../i18n/index.ts'
import { inspectContact, providedChannels } from '../../policy/index.ts'
import type { Verification } from '../../verification/index.ts'
import { type Address, comeBack, type PageRequest } from './arrival.ts'
import { isFromPage } from './browser.ts'
import { stateOf } from './code.ts'
import { readForm } from './form.ts'
import { keyOfOther } from './other-contact.ts'
import type { Typed, Visit } from './page.ts'
import type { RegistrationPagesParts } from './parts.ts'
import { isUnderWay } from './where.ts'

const HIDDEN = { schema: { hide: true }, exposeHeadRoute: false }

export function serveScripts(scope: FastifyInstance, parts: RegistrationPagesParts): void {
  scope.get<Address>('/registrations/:id/events', HIDDEN, (request, reply) => follow(parts, request, reply))
  scope.post<Address>('/registrations/:id/inspect', HIDDEN, async (request, reply) => {
    const [visit, typed] = await ownForm(parts, request)
    return visit ? await inspect(visit, typed, reply) : reply.code(403).send({})
  })
  scope.post<Address>('/registrations/:id/stay', HIDDEN, async (request, reply) => {
    const [visit] = await ownForm(parts, request)
    const outcome = visit && (await parts.registrations.changeSettings(visit.step, {}))
    if (outcome?.kind !== 'done') return reply.code(outcome ? 409 : 403).send({})
    return reply.send({ ends: outcome.registration.expiresAt })
  })
}

/** The live code alone: whoever is let in has the cookie. */
async function follow(parts: RegistrationPagesParts, request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
  const arrival = await comeBack(parts, request)
  if (arrival.kind !== 'arrived') return reply.code(403).send({})
  const { visit } = arrival
  const { verification } = visit.registration
  // An EventSource that is answered so does not come again.
  if (!verification) return reply.code(204).send()
  const { caller: owner } = visit.step
  return await parts.follow(request, reply, { owner, id: verification.id, dataOf: (now) => dataOf(visit, now) })
}

/** As the page shows it. */
function dataOf(visit: Visit, verification: Verification): string {
  const { status, resend } = verification
  const text = stateOf(visit, verification) ?? ''
  return JSON.stringify({ status, text, again: resend.availableAt ?? null, other: keyOfOther(verification) })
}

/** Like a form of a page: from this browser, from this origin, with a token. */
async function ownForm(
  parts: RegistrationPagesParts,
  request: PageRequest,
): Promise<readonly [Visit | undefined, Typed]> {
  const arrival = await comeBack(parts, request)
  const typed = readForm(request.body)
  if (arrival.kind !== 'arrived') return [undefined, typed]
  const { visit, secret } = arrival
  const { baseUrl } = parts.config
  const isOwn = isFromPage(request, { baseUrl, token: typed.token, secret, form: visit.registration.id })
  return [isOwn ? visit : undefined, typed]
}

/** Longer is nobody's contact. */
const MOST_TYPED = 320

async function inspect(visit: Visit, { contact, country }: Typed, reply: FastifyReply): Promise<FastifyReply> {
  const { parts, step, registration, ip } = visit
  if (!contact || contact.length > MOST_TYPED || !isUnderWay(registration)) return reply.send({})
  if (ip !== undefined && (await parts.countInspection(step.caller, ip))) return reply.code(429).send({})
  return reply.send(await hintsOn(visit, contact, country === undefined ? undefined : parseCountry(country)))
}

/** Gentle: what is not right yet is told when the form is sent, since it may still be being typed. */
async function hintsOn(visit: Visit, typed: string, country: CountryCode | undefined): Promise<object> {
  const { parts, step, registration, locale, say } = visit
  const { kind, service } = step.caller
  const inspection = await inspectContact({
    typed,
    country,
    location: registration.location,
    deployment: parts.config,
    service: service.settings,
    ...providedChannels(kind, parts.liveChannels),
    isTest: kind === 'test',
    mailService: parts.mailService,
    policy: await parts.policies.of(service.id),
  })
  const { suggestion, hints } = inspection
  const use = suggestion && { value: suggestion, label: say('page.contacts.use_suggestion', { contact: suggestion }) }
  if (!inspection.valid) return use ? { use } : {}
  const [own] = inspection.channels
  return {
    display: inspection.kind === 'phone' ? inspection.display : undefined,
    place: inspection.country && countryName(locale, inspection.country),
    notes: [
      ...(own && !own.available ? [say(`reason.${own.reason}`)] : []),
      ...hints.filter((hint) => hint !== 'primary_mailbox').map((hint) => say(`hint.${hint}`)),
    ],
    use,
  }
}
