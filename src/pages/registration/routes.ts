// The pages of a registration over HTTP: which browser it is, which page may be shown, the form that came and where it leads. Every
// form ends in a redirect, but for what has changed nothing and is to be mended; so every page can be reloaded, opened in a second
// tab, left and returned to.
import { fastifyFormbody } from '@fastify/formbody'
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify'
import { type CountryCode, parseCountry } from '../../contacts/index.ts'
import { format, type Locale, pickLocale } from '../../i18n/index.ts'
import { parseId } from '../../lib/ids.ts'
import type { Registration, StepRequest } from '../../registration/index.ts'
import { defaultService } from '../standing.ts'
import { formToken, isFormToken, isOwnForm, newSecret, ownerCookie, pathOf, secretIn } from './browser.ts'
import { code } from './code.ts'
import { contacts } from './contacts.ts'
import { done } from './done.ts'
import { ended } from './ended.ts'
import { elsewherePage, forgedPage, notFoundPage, showPage } from './frames.ts'
import { help } from './help.ts'
import { identity } from './identity.ts'
import { method } from './method.ts'
import { notReceived } from './not-received.ts'
import { options } from './options.ts'
import { type Deed, PAGE_NAMES, type Page, type PageName, SAID, type Said, type Typed, type Visit } from './page.ts'
import type { RegistrationPagesParts } from './parts.ts'
import { privacy } from './privacy.ts'
import { review } from './review.ts'
import { spare } from './spare.ts'
import { start } from './start.ts'
import { stay } from './stay.ts'
import { support } from './support.ts'
import { unreachable } from './unreachable.ts'
import { whereItStands } from './where.ts'

const PAGES: Readonly<Record<PageName, Page<unknown>>> = {
  start,
  method,
  identity,
  contacts,
  review,
  options,
  unreachable,
  code,
  'not-received': notReceived,
  spare,
  done,
  ended,
  stay,
  help,
  support,
  privacy,
}

interface Address {
  Params: { id: string; page?: string }
  Querystring: { said?: unknown; language?: unknown }
  Body: unknown
}
type Request = FastifyRequest<Address>

const HIDDEN = { schema: { hide: true } }

export function serveRegistration(parts: RegistrationPagesParts): FastifyPluginCallback {
  return (scope, _options, ready) => {
    scope.register(fastifyFormbody)
    scope.addHook('onRequest', (_request, reply, next) => {
      reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex')
      next()
    })
    scope.get<Address>('/registrations/:id', HIDDEN, (request, reply) => enter(parts, request, reply))
    scope.get<Address>('/registrations/:id/:page', HIDDEN, (request, reply) => show(parts, request, reply))
    scope.post<Address>('/registrations/:id/:page', HIDDEN, (request, reply) => act(parts, request, reply))
    ready()
  }
}

/** The address that the service sends people to: the first browser makes the registration its own, and goes on where it stands. */
async function enter(parts: RegistrationPagesParts, request: Request, reply: FastifyReply): Promise<FastifyReply> {
  const arrival = await arrive(parts, request, reply)
  if ('answer' in arrival) return arrival.answer
  const { visit } = arrival
  const language = wished(request) ?? (arrival.isFirst ? preferred(request) : undefined)
  if (language !== undefined && pickLocale(language, visit.locale) !== visit.locale) {
    await parts.registrations.changeSettings(visit.step, { locale: language })
  }
  return reply.redirect(visit.path(whereItStands(visit.registration)), 303)
}

async function show(parts: RegistrationPagesParts, request: Request, reply: FastifyReply): Promise<FastifyReply> {
  const arrival = await arrive(parts, request, reply)
  if ('answer' in arrival) return arrival.answer
  const name = pageName(request.params.page)
  if (name === undefined) return notFoundPage(reply, arrival.visit.locale, arrival.visit.step.caller.service)
  return await render(reply, arrival.visit, name, { typed: {}, errors: [], said: saidIn(request) })
}

/** What is not its turn leads to where the registration stands. */
async function render(
  reply: FastifyReply,
  visit: Visit,
  name: PageName,
  shown: Parameters<Page<unknown>['view']>[2],
): Promise<FastifyReply> {
  const page = PAGES[name]
  const loaded = page.isOpen(visit.registration) ? await page.load(visit) : undefined
  if (loaded === undefined) {
    const standing = whereItStands(visit.registration)
    if (standing === name) throw new Error(`The page ${name} is not open where it is the one to be shown.`)
    return reply.redirect(visit.path(standing), 303)
  }
  return showPage(reply, visit, name, page.view(visit, loaded, shown), shown)
}

