// The operator's file of methods, in YAML or JSON (which is YAML too): the identity providers, and what differs from the table that
// ships. Read once at the start; everything that is wrong is told at once, since a method that was silently left as it is could let
// somebody in whom the operator meant to keep out.
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parse } from 'yaml'
import { isCountryCode, isLoopback } from '../config/index.ts'
import type { CountryCode } from '../contacts/index.ts'
import { nearest } from '../lib/nearest.ts'
import {
  CONTACT_SOURCES,
  ELIGIBILITIES,
  type Method,
  type Methods,
  PROOFS,
  PURPOSES,
  shippedMethods,
} from './methods.ts'

/** An OpenID provider, and how what it claims names a person. */
export interface IdentityProvider {
  readonly name: string
  readonly issuer: URL
  readonly clientId: string
  /** Undefined for a public client, which PKCE protects alone. Never logged. */
  readonly clientSecret: string | undefined
  readonly scope: string
  readonly acrValues: string | undefined
  readonly subject: {
    /** The claim that holds the national number, alone or with more around it. */
    readonly numberClaim: string
    /** With a group `number`, and a group `country` where the claim holds that too. */
    readonly numberPattern: RegExp | undefined
    readonly countryClaim: string | undefined
    readonly country: CountryCode | undefined
  }
}

export interface ConfiguredMethods {
  readonly methods: Methods
  readonly providers: ReadonlyMap<string, IdentityProvider>
}

type Mode = 'trial' | 'production'
type Members = Readonly<Record<string, unknown>>

/** @param path absolute; undefined for what ships. Throws, in words for the operator, when the file is not right. */
export function loadMethods(path: string | undefined, mode: Mode): ConfiguredMethods {
  if (path === undefined) return { methods: shippedMethods(mode), providers: new Map() }
  const reading = readMethods(readText(path, 'PINPOST_METHODS_FILE'), mode, dirname(path))
  if (reading.ok) return reading
  const lines = reading.problems.map((problem) => `  ${problem}.`).join('\n')
  throw new Error(`PINPOST_METHODS_FILE ${path} is not right:\n${lines}\nSee docs/guides/identity-providers.md.`)
}

function readText(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new Error(`${what} ${path} cannot be read (${code}): name a file that this user may read.`, { cause })
  }
}

export type MethodsReading =
  | ({ readonly ok: true } & ConfiguredMethods)
  /** Sentences without a full stop. */
  | { readonly ok: false; readonly problems: readonly string[] }

/** @param folder where the files with client secrets are looked for. */
export function readMethods(text: string, mode: Mode, folder: string): MethodsReading {
  let said: unknown
  try {
    said = parse(text, { prettyErrors: false })
  } catch (cause) {
    return {
      ok: false,
      problems: [`it is not YAML: ${cause instanceof Error ? cause.message.split('\n')[0] : 'unreadable'}`],
    }
  }
  const teller = createTeller()
  const top = teller.members(said ?? {}, 'the file', ['providers', 'methods'])
  const providers = new Map<string, IdentityProvider>()
  for (const [name, members] of teller.entries(top.providers, 'providers')) {
    const provider = readProvider(name, members, folder, teller)
    if (provider) providers.set(name, provider)
  }
  const methods = new Map(shippedMethods(mode))
  for (const [name, members] of teller.entries(top.methods, 'methods')) {
    if (members === 'off') methods.delete(name)
    else readMethod(name, members, { mode, methods, providers: new Set(Object.keys(object(top.providers))) }, teller)
  }
  if (methods.size === 0) teller.tell('no method is left')
  return teller.problems.length > 0 ? { ok: false, problems: teller.problems } : { ok: true, methods, providers }
}

const PROVIDER_MEMBERS = [
  'issuer',
  'client_id',
  'client_secret_file',
  'scope',
  'acr_values',
  'number_claim',
  'number_pattern',
  'country_claim',
  'country',
] as const

function readProvider(name: string, said: unknown, folder: string, teller: Teller): IdentityProvider | undefined {
  const place = `providers.${name}`
  const members = teller.members(said, place, PROVIDER_MEMBERS)
  const text = (member: string) => teller.text(members, place, member)
  const issuer = readIssuer(text('issuer'), place, teller)
  const clientId = text('client_id')
  if (clientId === undefined) teller.tell(`${place} wants client_id`)
  const pattern = readPattern(text('number_pattern'), place, teller)
  const [countryClaim, country] = [text('country_claim'), text('country')]
  if (country !== undefined && !isCountryCode(country))
    teller.tell(`${place}.country is no country: two letters such as EE`)
  const inPattern = pattern?.source.includes('(?<country>') ?? false
  if ([countryClaim !== undefined, country !== undefined, inPattern].filter(Boolean).length !== 1) {
    teller.tell(`${place} wants one of country, country_claim, and a group (?<country>…) in number_pattern`)
  }
  const secretFile = text('client_secret_file')
  const clientSecret = secretFile === undefined ? undefined : readSecret(resolve(folder, secretFile), place, teller)
  if (issuer === undefined || clientId === undefined) return undefined
  return {
    name,
    issuer,
    clientId,
    clientSecret,
    scope: text('scope') ?? 'openid',
    acrValues: text('acr_values'),
    subject: {
      numberClaim: text('number_claim') ?? 'sub',
      numberPattern: pattern,
      countryClaim,
      country: country as CountryCode | undefined,
    },
  }
}

