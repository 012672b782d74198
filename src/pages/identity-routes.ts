// GET /oidc/start, /oidc/go and /oidc/callback: the way of a browser to an identity provider and back. Everything is decided by the visits
// of src/registration; here are the cookie that ties the two together, and the page for who has nowhere to go back to. Neither
// address holds a contact, a code or a national number; both are kept out of other people's browsers by the cookie.
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify'
import { format, type Locale, type MessageKey } from '../i18n/index.ts'
import { parseId } from '../lib/ids.ts'
import type {
  ArriveOutcome,
  DepartOutcome,
  IdentityOutcome,
  IdentityVisits,
  LookOutcome,
} from '../registration/index.ts'
import { type Registrations, registrationOfPages } from '../registration/index.ts'
import type { Service } from '../services/index.ts'
import { renderFrame } from './frame.ts'
import { html } from './html.ts'
import { neverKept } from './never-kept.ts'
import { type AfterVisit, addressAfterVisit } from './registration/index.ts'
import { returnAddress } from './return-address.ts'
import { standingFrame } from './standing.ts'
import { mayFollow, visitCookie, visitIn } from './visit-cookie.ts'

export interface IdentityParts {
  readonly config: { readonly baseUrl: string }
  readonly visits: IdentityVisits
  /** Of which service the pages have the look. */
  readonly registrations: Pick<Registrations, 'ownerOf'>
}

/** Without HEAD: what looks at links before people do would use up theirs. */
const HIDDEN = { schema: { hide: true }, exposeHeadRoute: false }

interface Link {
  Querystring: { visit?: unknown }
}

type Words = 'proved' | 'not_eligible' | 'declined' | 'failed' | 'unavailable' | 'over'

interface Shown {
  readonly words: Words
  readonly status: number
  readonly locale: Locale | undefined
  readonly reference: string | undefined
}

export function serveIdentity({ config, visits, registrations }: IdentityParts): FastifyPluginCallback {
  /** A link or cookie of a visit begins with the id of its registration. */
  const serviceOf = async (visit: string): Promise<Service | undefined> => {
    const id = parseId('reg', visit.split('.', 1)[0] ?? '')
    return id && (await registrations.ownerOf(id))?.service
  }
  return (scope, _options, done) => {
    scope.addHook('onRequest', neverKept)
    scope.get<Link>('/oidc/start', HIDDEN, async (request, reply) => {
      const visit = visitOf(request)
      if (!mayFollow(request, visit)) return goBack(reply, visit, undefined)
      const outcome = await visits.look(visit)
      if (outcome.kind === 'known') return showStart(reply, await serviceOf(visit), outcome, visit)
      return goBack(reply, visit, undefined) ?? show(reply, await serviceOf(visit), spent(outcome.locale))
    })
    // A link and no form: the policy on forms would keep the browser from being sent on to another origin.
    scope.get<Link>('/oidc/go', HIDDEN, async (request, reply) => {
      const visit = visitOf(request)
      if (!mayFollow(request, visit)) return goBack(reply, visit, undefined)
      const outcome = await visits.depart(visit)
      if (outcome.kind !== 'departed') {
        const said = outcome.kind === 'provider_unavailable' ? 'unavailable' : undefined
        return goBack(reply, visit, said) ?? show(reply, await serviceOf(visit), notDeparted(outcome))
      }
      return reply.header('set-cookie', visitCookie(outcome.cookie, config.baseUrl)).redirect(outcome.url.href, 303)
    })
    scope.get('/oidc/callback', HIDDEN, async (request, reply) => {
      const arrival = new URL(request.raw.url ?? '', config.baseUrl)
      const cookie = visitIn(request)
      const outcome = await visits.arrive(arrival, cookie)
      reply.header('set-cookie', visitCookie('', config.baseUrl))
      const back = addressOf(outcome)
      if (back !== undefined) return reply.redirect(back, 303)
      return goBack(reply, cookie, undefined) ?? show(reply, await serviceOf(cookie), arrived(outcome))
    })
    done()
  }
}

function visitOf({ query }: FastifyRequest<Link>): string {
  return typeof query.visit === 'string' ? query.visit : ''
}

