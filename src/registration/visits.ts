// A visit to an identity provider. It is begun by whoever owns the registration and gets a link that is good once, for ten minutes; the
// browser that goes on from its page gets a secret of its own in a cookie, and only that browser can come back. State, nonce and PKCE verifier
// are derived from this secret, of which the row keeps a hash: what is at rest lets nobody finish a visit.
import { createHash } from 'node:crypto'
import { addSeconds } from '../lib/clock.ts'
import { formatId, parseId, type Uuid } from '../lib/ids.ts'
import type { Random } from '../lib/random.ts'
import { referenceOf } from '../lib/reference.ts'
import type { Owner } from '../verification/index.ts'
import { isInOrder } from './flow.ts'
import type { IdentityProvider } from './identity-provider.ts'
import type { ProviderClient, ProviderOutcome, VisitSecrets } from './identity-providers.ts'
import type { RegistrationRecord } from './record.ts'
import type {
  ArriveOutcome,
  BeginVisitOutcome,
  DepartOutcome,
  IdentityVisits,
  LookOutcome,
  Registrations,
  StepRequest,
} from './registration.ts'
import type { Workbench } from './workbench.ts'

export interface VisitParts {
  readonly random: Random
  readonly providers: ReadonlyMap<string, IdentityProvider>
  readonly client: ProviderClient
  /** Read anew with each visit: it may still change when the port is known. */
  readonly config: { readonly baseUrl: string }
}

const VISIT_SECONDS = 600
/** Begins the secret of a visit that comes back to the pages. It is part of what is hashed, and decides nothing else. */
const FROM_PAGES = 'p-'

