// The part of the start's statement that writes what a verification falls back on; left out where no row of a batch falls back.
import type { StartMembers } from './start-batch.ts'

/** What sets a fallback apart from its first; the rest it has in common with it. */
export interface SecondMembers
  extends Pick<
    StartMembers,
    'id' | 'contact' | 'sealed' | 'budget' | 'channel' | 'country' | 'lane' | 'nonce' | 'pkey'
  > {
  readonly due_at: Date
}

/** The fallback, which waits: written with its first, so that whoever judges one of the two sees and locks both. */
export function secondPart(): string {
  return `w as (
  insert into verification (id, service_id, contact, contact_sealed, contact_key, budget, session, purpose, channel, country, locale,
    lane, test, metadata, nonce, code_key, digits, status, max_attempts, created_at, expires_at, fallback_of, due_at,
    pending_key)
  select s.id, g.service, s.contact, s.sealed, g.secret, s.budget, g.session, g.purpose, s.channel, s.country, g.locale,
    s.lane, s.lane >= 2, g.metadata, s.nonce, g.secret, g.digits, 'waiting', g.max_attempts, g.created_at, g.expires_at, g.id, s.due_at,
    s.pkey
  from go g cross join json_to_record(g.second) as s(id uuid, contact uuid, sealed bytea, budget uuid, channel text, country text,
    lane smallint, nonce bytea, due_at timestamptz, pkey uuid)
  where g.target = g.id and g.second is not null
)`
}
