// Where a repeated start looks (R10): service, kind of key, contact, purpose and session.
import { plainFingerprint } from '../lib/fingerprint.ts'
import type { Uuid } from '../lib/ids.ts'
import type { StartRequest } from './verification.ts'

/** @param contacts the contact's fingerprints, under every secret of the ring. None without a session: then the id is the binding. */
export function pendingKeys(
  { caller, purpose, session }: Pick<StartRequest, 'caller' | 'purpose' | 'session'>,
  contacts: readonly Uuid[],
): Uuid[] {
  if (session === undefined) return []
  return contacts.map((contact) =>
    plainFingerprint('pending', caller.service.id, caller.kind, contact, purpose, session),
  )
}
