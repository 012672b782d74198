// Reads the address of a provider's API from its settings. A login goes there with every message, so that it must be encrypted on the
// way, unless there is no way or the operator answers for it. Errors never repeat the address.
import { isLoopback } from '../../config/index.ts'
import type { OutgoingCall } from '../../lib/call-out.ts'

interface Way {
  /** The operator says that the way there is private. */
  readonly unencrypted?: boolean | undefined
  readonly wayOut?: string
}

/** @throws Error, in words for the operator. */
export function readAddress(text: string, { unencrypted = false, wayOut = 'use https://' }: Way = {}): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new Error('url is not an address such as https://api.example.com')
  }
  if (url.username !== '' || url.password !== '') {
    throw new Error('url holds a user name or a password: they have settings of their own')
  }
  if (url.search !== '' || url.hash !== '') throw new Error('url ends before ? and #')
  if (url.protocol === 'http:' && !unencrypted && !isLoopback(url.hostname)) {
    throw new Error(`url would send logins and codes in the clear: ${wayOut}`)
  }
  return url
}

/** Without a slash at its end, to be continued with one. */
export function withoutSlash(url: URL): string {
  return url.href.replace(/\/$/, '')
}

/** An address that the operator named may be in the next rack; the provider's own is on the Internet, and must lead there. */
export function reachOf(named: string | undefined): OutgoingCall['reach'] {
  return named === undefined ? 'public' : 'anywhere'
}
