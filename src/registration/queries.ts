// The statements of registrations. A registration is read whole, with its contacts, and written whole: a change names the
// revision that it was judged on and does nothing when another change came first. `completed` is written by the gate alone.
import type { Queryable } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'

/** What of a registration changes. Bytes are in PostgreSQL's hexadecimal form, as JSON carries them. */
export interface ChangingColumns {
  readonly status: string
  readonly reason: string | null
  readonly method: string | null
  readonly refused: readonly string[]
  readonly proof: string | null
  readonly proved_at: Date | null
  readonly subject: Uuid | null
  readonly subject_sealed: string | null
  readonly subject_key: number | null
  readonly country: string | null
  readonly locale: string
  readonly location: string | null
  readonly leaked: boolean
  readonly owner: string | null
  readonly account_id: Uuid | null
  readonly told_account_id: Uuid | null
  readonly verification_id: Uuid | null
  readonly option: string | null
  readonly fallback_id: Uuid | null
  readonly leg: string | null
  readonly leg_until: Date | null
  readonly steps: readonly StepRow[]
  readonly expires_at: Date
  readonly ended_at: Date | null
}

export interface FixedColumns {
  readonly id: Uuid
  readonly service_id: Uuid
  readonly test: boolean
  readonly purpose: string
  readonly return_url: string | null
  readonly state: string | null
  readonly fallback: 'offer' | 'auto'
  readonly session_key: number
  readonly created_at: Date
}

/** `at` as JSON carries instants. */
export interface StepRow {
  readonly at: string
  readonly what: string
  readonly detail?: string
  /** Of the verification that it is about. */
  readonly reference?: string
}

export interface ContactRow {
  readonly kind: 'phone' | 'email'
  readonly source: 'entered' | 'on_file'
  readonly contact: Uuid
  readonly contact_sealed: string
  readonly contact_key: number
  readonly account_id: Uuid | null
  readonly filed_at: string | null
  readonly filed_method: string | null
  readonly confirmed_at: string | null
  readonly verification_id: Uuid | null
}

/** As it comes out: bytes as hexadecimal text, so that it goes in again as it is. */
export interface RegistrationRow extends FixedColumns, ChangingColumns, Record<string, unknown> {
  readonly revision: number
  /** Of the account to be renewed, while it is not closed. */
  readonly account_ends_at: Date | null
  readonly contacts: readonly ContactRow[] | null
}

export const ROW = `r.id, r.service_id, r.test, r.purpose, r.status, r.reason, r.revision, r.method, r.refused, r.proof, r.proved_at,
  r.subject, r.subject_sealed::text, r.subject_key, r.country, r.locale, r.location, r.leaked, r.return_url, r.state, r.owner::text,
  r.session_key, r.account_id, r.told_account_id, r.verification_id, r.option, r.fallback, r.fallback_id, r.leg::text, r.leg_until, r.steps, r.created_at, r.expires_at, r.ended_at,
  (select a.ends_at from account a where a.id = r.account_id and a.closed_at is null) as account_ends_at,
  (select json_agg(json_build_object('kind', c.kind, 'source', c.source, 'contact', c.contact, 'contact_sealed', c.contact_sealed,
    'contact_key', c.contact_key, 'account_id', c.account_id, 'filed_at', c.filed_at, 'filed_method', c.filed_method,
    'confirmed_at', c.confirmed_at, 'verification_id', c.verification_id) order by c.kind)
    from registration_contact c where c.registration_id = r.id) as contacts`

const CHANGING = `status text, reason text, method text, refused text[], proof text, proved_at timestamptz, subject uuid, subject_sealed bytea,
  subject_key integer, country text, locale text, location text, leaked boolean, owner bytea, account_id uuid, told_account_id uuid,
  verification_id uuid, option text, fallback_id uuid, leg bytea, leg_until timestamptz, steps jsonb, expires_at timestamptz, ended_at timestamptz`
const CHANGING_NAMES = CHANGING.split(',').map((column) => column.trim().split(' ')[0])

const CONTACT = `kind text, source text, contact uuid, contact_sealed bytea, contact_key integer, account_id uuid, filed_at timestamptz,
  filed_method text, confirmed_at timestamptz, verification_id uuid`
const CONTACT_NAMES = CONTACT.split(',').map((column) => column.trim().split(' ')[0])

export async function selectRegistration(db: Queryable, id: Uuid): Promise<RegistrationRow | undefined> {
  const [row] = await db.query<RegistrationRow>(
    { name: 'registration', text: `select ${ROW} from registration r where r.id = $1` },
    [id],
  )
  return row
}

export async function insertRegistration(
  db: Queryable,
  row: FixedColumns & ChangingColumns,
  contacts: readonly ContactRow[],
): Promise<void> {
  await db.query(
    {
      name: 'registration_insert',
      text: `with made as (
        insert into registration (id, service_id, test, purpose, return_url, state, fallback, session_key, created_at, revision,
          ${CHANGING_NAMES.join(', ')})
        select i.id, i.service_id, i.test, i.purpose, i.return_url, i.state, i.fallback, i.session_key, i.created_at, 0,
          ${CHANGING_NAMES.map((name) => `i.${name}`).join(', ')}
        from json_to_record($1::json) as i(id uuid, service_id uuid, test boolean, purpose text, return_url text, state text,
          fallback text, session_key integer, created_at timestamptz, ${CHANGING})
        where i.status <> 'completed' returning id
      )
      insert into registration_contact (registration_id, ${CONTACT_NAMES.join(', ')})
      select made.id, ${CONTACT_NAMES.map((name) => `i.${name}`).join(', ')}
      from made cross join json_to_recordset($2::json) as i(${CONTACT}) order by i.kind`,
    },
    [JSON.stringify(row), JSON.stringify(contacts)],
  )
}

