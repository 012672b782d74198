// An identity provider as the operator's file of methods says it.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { isLoopback } from '../config/index.ts'
import type { CountryCode } from '../contacts/index.ts'
import { isCountryCode } from '../lib/country-codes.ts'
import type { Teller } from './member-teller.ts'

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

/** @param folder where the file with the client secret is looked for. */
export function readProvider(
  name: string,
  said: unknown,
  folder: string,
  teller: Teller,
): IdentityProvider | undefined {
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
