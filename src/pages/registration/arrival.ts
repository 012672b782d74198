// Who comes to the pages of a registration: which browser it is, whether the registration is its own, and in which language.
// Opening a page may make the registration the browser's own; what comes with a form or from a script never does.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type CountryCode, parseCountry } from '../../contacts/index.ts'
import { format, type Locale, pickLocale } from '../../i18n/index.ts'
import { parseId, type Uuid } from '../../lib/ids.ts'
import type { Opened, StepRequest } from '../../registration/index.ts'
import type { Service } from '../../services/index.ts'
import { preferredLanguage } from '../asking.ts'
import { CONTENT_PAGES, type ContentPage } from '../standing.ts'
import { formToken, newSecret, ownerCookie, pathOf, secretIn, withQuery } from './browser.ts'
import { PAGE_NAMES, type PageName, type Visit } from './page.ts'
import type { RegistrationPagesParts } from './parts.ts'

export interface Address {
  Params: { id: string; page?: string }
  Querystring: { said?: unknown; language?: unknown; from?: unknown }
  Body: unknown
}
export type PageRequest = FastifyRequest<Address>

export type Arrival =
  | { readonly kind: 'arrived'; readonly visit: Visit; readonly secret: string; readonly isFirst: boolean }
  | { readonly kind: 'not_found'; readonly locale: Locale; readonly service: Service | undefined }
  | {
      readonly kind: 'owned_elsewhere'
      readonly locale: Locale
      readonly service: Service
      readonly reference: string
      readonly hasCookie: boolean
    }
  /** It does not say which browser it is, where it must have been told. */
  | { readonly kind: 'no_cookie'; readonly locale: Locale; readonly id: Uuid }

/** A page is opened: the first browser makes the registration its own. */
export async function arrive(
  parts: RegistrationPagesParts,
  request: PageRequest,
  reply: FastifyReply,
): Promise<Arrival> {
  const known = secretIn(request)
  const secret = known ?? newSecret(parts.random)
  const arrival = await look(parts, request, secret, 'open')
  if (arrival.kind !== 'arrived') return arrival
  const { id } = arrival.visit.registration
  if (known === undefined) reply.header('set-cookie', ownerCookie(id, secret, parts.config.baseUrl))
  return { ...arrival, isFirst: known === undefined }
}

/** A form or a script of a page comes back: it must say which browser it is. */
export async function comeBack(parts: RegistrationPagesParts, request: PageRequest): Promise<Arrival> {
  const secret = secretIn(request)
  if (secret !== undefined) return await look(parts, request, secret, 'read')
  const id = parseId('reg', request.params.id)
  const locale = preferredLocale(request)
  return id === undefined ? { kind: 'not_found', locale, service: undefined } : { kind: 'no_cookie', locale, id }
}

async function look(
  parts: RegistrationPagesParts,
  request: PageRequest,
  secret: string,
  how: 'open' | 'read',
): Promise<Arrival> {
  const id = parseId('reg', request.params.id)
  const caller = id && (await parts.registrations.ownerOf(id))
  const locale = preferredLocale(request)
  if (id === undefined || caller === undefined) return { kind: 'not_found', locale, service: undefined }
  const step: StepRequest = { caller, id, party: { by: 'browser', secret } }
  const outcome = await parts.registrations[how](step)
  const { service } = caller
  switch (outcome.kind) {
    case 'done': {
      const visit = visitOf(parts, request, step, outcome, formToken(secret, id, parts.random))
      return { kind: 'arrived', visit, secret, isFirst: false }
    }
    case 'owned_elsewhere': {
      const hasCookie = secretIn(request) !== undefined
      return { kind: 'owned_elsewhere', locale, service, reference: outcome.reference, hasCookie }
    }
    case 'not_found':
    case 'out_of_order':
      return { kind: 'not_found', locale, service }
  }
}

function visitOf(
  parts: RegistrationPagesParts,
  request: PageRequest,
  step: StepRequest,
  { registration, typed, options }: Opened,
  token: string,
): Visit {
  const home = pathOf(registration.id)
  const origin = originOf(request)
  const base = {
    parts,
    step,
    registration,
    typed,
    options,
    token,
    now: parts.clock.now(),
    ip: request.ip,
    sensed: sensedIn(request, parts),
    origin,
    path: (page: PageName) => {
      const isToTell = origin !== undefined && isContentPage(page)
      return isToTell ? withQuery(`${home}/${page}`, { from: origin }) : `${home}/${page}`
    },
  }
  return inLanguage(base, pickLocale(registration.locale, 'en'))
}

/** Help, support and privacy say in their address from which page they were opened; any other page is where it is. */
function originOf({ params, query }: PageRequest): PageName | undefined {
  const said = isContentPage(params.page) ? query.from : params.page
  return isContentPage(said) ? undefined : PAGE_NAMES.find((name) => name === said)
}

function isContentPage(name: unknown): name is ContentPage {
  return CONTENT_PAGES.some((one) => one === name)
}

export function inLanguage(visit: Omit<Visit, 'locale' | 'say'>, locale: Locale): Visit {
  return { ...visit, locale, say: (key, values) => format(locale, key, values) }
}

/** Only what a trusted proxy has said (R42): then there is more than one address on the way. */
function sensedIn(request: PageRequest, { config }: RegistrationPagesParts): CountryCode | undefined {
  const { locationHeader } = config
  if (locationHeader === undefined || (request.ips?.length ?? 0) < 2) return undefined
  const said = request.headers[locationHeader.toLowerCase()]
  return typeof said === 'string' ? parseCountry(said) : undefined
}

function preferredLocale(request: PageRequest): Locale {
  const { language } = request.query
  return pickLocale(typeof language === 'string' ? language : preferredLanguage(request), 'en')
}
