// The pages of a registration over HTTP: which page may be shown, the form that came and where it leads. Every form ends in a
// redirect; so every page can be reloaded, opened in a second tab, left and returned to. No address holds a contact, a code or a
// national number, and nothing that is shown may be kept by a browser or proxy.
import { fastifyFormbody } from '@fastify/formbody'
import type { FastifyPluginCallback, FastifyReply } from 'fastify'
import { pickLocale } from '../../i18n/index.ts'
import { preferredLanguage } from '../asking.ts'
import { neverKept, neverListed } from '../never-kept.ts'
import { type Address, type Arrival, arrive, comeBack, inLanguage, type PageRequest } from './arrival.ts'
import { isFromPage, pathOf, withQuery } from './browser.ts'
import { code } from './code.ts'
import { contacts } from './contacts.ts'
import { done } from './done.ts'
import { ended } from './ended.ts'
import { showInstead } from './failures.ts'
import { readForm } from './form.ts'
import { elsewherePage, forgedPage, notFoundPage, showPage } from './frames.ts'
import { help } from './help.ts'
import { identity } from './identity.ts'
import { type Kept, keep, keptIn, letGo } from './kept.ts'
import { location } from './location.ts'
import { method } from './method.ts'
import { notReceived } from './not-received.ts'
import { createOnce, type Once } from './once.ts'
import { options } from './options.ts'
import {
  type Deed,
  KEPT,
  PAGE_NAMES,
  type Page,
  type PageName,
  SAID,
  type Said,
  type Shown,
  type Typed,
  type Visit,
} from './page.ts'
import type { RegistrationPagesParts } from './parts.ts'
import { privacy } from './privacy.ts'
import { review } from './review.ts'
import { serveScripts } from './script-routes.ts'
import { spare } from './spare.ts'
import { start } from './start.ts'
import { support } from './support.ts'
import { unreachable } from './unreachable.ts'
import { isOver, whereItStands } from './where.ts'

const PAGES: Readonly<Record<PageName, Page<unknown>>> = {
  start,
  location,
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
  help,
  support,
  privacy,
}

/** Without HEAD: what looks at links before people do would make a registration its own. */
const HIDDEN = { schema: { hide: true }, exposeHeadRoute: false }

export function serveRegistration(parts: RegistrationPagesParts): FastifyPluginCallback {
  const once = createOnce(parts.clock)
  return (scope, _options, ready) => {
    scope.register(fastifyFormbody)
    scope.addHook('onRequest', neverKept)
    scope.addHook('onRequest', neverListed)
    scope.addHook('onSend', showInstead)
    scope.get<Address>('/registrations/:id', HIDDEN, (request, reply) => enter(parts, request, reply))
    scope.get<Address>('/registrations/:id/:page', HIDDEN, (request, reply) => show(parts, request, reply))
    scope.post<Address>('/registrations/:id/:page', HIDDEN, (request, reply) => act(parts, once, request, reply))
    serveScripts(scope, parts)
    ready()
  }
}

/** The address that the service sends people to: the first browser makes the registration its own, and goes on where it stands. */
async function enter(parts: RegistrationPagesParts, request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
  const arrival = await arrive(parts, request, reply)
  if (arrival.kind !== 'arrived') return turnAway(reply, arrival)
  const { visit, isFirst } = arrival
  const wish = request.query.language
  const language = typeof wish === 'string' ? wish : isFirst ? preferredLanguage(request) : undefined
  if (language !== undefined && pickLocale(language, visit.locale) !== visit.locale) {
    await parts.registrations.changeSettings(visit.step, { locale: language })
  }
  // Whoever comes for the first time is told what will happen, whatever the service has settled beforehand.
  const page = isFirst && visit.registration.status === 'created' ? 'start' : whereItStands(visit.registration)
  return reply.redirect(visit.path(page), 303)
}

async function show(parts: RegistrationPagesParts, request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
  const arrival = await arrive(parts, request, reply)
  if (arrival.kind !== 'arrived') return turnAway(reply, arrival)
  const name = pageName(request.params.page)
  if (name === undefined) return notFoundPage(reply, arrival.visit.locale, arrival.visit.step.caller.service)
  const visit = inLanguageOfEnd(arrival.visit, request)
  return await render(reply, visit, name, shownOf(visit, name, request))
}

/** With what was typed and what is wrong with it, where the page is to be mended; else with what of its form is kept. */
function shownOf(visit: Visit, name: PageName, request: PageRequest): Shown {
  const said = saidIn(request)
  const { typed, errors } = keptIn(request, visit, name)
  if (said === 'kept') return { typed, errors, said: undefined }
  return { typed: onlyKept(name, typed), errors: [], said }
}

function onlyKept(name: PageName, typed: Typed): Typed {
  const names = PAGES[name].keeps ?? []
  return Object.fromEntries(Object.entries(typed).filter(([field]) => names.includes(field)))
}