function readIssuer(said: string | undefined, place: string, teller: Teller): URL | undefined {
  const url = said !== undefined && URL.canParse(said) ? new URL(said) : undefined
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
  if (url && isSafe) return url
  teller.tell(`${place} wants issuer: an https address (http only for this machine)`)
  return undefined
}

function readPattern(said: string | undefined, place: string, teller: Teller): RegExp | undefined {
  if (said === undefined) return undefined
  try {
    const pattern = new RegExp(said, 'u')
    if (said.includes('(?<number>')) return pattern
  } catch {
    // told below
  }
  teller.tell(`${place}.number_pattern is no regular expression with a group (?<number>…)`)
  return undefined
}

function readSecret(path: string, place: string, teller: Teller): string | undefined {
  try {
    const secret = readFileSync(path, 'utf8').trim()
    if (secret !== '') return secret
    teller.tell(`${place}.client_secret_file is empty`)
  } catch (cause) {
    teller.tell(`${place}.client_secret_file cannot be read (${(cause as NodeJS.ErrnoException).code})`)
  }
  return undefined
}

const METHOD_MEMBERS = ['purposes', 'for', 'contacts', 'may_change_contacts', 'proof', 'provider'] as const

function readMethod(
  name: string,
  said: unknown,
  known: { readonly mode: Mode; readonly methods: Map<string, Method>; readonly providers: ReadonlySet<string> },
  teller: Teller,
): void {
  const place = `methods.${name}`
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(name)) teller.tell(`${place} is no name for a method: small letters, digits and _`)
  const members = teller.members(said, place, METHOD_MEMBERS)
  const shipped = known.methods.get(name)
  const proof = teller.oneOf(members, place, 'proof', PROOFS) ?? shipped?.proof ?? 'host'
  const provider = teller.text(members, place, 'provider')
  if (proof === 'trial' && known.mode === 'production') teller.tell(`${place}: production has no trial identities`)
  if (proof === 'oidc' && provider === undefined) teller.tell(`${place} wants provider, since its proof is oidc`)
  if (proof !== 'oidc' && provider !== undefined) teller.tell(`${place}.provider does nothing without proof: oidc`)
  if (provider !== undefined && !known.providers.has(provider)) teller.tell(`${place}.provider names none of providers`)
  known.methods.set(name, {
    name,
    purposes: teller.someOf(members, place, 'purposes', PURPOSES) ?? shipped?.purposes ?? PURPOSES,
    eligibility: teller.oneOf(members, place, 'for', ELIGIBILITIES) ?? shipped?.eligibility ?? 'anyone',
    contacts: teller.oneOf(members, place, 'contacts', CONTACT_SOURCES) ?? shipped?.contacts ?? 'entered',
    mayChangeContacts: teller.yesNo(members, place, 'may_change_contacts') ?? shipped?.mayChangeContacts ?? true,
    proof,
    provider,
  })
  const { contacts, mayChangeContacts } = known.methods.get(name) as Method
  if (contacts === 'entered' && !mayChangeContacts) {
    teller.tell(`${place}: contacts that are entered may be changed; leave may_change_contacts out`)
  }
}

type Teller = ReturnType<typeof createTeller>

/** Reads members of what was parsed, and gathers what is wrong with them. */
function createTeller() {
  const problems: string[] = []
  const tell = (problem: string): void => void problems.push(problem)

  function members(said: unknown, place: string, names: readonly string[]): Members {
    if (typeof said !== 'object' || said === null || Array.isArray(said)) {
      tell(`${place} must have members${names.length > 0 ? `: ${names.join(', ')}` : ''}`)
      return {}
    }
    for (const name of Object.keys(said)) {
      if (names.includes(name)) continue
      const meant = nearest(name, names)
      tell(`${place} has no member ${name}${meant ? ` (did you mean ${meant}?)` : ` (there are ${names.join(', ')})`}`)
    }
    return said as Members
  }

  function text(of: Members, place: string, name: string): string | undefined {
    const value = of[name]
    if (value === undefined) return undefined
    if (typeof value === 'string' && value !== '') return value
    tell(`${place}.${name} takes a text`)
    return undefined
  }

  function oneOf<T extends string>(of: Members, place: string, name: string, words: readonly T[]): T | undefined {
    const value = of[name]
    const found = words.find((word) => word === value)
    if (value !== undefined && found === undefined) tell(`${place}.${name} is one of ${words.join(', ')}`)
    return found
  }

  function someOf<T extends string>(of: Members, place: string, name: string, words: readonly T[]): T[] | undefined {
    const value = of[name]
    if (value === undefined) return undefined
    const list = Array.isArray(value) ? value : []
    const found = words.filter((word) => list.includes(word))
    if (found.length > 0 && found.length === list.length) return found
    tell(`${place}.${name} is a list of ${words.join(', ')}`)
    return undefined
  }

  function yesNo(of: Members, place: string, name: string): boolean | undefined {
    const value = of[name]
    if (value === undefined || typeof value === 'boolean') return value
    tell(`${place}.${name} is true or false`)
    return undefined
  }

  function entries(said: unknown, place: string): [string, unknown][] {
    if (said === undefined) return []
    if (typeof said === 'object' && said !== null && !Array.isArray(said)) return Object.entries(said)
    tell(`${place} must have members`)
    return []
  }

  return { problems: problems as readonly string[], tell, members, text, oneOf, someOf, yesNo, entries }
}

function object(said: unknown): object {
  return typeof said === 'object' && said !== null ? said : {}
}
