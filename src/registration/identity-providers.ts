// Speaking to OpenID providers: authorization code with PKCE, state and nonce; the ID token is verified by openid-client against the
// provider's keys, issuer, audience and times. What a provider claims becomes a subject here, or a word for why not. Tokens are
// dropped as soon as they are read, and nothing of them is logged.
import * as oidc from 'openid-client'
import { parseSubject, type Subject } from '../accounts/index.ts'
import type { IdentityProvider } from './identity-provider.ts'

/** What ties a visit together: derived from one secret, which the browser alone holds. */
export interface VisitSecrets {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export type ProviderOutcome =
  | { readonly kind: 'proved'; readonly subject: Subject }
  /** The person said no, or the provider did. */
  | { readonly kind: 'declined' }
  /** It cannot be reached, or does not answer as it should. */
  | { readonly kind: 'provider_unavailable'; readonly cause: unknown }
  /** What came back cannot be believed: state, nonce, issuer, signature, acr or times are wrong, or the code was used before. */
  | { readonly kind: 'not_believed'; readonly cause: unknown }
  /** It is believed, and does not name a person: a claim is missing or is no national number. */
  | { readonly kind: 'nobody_named'; readonly claim: string }

export interface ProviderClient {
  /** Where the browser goes. Throws when the provider cannot be reached. */
  authorizationUrl(provider: IdentityProvider, secrets: VisitSecrets, redirectUri: string, locale: string): Promise<URL>
  /** @param arrival the address at which the browser came back. Does not throw. */
  exchange(provider: IdentityProvider, secrets: VisitSecrets, arrival: URL): Promise<ProviderOutcome>
}

const TIMEOUT_SECONDS = 10

export function createProviderClient(): ProviderClient {
  const discovered = new Map<string, Promise<oidc.Configuration>>()

  /** Remembered once it was found; what failed is asked for again. */
  function discover(provider: IdentityProvider): Promise<oidc.Configuration> {
    const known = discovered.get(provider.name)
    if (known) return known
    const { issuer, clientId, clientSecret } = provider
    const finding = oidc.discovery(
      issuer,
      clientId,
      undefined,
      clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret),
      {
        timeout: TIMEOUT_SECONDS,
        // The signature is verified as well, whatever the line was: a token that was tampered with behind a broken TLS proves nobody.
        execute: [
          oidc.enableNonRepudiationChecks,
          ...(issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
        ],
      },
    )
    discovered.set(provider.name, finding)
    finding.catch(() => discovered.delete(provider.name))
    return finding
  }

  async function authorizationUrl(
    provider: IdentityProvider,
    { state, nonce, verifier }: VisitSecrets,
    redirectUri: string,
    locale: string,
  ): Promise<URL> {
    return oidc.buildAuthorizationUrl(await discover(provider), {
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: provider.scope,
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ui_locales: locale,
      ...(provider.acrValues === undefined ? {} : { acr_values: provider.acrValues }),
    })
  }

  async function exchange(
    provider: IdentityProvider,
    { state, nonce, verifier }: VisitSecrets,
    arrival: URL,
  ): Promise<ProviderOutcome> {
    try {
      const config = await discover(provider)
      const tokens = await oidc.authorizationCodeGrant(config, arrival, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) return { kind: 'not_believed', cause: new Error('There is no ID token.') }
      if (!isSureEnough(provider, claims)) {
        return { kind: 'not_believed', cause: new Error('The ID token bears none of acr_values as its acr.') }
      }
      const own = readSubject(provider, claims)
      if (own.kind === 'proved' || config.serverMetadata().userinfo_endpoint === undefined) return own
      // Many providers put what a scope asks for there alone.
      const further = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
      return readSubject(provider, { ...further, ...claims })
    } catch (cause) {
      return judgeFailure(cause)
    }
  }

  return { authorizationUrl, exchange }
}

/** What the browser asked for on the way there could be struck out on that way: what counts is what the provider signed. */
function isSureEnough({ acrValues }: IdentityProvider, { acr }: Readonly<Record<string, unknown>>): boolean {
  return acrValues === undefined || acrValues.trim().split(/\s+/).includes(textOf(acr))
}

function judgeFailure(cause: unknown): ProviderOutcome {
  if (cause instanceof oidc.AuthorizationResponseError) {
    return DECLINED.has(cause.error) ? { kind: 'declined' } : { kind: 'not_believed', cause }
  }
  // A refusal of the code by the token endpoint: it was used, is too old, or is another's.
  if (cause instanceof oidc.ResponseBodyError) {
    return cause.status >= 500 ? { kind: 'provider_unavailable', cause } : { kind: 'not_believed', cause }
  }
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const isAway = cause instanceof TypeError || UNAVAILABLE.has(code) || !(cause instanceof oidc.ClientError)
  return isAway ? { kind: 'provider_unavailable', cause } : { kind: 'not_believed', cause }
}

const DECLINED: ReadonlySet<string> = new Set([
  'access_denied',
  'login_required',
  'interaction_required',
  'consent_required',
])
const UNAVAILABLE: ReadonlySet<string> = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
])

/** The national number, alone or within a claim; the country beside it, within it, or fixed. */
export function readSubject(
  { subject }: Pick<IdentityProvider, 'subject'>,
  claims: Readonly<Record<string, unknown>>,
): Extract<ProviderOutcome, { kind: 'proved' | 'nobody_named' }> {
  const { numberClaim, numberPattern, countryClaim } = subject
  const held = textOf(claims[numberClaim])
  const groups = numberPattern?.exec(held)?.groups
  const number = numberPattern ? (groups?.number ?? '') : held
  const country = subject.country ?? groups?.country ?? (countryClaim === undefined ? '' : textOf(claims[countryClaim]))
  const reading = parseSubject({ country, number })
  if (reading.ok) return { kind: 'proved', subject: reading.subject }
  return {
    kind: 'nobody_named',
    claim: reading.reason === 'unknown_country' ? (countryClaim ?? numberClaim) : numberClaim,
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
