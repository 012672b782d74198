// The way back to the service that sent somebody here: to an address that it has registered (R42), and no other.
import { formatId, type Uuid } from '../lib/ids.ts'

export interface WayBack {
  readonly registrationId: Uuid
  readonly returnUrl: string | undefined
  /** What the service gave along. */
  readonly state: string | undefined
}

/** With which registration it is, and what the service gave along; undefined where there is nowhere to go back to. */
export function returnAddress({ registrationId, returnUrl, state }: WayBack): string | undefined {
  if (returnUrl === undefined) return undefined
  const url = new URL(returnUrl)
  url.searchParams.set('registration', formatId('reg', registrationId))
  if (state !== undefined) url.searchParams.set('state', state)
  return url.href
}
