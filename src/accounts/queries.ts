// The statements of accounts and their contacts on file. Everything is asked for by service and kind of key as well, so that what
// belongs to others does not exist.
import type { Queryable } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Channel } from '../policy/index.ts'
import type { Owner } from '../verification/index.ts'

/** Whose accounts. */
export interface Whose {
  readonly serviceId: Uuid
  readonly isTest: boolean
}

export function whoseOf({ service, kind }: Owner): Whose {
  return { serviceId: service.id, isTest: kind === 'test' }
}

export interface AccountRow extends Record<string, unknown> {
  readonly id: Uuid
  readonly external_id: string | null
  readonly subject_sealed: Buffer
  readonly subject_key: number
  readonly locale: string
  readonly method: string | null
  readonly created_at: Date
  readonly activated_at: Date | null
  readonly ends_at: Date | null
  readonly closed_at: Date | null
  readonly leaked_at: Date | null
  readonly disputed_at: Date | null
  readonly contacts: readonly ContactRow[] | null
}

/** A contact inside a row, as JSON carries it: bytes in hexadecimal digits, instants as texts. */
export interface ContactRow {
  readonly kind: 'phone' | 'email'
  readonly contact_sealed: string
  readonly contact_key: number
  readonly confirmed_at: string | null
  readonly channel: Channel | null
  readonly method: string | null
}

/** The phone before the address. */
const CONTACTS = `(select json_agg(json_build_object('kind', c.kind, 'contact_sealed', encode(c.contact_sealed, 'hex'),
    'contact_key', c.contact_key, 'confirmed_at', c.confirmed_at, 'channel', c.channel, 'method', c.method) order by c.kind desc)
  from account_contact c where c.account_id = a.id)`
const ACCOUNT = `select a.id, a.external_id, a.subject_sealed, a.subject_key, a.locale, a.method, a.created_at, a.activated_at, a.ends_at,
  a.closed_at, a.leaked_at, a.disputed_at, ${CONTACTS} as contacts
  from account a`
/** The latest that was ever active decides (R17, R18). */
const LATEST_FIRST = 'order by a.activated_at desc nulls last, a.created_at desc, a.id desc'
const MOST_FOUND = 100

const FIND_BY = {
  subjects: 'a.subject = any($3::uuid[])',
  contacts: 'a.id in (select f.account_id from account_contact f where f.contact = any($3::uuid[]))',
  externalIds: 'a.external_id = any($3::text[])',
  ids: 'a.id = any($3::uuid[])',
} as const

/** Those with one of some fingerprints, external ids or ids; the latest that was ever active first. */
export async function selectAccounts(
  db: Queryable,
  { serviceId, isTest }: Whose,
  by: keyof typeof FIND_BY,
  values: readonly string[],
): Promise<AccountRow[]> {
  const text = `${ACCOUNT} where a.service_id = $1 and a.test = $2 and ${FIND_BY[by]} ${LATEST_FIRST} limit ${MOST_FOUND}`
  return await db.query<AccountRow>({ name: `accounts_by_${by.toLowerCase()}`, text }, [serviceId, isTest, values])
}

/** A new account as its row; bytes as PostgreSQL reads them from text. */
export interface AccountInput {
  readonly id: Uuid
  readonly service_id: Uuid
  readonly test: boolean
  readonly external_id: string | null
  readonly subject: Uuid
  readonly subject_sealed: string
  readonly subject_key: number
  readonly locale: string
  readonly method: string | null
  readonly opened_by: Uuid | null
  readonly created_at: Date
  readonly activated_at: Date | null
  readonly ends_at: Date | null
  readonly closed_at: Date | null
  readonly close_reason: string | null
  readonly leaked_at: Date | null
  readonly contacts: readonly ContactInput[]
}

export interface ContactInput {
  readonly kind: 'phone' | 'email'
  readonly contact: Uuid
  readonly contact_sealed: string
  readonly contact_key: number
  readonly confirmed_at: Date | null
  readonly channel: Channel | null
  readonly method: string | null
}

const CONTACT_COLUMNS = 'kind, contact, contact_sealed, contact_key, confirmed_at, channel, method'
const CONTACT_RECORD =
  'kind text, contact uuid, contact_sealed bytea, contact_key integer, confirmed_at timestamptz, channel text, method text'