async function act(parts: RegistrationPagesParts, request: Request, reply: FastifyReply): Promise<FastifyReply> {
  const arrival = await arrive(parts, request, reply)
  if ('answer' in arrival) return arrival.answer
  const { visit, secret } = arrival
  const name = pageName(request.params.page)
  if (name === undefined) return notFoundPage(reply, visit.locale, visit.step.caller.service)
  const typed = readForm(request.body)
  if (!isOwnForm(request, parts.config.baseUrl) || !isFormToken(typed.token, secret, visit.registration.id)) {
    return forgedPage(reply, visit, arrival.isFirst)
  }
  if (typed.language !== undefined) return await changeLanguage(reply, visit, name, typed)
  const page = PAGES[name]
  if (!page.act || !page.isOpen(visit.registration))
    return reply.redirect(visit.path(whereItStands(visit.registration)), 303)
  return await answer(reply, visit, name, typed, await page.act(visit, typed))
}

/** The same page in another language, with everything that was typed. */
async function changeLanguage(reply: FastifyReply, visit: Visit, name: PageName, typed: Typed): Promise<FastifyReply> {
  const outcome = await visit.parts.registrations.changeSettings(visit.step, { locale: typed.language })
  // At an end nothing is kept any more, and yet it can be read in another language.
  const locale = pickLocale(typed.language, visit.locale)
  const registration = outcome.kind === 'done' ? outcome.registration : visit.registration
  return await render(reply, inLanguage({ ...visit, registration }, locale), name, {
    typed,
    errors: [],
    said: undefined,
  })
}

async function answer(
  reply: FastifyReply,
  visit: Visit,
  name: PageName,
  typed: Typed,
  deed: Deed,
): Promise<FastifyReply> {
  switch (deed.kind) {
    case 'go': {
      const to = deed.page === undefined ? pathOf(visit.registration.id) : visit.path(deed.page)
      return reply.redirect(deed.said === undefined || deed.page === undefined ? to : `${to}?said=${deed.said}`, 303)
    }
    case 'again':
      return await render(reply.code(422), visit, name, { typed, errors: deed.errors, said: undefined })
    case 'away':
      return reply.redirect(deed.path, 303)
    case 'not_found':
      return notFoundPage(reply, visit.locale, visit.step.caller.service)
    case 'owned_elsewhere':
      return elsewherePage(reply, visit.locale, visit.step.caller.service, deed.reference)
  }
}

type Arrival =
  | { readonly visit: Visit; readonly secret: string; readonly isFirst: boolean }
  | { readonly answer: FastifyReply }

/** Who comes, and whether the registration is theirs. */
async function arrive(parts: RegistrationPagesParts, request: Request, reply: FastifyReply): Promise<Arrival> {
  const id = parseId('reg', request.params.id)
  const caller = id && (await parts.registrations.ownerOf(id))
  const language = pickLocale(wished(request) ?? preferred(request), 'en')
  if (id === undefined || caller === undefined) {
    return { answer: notFoundPage(reply, language, await defaultService(parts.services)) }
  }
  const known = secretIn(request)
  const secret = known ?? newSecret(parts.random)
  const step: StepRequest = { caller, id, party: { by: 'browser', secret } }
  const outcome = await parts.registrations.open(step)
  if (outcome.kind === 'owned_elsewhere') {
    return { answer: elsewherePage(reply, language, caller.service, outcome.reference) }
  }
  if (outcome.kind !== 'done') return { answer: notFoundPage(reply, language, caller.service) }
  if (known === undefined) reply.header('set-cookie', ownerCookie(id, secret, parts.config.baseUrl))
  const visit = visitOf(parts, request, step, outcome.registration, formToken(secret, id, parts.random))
  return { visit, secret, isFirst: known === undefined }
}

function visitOf(
  parts: RegistrationPagesParts,
  request: Request,
  step: StepRequest,
  registration: Registration,
  token: string,
): Visit {
  const base = {
    parts,
    step,
    registration,
    token,
    now: parts.clock.now(),
    ip: request.ip,
    sensed: sensedIn(request, parts),
    path: (page: PageName) => `${pathOf(registration.id)}/${page}`,
  }
  return inLanguage(base, pickLocale(registration.locale, 'en'))
}

function inLanguage(visit: Omit<Visit, 'locale' | 'say'>, locale: Locale): Visit {
  return { ...visit, locale, say: (key, values) => format(locale, key, values) }
}

/** Only what a trusted proxy has said (R42): then there is more than one address on the way. */
function sensedIn(request: Request, { config }: RegistrationPagesParts): CountryCode | undefined {
  const { locationHeader } = config
  if (locationHeader === undefined || (request.ips?.length ?? 0) < 2) return undefined
  const said = request.headers[locationHeader.toLowerCase()]
  return typeof said === 'string' ? parseCountry(said) : undefined
}

function wished({ query }: Request): string | undefined {
  return typeof query.language === 'string' ? query.language : undefined
}

function preferred({ headers }: Request): string | undefined {
  return headers['accept-language']?.split(/[,;]/)[0]
}

function pageName(said: string | undefined): PageName | undefined {
  return PAGE_NAMES.find((name) => name === said)
}

function saidIn({ query }: Request): Said | undefined {
  return SAID.find((word) => word === query.said)
}

/** A field that came twice counts as not given. */
function readForm(body: unknown): Typed {
  if (typeof body !== 'object' || body === null) return {}
  return Object.fromEntries(Object.entries(body).filter(([, value]) => typeof value === 'string'))
}