/**
 * Writes a change that was judged on `revision`; false when another one came first. Contacts that are not given are taken away. What
 * is completed stays as it is, and nothing becomes completed here.
 */
export async function updateRegistration(
  db: Queryable,
  id: Uuid,
  revision: number,
  columns: ChangingColumns,
  contacts: readonly ContactRow[],
): Promise<boolean> {
  const [row] = await db.query<{ saved: number }>(
    {
      name: 'registration_update',
      text: `with input as materialized (select * from json_to_record($3::json) as i(${CHANGING})
      ), saved as (
        update registration r set revision = r.revision + 1, ${CHANGING_NAMES.map((name) => `${name} = i.${name}`).join(', ')}
        from input i where r.id = $1::uuid and r.revision = $2::integer and r.status <> 'completed' and i.status <> 'completed'
        returning r.id
      ), gone as (
        delete from registration_contact c using saved s where c.registration_id = s.id and c.kind <> all($5::text[])
      ), kept as (
        insert into registration_contact as c (registration_id, ${CONTACT_NAMES.join(', ')})
        select s.id, ${CONTACT_NAMES.map((name) => `i.${name}`).join(', ')}
        from saved s cross join json_to_recordset($4::json) as i(${CONTACT}) order by i.kind
        on conflict (registration_id, kind) do update set
          ${CONTACT_NAMES.filter((name) => name !== 'kind')
            .map((name) => `${name} = excluded.${name}`)
            .join(', ')}
      )
      select count(*) as saved from saved`,
    },
    [id, revision, JSON.stringify(columns), JSON.stringify(contacts), contacts.map(({ kind }) => kind)],
  )
  return row?.saved === 1
}

/** What the gate wants to be true of the registration and of a verification, all at once. */
export interface GateRow {
  readonly id: Uuid
  readonly revision: number
  /** SHA-256 of service and session, as the verification keeps it. */
  readonly session: string
  readonly accountId: Uuid
  /** Each contact that is marked as confirmed, with its fingerprints under every secret of the ring. */
  readonly contacts: readonly { readonly kind: string; readonly fingerprints: readonly Uuid[] }[]
  readonly steps: readonly StepRow[]
  readonly now: Date
}

/**
 * The gate (R23): the one statement that writes `completed`. It goes through only when every contact that is marked as confirmed,
 * and at least one, is vouched for by the row of a confirmed verification: of the same service and kind of key, in this
 * registration's session, for its purpose, to that very contact. False: it did not, and nothing was written.
 */
export async function completeRegistration(db: Queryable, gate: GateRow): Promise<boolean> {
  const [row] = await db.query<{ done: number }>(
    {
      name: 'registration_complete',
      text: `with fingerprint as materialized (
        select i.kind, f.contact from json_to_recordset($7::json) as i(kind text, fingerprints uuid[]), unnest(i.fingerprints) as f(contact)
      ), vouched as materialized (
        select c.registration_id, count(*) as marked, count(v.id) as confirmed
        from registration_contact c
        join registration r on r.id = c.registration_id
        left join verification v on v.id = c.verification_id and v.status = 'confirmed' and v.service_id = r.service_id
          and v.test = r.test and v.session = $3::bytea and v.purpose = r.purpose
          and v.contact in (select f.contact from fingerprint f where f.kind = c.kind)
        where c.registration_id = $1::uuid and c.confirmed_at is not null
        group by 1
      ), done as (
        update registration r set status = 'completed', revision = r.revision + 1, account_id = $4::uuid, steps = $5::jsonb,
          ended_at = $6::timestamptz, leg = null, leg_until = null
        from vouched g
        where r.id = g.registration_id and r.revision = $2::integer and r.status = 'confirmed' and r.expires_at > $6::timestamptz
          and r.subject is not null and g.confirmed >= 1 and g.confirmed = g.marked
        returning r.id
      )
      select count(*) as done from done`,
    },
    [
      gate.id,
      gate.revision,
      gate.session,
      gate.accountId,
      JSON.stringify(gate.steps),
      gate.now,
      JSON.stringify(gate.contacts),
    ],
  )
  return row?.done === 1
}

/** Whose it is. */
export async function selectOwner(db: Queryable, id: Uuid): Promise<{ service_id: Uuid; test: boolean } | undefined> {
  const [row] = await db.query<{ service_id: Uuid; test: boolean }>(
    { name: 'registration_owner', text: 'select r.service_id, r.test from registration r where r.id = $1' },
    [id],
  )
  return row
}

/** The open ones of the person whose account it is. */
export async function selectOpenFor(db: Queryable, accountId: Uuid, now: Date): Promise<Uuid[]> {
  const rows = await db.query<{ id: Uuid }>(
    `select r.id from registration r join account a on a.id = $1 and a.service_id = r.service_id and a.test = r.test
     where r.ended_at is null and r.expires_at > $2 and (r.subject = a.subject or r.account_id = a.id) order by r.id`,
    [accountId, now],
  )
  return rows.map(({ id }) => id)
}
