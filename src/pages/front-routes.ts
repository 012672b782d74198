// GET / and POST /try. In a trial the front page, and a registration of the default service for who wants to walk through one; in
// production the front door leads to help, since nobody but a person who has lost their way comes there.
import { fastifyFormbody } from '@fastify/formbody'
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify'
import { pickLocale } from '../i18n/index.ts'
import { PURPOSES, type RegistrationPurpose, type Registrations } from '../registration/index.ts'
import { DEFAULT_SLUG, type Service, type Services } from '../services/index.ts'
import { preferredLanguage } from './asking.ts'
import { frontPage } from './front.ts'
import { html } from './html.ts'
import { neverKept } from './never-kept.ts'
import { showPlain } from './plain-page.ts'
import { formToken, isFromPage, newSecret, pathOf, secretIn } from './registration/browser.ts'
import type { RegistrationPagesParts } from './registration/index.ts'

export interface FrontParts {
  readonly config: Pick<RegistrationPagesParts['config'], 'baseUrl' | 'isPublicTrial'>
  readonly services: Pick<Services, 'findBySlug'>
  readonly registrations: Registrations
  readonly random: RegistrationPagesParts['random']
  /** Of the default service; for the line to try. */
  readonly testKey: string | undefined
}

const HIDDEN = { schema: { hide: true } }
const COOKIE = 'pinpost_front'
const FORM = 'try'

export const serveFrontDoor: FastifyPluginCallback = (scope, _options, done) => {
  scope.get('/', HIDDEN, (_request, reply) => reply.redirect('/help', 303))
  done()
}

export function serveFront(parts: FrontParts): FastifyPluginCallback {
  return (scope, _options, done) => {
    scope.register(fastifyFormbody)
    scope.addHook('onRequest', neverKept)
    scope.get('/', HIDDEN, (request, reply) => show(parts, request, reply))
    scope.post('/try', HIDDEN, (request, reply) => begin(parts, request, reply))
    done()
  }
}

function show({ config, random, testKey }: FrontParts, request: FastifyRequest, reply: FastifyReply) {
  const known = secretIn(request, COOKIE)
  const secret = known ?? newSecret(random)
  if (known === undefined) reply.header('set-cookie', `${COOKIE}=${secret}; Path=/; HttpOnly; SameSite=Strict`)
  const { baseUrl, isPublicTrial: isPublic } = config
  const token = formToken(secret, FORM, random)
  return reply.type('text/html; charset=utf-8').send(frontPage({ baseUrl, isPublic, testKey, token }))
}

/** Only the trial's own page may begin one: with its cookie, its token and its origin. */
async function begin(parts: FrontParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const typed = (request.body ?? {}) as Readonly<Record<string, unknown>>
  const secret = secretIn(request, COOKIE)
  const service = await parts.services.findBySlug(DEFAULT_SLUG)
  const { baseUrl } = parts.config
  const isOwn = secret && isFromPage(request, { baseUrl, token: typed.token, secret, form: FORM })
  const purpose = PURPOSES.find((one) => one === typed.purpose)
  if (!isOwn || !service || !purpose) {
    const more = html`<p><a class="button" href="/">Pinpost</a></p>`
    return showPlain(reply, 403, { words: 'forged', locale: 'en', service, more })
  }
  const outcome = await parts.registrations.create(aRegistration(service, purpose, request))
  if (outcome.kind !== 'done') throw new Error(`A registration to try could not be made: ${outcome.kind}.`)
  return reply.redirect(pathOf(outcome.registration.id), 303)
}

/** As an application would make it with the test key, knowing nothing of the person. */
function aRegistration(
  service: Service,
  purpose: RegistrationPurpose,
  request: FastifyRequest,
): Parameters<Registrations['create']>[0] {
  return {
    caller: { service, kind: 'test' },
    purpose,
    locale: pickLocale(preferredLanguage(request), service.settings.locale),
    ...{ method: undefined, subject: undefined, country: undefined, location: undefined },
    ...{ returnUrl: undefined, state: undefined },
  }
}