/**
 * Writes accounts with their contacts, all in one statement; answers the ids of those that were written. Those whose external id is
 * there already are left out. In the order of their external ids, so that imports beside each other cannot wait in a circle.
 */
export async function insertAccounts(db: Queryable, accounts: readonly AccountInput[]): Promise<Uuid[]> {
  const rows = await db.query<{ id: Uuid }>(
    {
      name: 'accounts_insert',
      text: `with input as materialized (
        select * from json_to_recordset($1::json) as i(id uuid, service_id uuid, test boolean, external_id text, subject uuid,
          subject_sealed bytea, subject_key integer, locale text, method text, opened_by uuid, created_at timestamptz,
          activated_at timestamptz, ends_at timestamptz, closed_at timestamptz, close_reason text, leaked_at timestamptz, contacts json)
      ), made as (
        insert into account (id, service_id, test, external_id, subject, subject_sealed, subject_key, locale, method, opened_by,
          created_at, activated_at, ends_at, closed_at, close_reason, leaked_at)
        select id, service_id, test, external_id, subject, subject_sealed, subject_key, locale, method, opened_by,
          created_at, activated_at, ends_at, closed_at, close_reason, leaked_at
        from input order by external_id nulls last, id
        on conflict (service_id, test, external_id) where external_id is not null do nothing
        returning id
      ), contacts as (
        insert into account_contact (account_id, ${CONTACT_COLUMNS})
        select i.id, c.* from input i join made on made.id = i.id, json_to_recordset(i.contacts) as c(${CONTACT_RECORD})
      )
      select id from made`,
    },
    [JSON.stringify(accounts)],
  )
  return rows.map(({ id }) => id)
}

/** Which of some external ids are there. */
export async function selectKnownExternalIds(
  db: Queryable,
  { serviceId, isTest }: Whose,
  externalIds: readonly string[],
): Promise<string[]> {
  const rows = await db.query<{ external_id: string }>(
    'select external_id from account where service_id = $1 and test = $2 and external_id = any($3::text[])',
    [serviceId, isTest, externalIds],
  )
  return rows.map((row) => row.external_id)
}

/** Extends the validity, and puts the given contacts in the place of those of their kind; the others are not touched. */
export async function renewAccount(
  db: Queryable,
  { serviceId, isTest }: Whose,
  id: Uuid,
  renewal: { readonly endsAt: Date; readonly method: string; readonly contacts: readonly ContactInput[] },
): Promise<boolean> {
  const renewed = await db.query(
    `with renewed as (
      update account set ends_at = $4, method = $5
      where id = $1 and service_id = $2 and test = $3 and activated_at is not null and closed_at is null returning id
    ), contacts as (
      insert into account_contact as k (account_id, ${CONTACT_COLUMNS})
      select r.id, c.* from renewed r, json_to_recordset($6::json) as c(${CONTACT_RECORD})
      on conflict (account_id, kind) do update set contact = excluded.contact, contact_sealed = excluded.contact_sealed,
        contact_key = excluded.contact_key, confirmed_at = excluded.confirmed_at, channel = excluded.channel, method = excluded.method
    )
    select 1 from renewed`,
    [id, serviceId, isTest, renewal.endsAt, renewal.method, JSON.stringify(renewal.contacts)],
  )
  return renewed.length > 0
}

const CHANGES = {
  activate: 'set activated_at = $4, ends_at = $5 where activated_at is null and closed_at is null',
  close: 'set closed_at = $4, close_reason = $5 where closed_at is null',
  set_leaked: 'set leaked_at = $4 where (leaked_at is null) = ($4::timestamptz is not null)',
  set_disputed: 'set disputed_at = $4 where (disputed_at is null) = ($4::timestamptz is not null)',
} as const

/** One change, unless it was done already or the state forbids it; answers whether anything changed. */
export async function changeAccount(
  db: Queryable,
  { serviceId, isTest }: Whose,
  id: Uuid,
  change: keyof typeof CHANGES,
  values: readonly (Date | string | null)[],
): Promise<boolean> {
  const text = `update account ${CHANGES[change]} and id = $1 and service_id = $2 and test = $3 returning 1 as changed`
  const changed = await db.query(text, [id, serviceId, isTest, ...values])
  return changed.length > 0
}
