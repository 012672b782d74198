// Who is who: the first browser or app that opens a registration owns it, every other one is refused. What proves the ownership
// is a cookie or the client token; the row holds a hash. And the session that ties its verifications to it, which nobody is told.
import { createHash, createHmac } from 'node:crypto'
import type { Uuid } from '../lib/ids.ts'
import type { KeyRing, RingKey } from '../lib/key-ring.ts'
import type { Action } from './flow.ts'
import type { RegistrationRecord } from './record.ts'
import type { Party } from './registration.ts'

type Deed = Action | 'read'

/** What the application may do whoever owns the registration: it knows who the person is, and does not act for them. */
const HOST_ALWAYS: ReadonlySet<Deed> = new Set(['read', 'prove_identity', 'change_settings', 'complete', 'end'])
/** What it may prepare before the person comes, which makes it nobody's. */
const HOST_BEFOREHAND: ReadonlySet<Deed> = new Set(['choose_method', 'enter_contacts', 'see_options'])

/** What the secret of a visit is good for. */
const VISITOR: ReadonlySet<Deed> = new Set(['visit_provider', 'prove_identity'])

export type Claim =
  /** It is theirs, or needs to be nobody's. */
  | { readonly kind: 'owner' }
  /** Nobody has opened it: it becomes theirs, under this hash. */
  | { readonly kind: 'claims'; readonly owner: string }
  | { readonly kind: 'stranger' }

export function claim(record: Pick<RegistrationRecord, 'id' | 'owner'>, party: Party, deed: Deed): Claim {
  if (party.by === 'support' || (party.by === 'host' && HOST_ALWAYS.has(deed))) return { kind: 'owner' }
  if (party.by === 'host' && HOST_BEFOREHAND.has(deed) && record.owner === undefined) return { kind: 'owner' }
  if (party.by === 'visit') return VISITOR.has(deed) ? { kind: 'owner' } : { kind: 'stranger' }
  const owner = ownerHash(record.id, party)
  if (record.owner === undefined) return { kind: 'claims', owner }
  return record.owner === owner ? { kind: 'owner' } : { kind: 'stranger' }
}

/** An application that acts for the person stands for the app that has the client token, which it was given. */
function ownerHash(id: Uuid, party: Exclude<Party, { by: 'support' | 'visit' }>): string {
  const proof = party.by === 'browser' ? `browser\n${party.secret}` : 'app'
  return `\\x${createHash('sha256').update(`${id}\n${proof}`).digest('hex')}`
}

/** The secret of the person's side, good for one registration: computed, so that nothing has to be stored. */
export function clientToken(key: RingKey, id: Uuid): string {
  return `pc_${createHmac('sha256', key.subKey('tokens')).update(`registration\n${id}`).digest('base64url')}`
}

/** Throws when the secret it is derived by is in the ring no more: then the codes of its verifications are dead as well. */
export function sessionOf(
  ring: KeyRing,
  { id, sessionKeyId }: Pick<RegistrationRecord, 'id' | 'sessionKeyId'>,
): string {
  const key = ring.byId(sessionKeyId)
  if (!key) throw new Error(`The ring does not hold the secret ${sessionKeyId}, which a registration began with.`)
  return createHmac('sha256', key.subKey('tokens')).update(`session\n${id}`).digest('base64url')
}
