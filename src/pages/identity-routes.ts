// GET /oidc/start, /oidc/go and /oidc/callback: the way of a browser to an identity provider and back. Everything is decided by the visits
// of src/registration; here are the cookie that ties the two together, and the page for who has nowhere to go back to. Neither
// address holds a contact, a code or a national number; both are kept out of other people's browsers by the cookie.
import type { FastifyPluginCallback, FastifyReply } from 'fastify'
import { format, type Locale, type MessageKey } from '../i18n/index.ts'
import { formatId } from '../lib/ids.ts'
import type {
  ArriveOutcome,
  DepartOutcome,
  IdentityOutcome,
  IdentityVisits,
  LookOutcome,
} from '../registration/index.ts'
import { html } from './html.ts'
import { renderPage } from './layout.ts'

export interface IdentityParts {
  readonly config: { readonly baseUrl: string }
  readonly visits: IdentityVisits
}

const COOKIE = 'pinpost_visit'
export const VISIT_COOKIE_SECONDS = 600
/** Lax, so that it comes along when the provider sends the browser back. */
const COOKIE_ATTRIBUTES = `Path=/oidc; HttpOnly; SameSite=Lax`
const HIDDEN = { schema: { hide: true } }

type Words = 'proved' | 'not_eligible' | 'declined' | 'failed' | 'unavailable' | 'over'

interface Shown {
  readonly words: Words
  readonly status: number
  readonly locale: Locale | undefined
  readonly reference: string | undefined
}

export function serveIdentity({ config, visits }: IdentityParts): FastifyPluginCallback {
  return (scope, _options, done) => {
    scope.addHook('onRequest', (_request, reply, next) => {
      reply.header('cache-control', 'no-store')
      next()
    })
    scope.get<{ Querystring: { visit?: unknown } }>('/oidc/start', HIDDEN, async ({ query }, reply) => {
      const visit = typeof query.visit === 'string' ? query.visit : ''
      const outcome = await visits.look(visit)
      return outcome.kind === 'known' ? showStart(reply, outcome, visit) : show(reply, spent(outcome.locale))
    })
    // A link and no form: the policy on forms would keep the browser from being sent on to another origin.
    scope.get<{ Querystring: { visit?: unknown } }>('/oidc/go', HIDDEN, async ({ query }, reply) => {
      const outcome = await visits.depart(typeof query.visit === 'string' ? query.visit : '')
      if (outcome.kind !== 'departed') return show(reply, notDeparted(outcome))
      return setCookie(reply, outcome.cookie, VISIT_COOKIE_SECONDS, config).redirect(outcome.url.href, 303)
    })
    scope.get('/oidc/callback', HIDDEN, async ({ raw, headers }, reply) => {
      const arrival = new URL(raw.url ?? '', config.baseUrl)
      const outcome = await visits.arrive(arrival, cookieIn(headers.cookie))
      setCookie(reply, '', 0, config)
      const back = addressOf(outcome)
      return back === undefined ? show(reply, arrived(outcome)) : reply.redirect(back, 303)
    })
    done()
  }
}

function setCookie(
  reply: FastifyReply,
  value: string,
  seconds: number,
  { baseUrl }: IdentityParts['config'],
): FastifyReply {
  const secure = baseUrl.startsWith('https:') ? '; Secure' : ''
  return reply.header('set-cookie', `${COOKIE}=${value}; Max-Age=${seconds}; ${COOKIE_ATTRIBUTES}${secure}`)
}

/** Its value holds no character that would want quoting. */
function cookieIn(header: string | undefined): string {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([name]) => name === COOKIE)?.[1] ?? ''
}

/** The registered return address, with what the host gave along; undefined where there is none. */
function addressOf(outcome: ArriveOutcome): string | undefined {
  if (!('returnUrl' in outcome) || outcome.returnUrl === undefined) return undefined
  const url = new URL(outcome.returnUrl)
  url.searchParams.set('registration', formatId('reg', outcome.registrationId))
  if (outcome.state !== undefined) url.searchParams.set('state', outcome.state)
  return url.href
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

function show(reply: FastifyReply, { words, status, locale = 'en', reference }: Shown): FastifyReply {
  const say = (key: MessageKey, values = {}) => format(locale, key, values)
  const title = say(`identity.${words}.title`)
  const main = html`<h1>${title}</h1>
<p>${say(`identity.${words}`)}</p>
${reference !== undefined && html`<p>${say('identity.reference', { reference })}</p>`}`
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(renderPage({ language: locale, title, main }))
}

/** Names the act and the service: who was sent this link by somebody else sees what they would do for them. */
function showStart(
  reply: FastifyReply,
  { purpose, serviceName: service, locale, reference }: Extract<LookOutcome, { kind: 'known' }>,
  visit: string,
): FastifyReply {
  const say = (key: MessageKey, values = {}) => format(locale, key, values)
  const title = say(`identity.start.${purpose}.title`, { service })
  const main = html`<h1>${title}</h1>
<p>${say(`identity.start.${purpose}`, { service })}</p>
<p><strong>${say('identity.start.forwarded')}</strong></p>
<p><a href="/oidc/go?visit=${encodeURIComponent(visit)}">${say('identity.start.go')}</a></p>
<p>${say('identity.reference', { reference })}</p>`
  return reply.type('text/html; charset=utf-8').send(renderPage({ language: locale, title, main }))
}
