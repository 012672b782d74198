// A real OpenID provider (oidc-provider) on loopback, which knows one person and asks no questions. Its tokens can be made wrong on the
// way out, signed by its own key all the same, since no proper provider would issue them.
import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, importJWK, type JWTPayload, SignJWT } from 'jose'
import Provider from 'oidc-provider'

export interface FakePerson {
  readonly sub: string
  /** Beside `sub` in what the scope `openid` tells. */
  readonly claims?: Readonly<Record<string, unknown>>
}

export interface TestIdentityProvider {
  readonly issuer: string
  /** Who is signed in when the next browser comes; undefined declines. */
  person: FakePerson | undefined
  /** Changes the claims of ID tokens before they are signed; undefined leaves them. */
  tamper: ((claims: JWTPayload) => JWTPayload) | undefined
  /** Signs ID tokens by a key that is not the provider's. */
  breakSignature: boolean
  /** How often the token endpoint was asked. */
  readonly exchanges: () => number
  stop(): Promise<void>
}

export const CLIENT = { id: 'pinpost', secret: 'a secret of the client, long enough to be one' }

/** @param redirectUri of Pinpost; asked for with the first request, since Pinpost is told of the provider before it listens. */
export async function startIdentityProvider(redirectUri: () => string): Promise<TestIdentityProvider> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(privateKey)), kid: 'test', alg: 'RS256', use: 'sig' }
  const signingKey = await importJWK(jwk, 'RS256')
  const { privateKey: otherKey } = await generateKeyPair('RS256')
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The provider has no port.')
  const issuer = `http://127.0.0.1:${address.port}`
  const state = {
    person: undefined as FakePerson | undefined,
    tamper: undefined as TestIdentityProvider['tamper'],
    breakSignature: false,
    exchanges: 0,
  }

  function make() {
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [redirectUri()],
          response_types: ['code'],
          grant_types: ['authorization_code'],
        },
      ],
      jwks: { keys: [jwk] },
      claims: { openid: ['sub', 'country', 'personal_number'] },
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ sub, ...state.person?.claims }) }),
      cookies: { keys: ['a key of the test'] },
      ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 600 },
    })

    provider.use(async (context, next) => {
      await next()
      if (context.oidc?.route !== 'token') return
      state.exchanges++
      const body = context.body as { id_token?: string }
      if (!state.tamper || body.id_token === undefined) return
      const [, payload = ''] = body.id_token.split('.')
      const claims = state.tamper(JSON.parse(Buffer.from(payload, 'base64url').toString()) as JWTPayload)
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: 'test' })
        .sign(state.breakSignature ? otherKey : signingKey)
      context.body = { ...body, id_token: token }
    })
    return { provider, handle: provider.callback() }
  }

  let made: ReturnType<typeof make> | undefined
  server.on('request', async (request, response) => {
    made ??= make()
    const { provider, handle } = made
    if (!request.url?.startsWith('/interaction/')) return handle(request, response)
    const { person } = state
    if (!person) {
      return provider.interactionFinished(
        request,
        response,
        { error: 'access_denied' },
        { mergeWithLastSubmission: false },
      )
    }
    const { params } = await provider.interactionDetails(request, response)
    const grant = new provider.Grant({ accountId: person.sub, clientId: params.client_id as string })
    grant.addOIDCScope('openid')
    const answer = { login: { accountId: person.sub }, consent: { grantId: await grant.save() } }
    return provider.interactionFinished(request, response, answer, { mergeWithLastSubmission: false })
  })

  return {
    issuer,
    get person() {
      return state.person
    },
    set person(person) {
      state.person = person
    },
    get tamper() {
      return state.tamper
    },
    set tamper(tamper) {
      state.tamper = tamper
    },
    get breakSignature() {
      return state.breakSignature
    },
    set breakSignature(isBroken) {
      state.breakSignature = isBroken
    },
    exchanges: () => state.exchanges,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