/** At an end nothing is changed any more, and yet it can be read in another language: that of the address. */
function inLanguageOfEnd(visit: Visit, { query: { language } }: PageRequest): Visit {
  if (!isOver(visit.registration) || typeof language !== 'string') return visit
  const locale = pickLocale(language, visit.locale)
  return { ...inLanguage(visit, locale), path: (page) => withQuery(visit.path(page), { language: locale }) }
}

/** What is not its turn leads to where the registration stands. */
async function render(reply: FastifyReply, visit: Visit, name: PageName, shown: Shown): Promise<FastifyReply> {
  const page = PAGES[name]
  const loaded = page.isOpen(visit.registration) ? await page.load(visit) : undefined
  if (loaded === undefined) {
    const standing = whereItStands(visit.registration)
    if (standing === name) throw new Error(`The page ${name} is not open where it is the one to be shown.`)
    return reply.redirect(visit.path(standing), 303)
  }
  return showPage(reply, visit, name, page.view(visit, loaded, shown), shown)
}

async function act(
  parts: RegistrationPagesParts,
  once: Once,
  request: PageRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const arrival = await comeBack(parts, request)
  if (arrival.kind !== 'arrived') return turnAway(reply, arrival)
  const visit = inLanguageOfEnd(arrival.visit, request)
  const { secret } = arrival
  const name = pageName(request.params.page)
  if (name === undefined) return notFoundPage(reply, visit.locale, visit.step.caller.service)
  const typed = readForm(request.body)
  const { baseUrl } = parts.config
  if (!isFromPage(request, { baseUrl, token: typed.token, secret, form: visit.registration.id })) {
    const { locale, registration, step } = visit
    const { id, reference } = registration
    return forgedPage(reply, { locale, service: step.caller.service, id, reference, hasCookie: true })
  }
  if (typed.language !== undefined || typed.stay !== undefined) return await adjust(reply, visit, name, typed)
  const page = PAGES[name]
  if (!page.act || !page.isOpen(visit.registration)) {
    return reply.redirect(visit.path(whereItStands(visit.registration)), 303)
  }
  const deed = await once(name, typed, async () => (await page.act?.(visit, typed)) ?? { kind: 'go' })
  if (deed.kind === 'go') letGo(reply, request, visit, name, onlyKept(name, typed))
  return await answer(reply, visit, name, typed, deed)
}

/** The same page in another language, or with more time, and with everything that was typed. */
async function adjust(reply: FastifyReply, visit: Visit, name: PageName, typed: Typed): Promise<FastifyReply> {
  const locale = pickLocale(typed.language, visit.locale)
  if (isOver(visit.registration)) {
    return reply.redirect(`${pathOf(visit.registration.id)}/${name}?language=${locale}`, 303)
  }
  const change = typed.language === undefined ? {} : { locale: typed.language }
  const outcome = await visit.parts.registrations.changeSettings(visit.step, change)
  const registration = outcome.kind === 'done' ? outcome.registration : visit.registration
  return await showAgain(reply, inLanguage({ ...visit, registration }, locale), name, { typed, errors: [] })
}

/** By a redirect to it. What is more than a browser keeps, which nobody types, is drawn at once. */
async function showAgain(reply: FastifyReply, visit: Visit, name: PageName, kept: Kept): Promise<FastifyReply> {
  if (keep(reply, visit, name, kept)) return reply.redirect(withQuery(visit.path(name), KEPT), 303)
  return await render(reply.code(422), visit, name, { ...kept, said: undefined })
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
      if (deed.page === undefined) return reply.redirect(pathOf(visit.registration.id), 303)
      const to = visit.path(deed.page)
      return reply.redirect(deed.said === undefined ? to : withQuery(to, { said: deed.said }), 303)
    }
    case 'again':
      return await showAgain(reply, visit, name, { typed: deed.typed ?? typed, errors: deed.errors })
    case 'away':
      if (deed.cookie !== undefined) reply.header('set-cookie', deed.cookie)
      return reply.redirect(deed.path, 303)
    case 'not_found':
      return notFoundPage(reply, visit.locale, visit.step.caller.service)
    case 'owned_elsewhere':
      return elsewherePage(reply, {
        ...deed,
        locale: visit.locale,
        service: visit.step.caller.service,
        hasCookie: true,
      })
  }
}

function turnAway(reply: FastifyReply, arrival: Exclude<Arrival, { kind: 'arrived' }>): FastifyReply {
  switch (arrival.kind) {
    case 'not_found':
      return notFoundPage(reply, arrival.locale, arrival.service)
    case 'owned_elsewhere':
      return elsewherePage(reply, arrival)
    case 'no_cookie':
      return forgedPage(reply, { ...arrival, service: undefined, reference: undefined, hasCookie: false })
  }
}

function pageName(said: string | undefined): PageName | undefined {
  return PAGE_NAMES.find((name) => name === said)
}

function saidIn({ query }: PageRequest): Said | undefined {
  return SAID.find((word) => word === query.said)
}