export function createVisits(
  bench: Workbench,
  { random, providers, client, config }: VisitParts,
  registrations: Pick<Registrations, 'proveIdentity' | 'ownerOf'>,
): IdentityVisits {
  const { clock } = bench
  const newSecret = () => Buffer.from(random(32)).toString('base64url')
  const redirectUri = () => `${config.baseUrl}/oidc/callback`

  async function begin(request: StepRequest): Promise<BeginVisitOutcome> {
    const secret = `${request.party.by === 'browser' ? FROM_PAGES : ''}${newSecret()}`
    return await bench.take<BeginVisitOutcome>(request, 'visit_provider', (record) => {
      const method = record.method === undefined ? undefined : bench.methods.get(record.method)
      if (method?.proof !== 'oidc') return { outcome: { kind: 'no_provider', reference: referenceOf(record.id) } }
      return {
        event: 'begun',
        change: { leg: legOf('ticket', secret) },
        told: { what: 'identity_link_made', detail: method.name },
        outcome: async (written) => ({
          kind: 'begun',
          url: `${config.baseUrl}/oidc/start?visit=${formatId('reg', written.id)}.${secret}`,
          registration: await bench.show(request.caller, written),
        }),
      }
    })
  }

  const legOf = (use: 'ticket' | 'cookie', secret: string) => ({
    hash: hashOf(use, secret),
    until: addSeconds(clock.now(), VISIT_SECONDS),
  })

  async function look(visit: string): Promise<LookOutcome> {
    const [id, ticket] = readVisit(visit)
    const owner = id && (await registrations.ownerOf(id))
    const record = id && owner && (await bench.find(owner, id))
    if (!record || !isInOrder(record.status, 'visit_provider') || !isLeg(record, 'ticket', ticket)) {
      return { kind: 'link_spent', locale: record?.locale }
    }
    const { purpose, locale } = record
    const reference = referenceOf(record.id)
    return { kind: 'known', purpose, serviceName: owner.service.settings.name, locale, reference }
  }

  /** The link is spent by its first use; what is left in its place is the browser's own secret. */
  async function depart(visit: string): Promise<DepartOutcome> {
    const [id, ticket] = readVisit(visit)
    const owner = id && (await registrations.ownerOf(id))
    if (!id || !owner) return { kind: 'link_spent', locale: undefined }
    const secret = `${isFromPages(ticket) ? FROM_PAGES : ''}${newSecret()}`
    return await bench.take<DepartOutcome>(byVisit(owner, id), 'visit_provider', async (record) => {
      const { locale } = record
      const provider = providerOf(record)
      if (!isLeg(record, 'ticket', ticket) || !provider) return { outcome: { kind: 'link_spent', locale } }
      let url: URL
      try {
        url = await client.authorizationUrl(provider, secretsOf(id, secret), redirectUri(), locale)
      } catch (error) {
        bench.telemetry.report.taskFailed({ task: 'find the identity provider', error })
        return { outcome: { kind: 'provider_unavailable', locale, reference: referenceOf(id) } }
      }
      return {
        event: 'departed',
        change: { leg: legOf('cookie', secret) },
        told: { what: 'identity_visit_begun', detail: provider.name },
        outcome: () => ({ kind: 'departed', url, cookie: `${formatId('reg', id)}.${secret}` }),
      }
    })
  }

  /** A visit is spent before the code is exchanged: what comes a second time finds nothing, whatever became of the first. */
  async function arrive(arrival: URL, cookie: string): Promise<ArriveOutcome> {
    const [id, secret] = readVisit(cookie)
    const owner = id && (await registrations.ownerOf(id))
    if (!id || !owner) return { kind: 'visit_over', locale: undefined, reference: undefined }
    const request = byVisit(owner, id)
    const spent = await bench.take<{ kind: 'spent'; record: RegistrationRecord } | ArriveOutcome>(
      request,
      'visit_provider',
      (record) => {
        const over = { kind: 'visit_over', locale: record.locale, reference: referenceOf(id) } as const
        if (!isLeg(record, 'cookie', secret)) return { outcome: over }
        return {
          event: 'returned',
          change: { leg: undefined },
          outcome: (written) => ({ kind: 'spent', record: written }),
        }
      },
    )
    if (spent.kind !== 'spent') return spent
    const { record } = spent
    const provider = providerOf(record)
    if (!provider) return { kind: 'visit_over', locale: record.locale, reference: referenceOf(id) }
    const outcome = await client.exchange(provider, secretsOf(id, secret), arrival)
    const back = wayBack(record, isFromPages(secret))
    if (outcome.kind !== 'proved') return await failed(request, back, outcome)
    const proved = await registrations.proveIdentity(request, {
      by: 'oidc',
      method: record.method ?? '',
      subject: outcome.subject,
    })
    return { kind: 'judged', outcome: proved, ...back }
  }

  async function failed(
    request: StepRequest,
    back: ReturnType<typeof wayBack>,
    outcome: Exclude<ProviderOutcome, { kind: 'proved' }>,
  ): Promise<ArriveOutcome> {
    if ('cause' in outcome) {
      bench.telemetry.report.taskFailed({ task: `identity visit: ${outcome.kind}`, error: outcome.cause })
    }
    await bench.take(request, 'visit_provider', () => ({
      event: 'returned',
      told: { what: 'identity_not_proved', detail: outcome.kind },
      outcome: () => undefined,
    }))
    return { kind: outcome.kind, ...back }
  }

  function isLeg({ leg }: RegistrationRecord, use: 'ticket' | 'cookie', secret: string): boolean {
    return leg !== undefined && leg.until > clock.now() && leg.hash === hashOf(use, secret)
  }

  function providerOf({ method }: RegistrationRecord): IdentityProvider | undefined {
    const name = method === undefined ? undefined : bench.methods.get(method)?.provider
    return name === undefined ? undefined : providers.get(name)
  }

  return { begin, look, depart, arrive }
}

function byVisit(caller: Owner, id: Uuid): StepRequest {
  return { caller, id, party: { by: 'visit' } }
}

/** Where the browser goes from here: to the pages it came from, or back to the host, where that said so. */
function wayBack({ id, returnUrl, state, locale }: RegistrationRecord, isFromPages: boolean) {
  return { registrationId: id, isFromPages, returnUrl, state, locale, reference: referenceOf(id) }
}

/** Of which registration a link or cookie of a visit is that was begun from its pages; undefined for every other. */
export function registrationOfPages(visit: string): Uuid | undefined {
  const [id, secret] = readVisit(visit)
  return isFromPages(secret) ? id : undefined
}

/** A secret of base64url: 43 characters, so nothing but the mark makes it longer. */
function isFromPages(secret: string): boolean {
  return secret.startsWith(FROM_PAGES) && secret.length > 43
}

/** `reg_….secret` */
function readVisit(text: string): [Uuid | undefined, string] {
  const at = text.indexOf('.')
  return at < 0 ? [undefined, ''] : [parseId('reg', text.slice(0, at)), text.slice(at + 1)]
}

function hashOf(use: string, secret: string): string {
  return `\\x${createHash('sha256').update(`${use}\n${secret}`).digest('hex')}`
}

/** The secret itself leaves in the cookie alone. */
function secretsOf(id: Uuid, secret: string): VisitSecrets {
  const derive = (use: string) => createHash('sha256').update(`${use}\n${id}\n${secret}`).digest('base64url')
  return { state: derive('state'), nonce: derive('nonce'), verifier: derive('verifier') }
}
