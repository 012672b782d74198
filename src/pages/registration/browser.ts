// Which browser it is. The first one that comes to a registration gets a secret in a cookie, which makes the registration its own
// (docs/decisions/0013); its forms carry a token made from that secret. Nothing here is in an address, and nothing is stored.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { formatId, type Uuid } from '../../lib/ids.ts'
import type { Random } from '../../lib/random.ts'
import { type Asking, cookieIn, isOwnForm } from '../asking.ts'
import { setCookie } from '../set-cookie.ts'

const COOKIE = 'pinpost_registration'
const SECRET = /^[\w-]{43}$/
/** Longer than a registration can last (two hours). */
export const COOKIE_SECONDS = 3 * 60 * 60
const TOKEN_BYTES = 16

export function newSecret(random: Random): string {
  return Buffer.from(random(32)).toString('base64url')
}

/** The secret that the browser says; undefined for none and for what cannot be one. */
export function secretIn(asking: Asking, cookie = COOKIE): string | undefined {
  const said = cookieIn(asking, cookie)
  return said !== undefined && SECRET.test(said) ? said : undefined
}

/**
 * The header that gives the secret to the browser. It goes to the pages of this registration alone, and must come along when a person
 * follows a link of the service.
 */
export function ownerCookie(id: Uuid, secret: string, baseUrl: string): string {
  return setCookie({ name: COOKIE, value: secret, path: pathOf(id), seconds: COOKIE_SECONDS }, baseUrl)
}

export function pathOf(id: Uuid): string {
  return `/registrations/${formatId('reg', id)}`
}

/** Nothing of a person: words that tell which page, which language, what happened. */
export function withQuery(address: string, words: Readonly<Record<string, string>>): string {
  return `${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams(words)}`
}

/**
 * Another one with each page, so that compression tells nothing of it (BREACH); any of them is good for this browser.
 * @param form what the form belongs to: a registration by its id.
 */
export function formToken(secret: string, form: string, random: Random): string {
  const pad = Buffer.from(random(TOKEN_BYTES))
  return Buffer.concat([pad, xor(pad, macOf(secret, form))]).toString('base64url')
}

/** Did this browser send the form, from a page of this Pinpost? @param form what it belongs to, as for its token. */
export function isFromPage(
  asking: Asking,
  { baseUrl, token, secret, form }: { baseUrl: string; token: unknown; secret: string; form: string },
): boolean {
  return isOwnForm(asking, baseUrl) && isFormToken(token, secret, form)
}

function isFormToken(token: unknown, secret: string, form: string): boolean {
  if (typeof token !== 'string') return false
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 2 * TOKEN_BYTES) return false
  return timingSafeEqual(xor(bytes.subarray(0, TOKEN_BYTES), bytes.subarray(TOKEN_BYTES)), macOf(secret, form))
}

function macOf(secret: string, form: string): Buffer {
  return createHmac('sha256', secret).update(`form\n${form}`).digest().subarray(0, TOKEN_BYTES)
}

function xor(one: Buffer, other: Buffer): Buffer {
  return Buffer.from(one.map((byte, index) => byte ^ (other[index] ?? 0)))
}