/** To the pages that a visit was begun from, where the way goes on; undefined where it was begun elsewhere. */
function goBack(reply: FastifyReply, visit: string, said: AfterVisit): FastifyReply | undefined {
  const id = registrationOfPages(visit)
  return id && reply.redirect(addressAfterVisit(id, said), 303)
}

/**
 * To the pages of the registration, where the visit was begun from them; else the registered return address, with what the host
 * gave along. Undefined where there is neither.
 */
function addressOf(outcome: ArriveOutcome): string | undefined {
  if (!('returnUrl' in outcome)) return undefined
  if (outcome.isFromPages) return addressAfterVisit(outcome.registrationId, wordOf(outcome))
  return returnAddress(outcome)
}

type Arrived = Extract<ArriveOutcome, { isFromPages: boolean }>

/** What the page of the methods says about a visit that proved nothing; undefined where the registration goes on. */
function wordOf(outcome: Arrived): AfterVisit {
  switch (outcome.kind) {
    case 'judged':
      return outcome.outcome.kind === 'not_eligible' ? 'not_for_you' : undefined
    case 'declined':
      return 'declined'
    case 'provider_unavailable':
      return 'unavailable'
    case 'not_believed':
    case 'nobody_named':
      return 'not_proved'
  }
}

function notDeparted(outcome: Exclude<DepartOutcome, { kind: 'departed' }>): Shown {
  const locale = 'locale' in outcome ? outcome.locale : undefined
  const reference = 'reference' in outcome ? outcome.reference : undefined
  if (outcome.kind === 'provider_unavailable') return { words: 'unavailable', status: 503, locale, reference }
  return { ...spent(locale), reference }
}

function spent(locale: Locale | undefined): Shown {
  return { words: 'over', status: 410, locale, reference: undefined }
}

function arrived(outcome: ArriveOutcome): Shown {
  const locale = 'locale' in outcome ? outcome.locale : undefined
  const reference = 'reference' in outcome ? outcome.reference : undefined
  switch (outcome.kind) {
    case 'judged':
      return { ...judged(outcome.outcome), locale, reference }
    case 'declined':
      return { words: 'declined', status: 200, locale, reference }
    case 'provider_unavailable':
      return { words: 'unavailable', status: 503, locale, reference }
    case 'not_believed':
    case 'nobody_named':
      return { words: 'failed', status: 403, locale, reference }
    default:
      return { words: 'over', status: 410, locale, reference }
  }
}

function judged({ kind }: IdentityOutcome): Pick<Shown, 'words' | 'status'> {
  if (kind === 'done') return { words: 'proved', status: 200 }
  return kind === 'not_eligible' ? { words: 'not_eligible', status: 200 } : { words: 'over', status: 410 }
}

function show(
  reply: FastifyReply,
  service: Service | undefined,
  { words, status, locale = 'en', reference }: Shown,
): FastifyReply {
  const page = renderFrame({
    ...standingFrame(service, locale),
    title: format(locale, `identity.${words}.title`),
    reference,
    main: html`<p class="lead">${format(locale, `identity.${words}`)}</p>`,
  })
  return reply.code(status).type('text/html; charset=utf-8').send(page)
}

/** Names the act and the service: who was sent this link by somebody else sees what they would do for them. */
function showStart(
  reply: FastifyReply,
  service: Service | undefined,
  { purpose, serviceName, locale, reference }: Extract<LookOutcome, { kind: 'known' }>,
  visit: string,
): FastifyReply {
  const say = (key: MessageKey) => format(locale, key, { service: serviceName })
  const page = renderFrame({
    ...standingFrame(service, locale),
    title: say(`identity.start.${purpose}.title`),
    reference,
    main: html`<p class="lead">${say(`identity.start.${purpose}`)}</p>
<p class="told">${say('identity.start.forwarded')}</p>
<p><a class="button" href="/oidc/go?visit=${encodeURIComponent(visit)}">${say('identity.start.go')}</a></p>`,
  })
  return reply.type('text/html; charset=utf-8').send(page)
}
