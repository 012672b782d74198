// What was typed on a page that is to be shown again: with what is wrong, in another language, or with more time. The browser is sent to
// the page and brings it along, in a cookie that goes to this page alone and is sealed for it. So no page is the answer to a form, which
// a browser would ask about on the way back; no address holds what was typed; and any process can draw the page.
import type { FastifyReply } from 'fastify'
import { UnreadableContactError, type Vault } from '../../contacts/index.ts'
import { IDLE_SECONDS } from '../../registration/index.ts'
import { type Asking, cookieIn } from '../asking.ts'
import { setCookie } from '../set-cookie.ts'
import { pathOf } from './browser.ts'
import type { FieldError, PageName, Typed, Visit } from './page.ts'

export interface Kept {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

export type Keeping = Pick<Vault, 'sealText' | 'openText'>

/** By then the registration has ended, unless something else was done. */
export const KEPT_SECONDS = IDLE_SECONDS

const COOKIE = 'pinpost_typed'
/** What every browser keeps of a cookie, its name and attributes included (RFC 6265, section 6.1). */
const MOST_BYTES = 4_096
const NOTHING: Kept = { typed: {}, errors: [] }

/** False where it is more than a browser keeps. */
export function keep(reply: FastifyReply, visit: Visit, page: PageName, kept: Kept): boolean {
  const text = JSON.stringify(kept)
  if (text.length > MOST_BYTES) return false
  const { keyId, bytes } = visit.parts.vault.sealText(text, placeOf(visit, page))
  const line = cookieLine(visit, page, `${keyId}.${bytes.toString('base64url')}`, KEPT_SECONDS)
  if (line.length > MOST_BYTES) return false
  reply.header('set-cookie', line)
  return true
}

/** What was wrong is mended; the fields that a page keeps stay as they were left. */
export function letGo(reply: FastifyReply, asking: Asking, visit: Visit, page: PageName, fields: Typed): void {
  const isKept = Object.keys(fields).length > 0 && keep(reply, visit, page, { typed: fields, errors: [] })
  if (!isKept && cookieIn(asking, COOKIE) !== undefined) reply.header('set-cookie', cookieLine(visit, page, '', 0))
}

/** What was sealed for another page, or by a secret that is gone, is nothing. */
export function keptIn(asking: Asking, visit: Visit, page: PageName): Kept {
  const [keyId, sealed] = cookieIn(asking, COOKIE)?.split('.') ?? []
  if (keyId === undefined || sealed === undefined) return NOTHING
  const bytes = Buffer.from(sealed, 'base64url')
  try {
    // The seal vouches for its form.
    return JSON.parse(visit.parts.vault.openText(bytes, Number(keyId), placeOf(visit, page))) as Kept
  } catch (cause) {
    if (cause instanceof UnreadableContactError) return NOTHING
    throw cause
  }
}

function cookieLine({ parts, registration }: Visit, page: PageName, value: string, seconds: number): string {
  const path = `${pathOf(registration.id)}/${page}`
  return setCookie({ name: COOKIE, value, path, seconds }, parts.config.baseUrl)
}

function placeOf({ registration }: Visit, page: PageName) {
  return { table: 'cookie', column: `typed ${page}`, rowId: registration.id }
}
