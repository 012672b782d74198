// The statements on `policy_override`. Rows are parsed here, once.
import type { Queryable, Row } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Channel } from './channel.ts'
import type { Verdict } from './table.ts'

/** What was set at run time: for one service, or for all of them. */
export interface Override {
  readonly serviceId: Uuid | undefined
  readonly country: string
  readonly channel: Channel
  readonly verdict: Verdict
  readonly sender: string | undefined
  readonly hasOriginLine: boolean | undefined
  readonly why: string
  readonly setBy: string
  readonly setAt: Date
}

export interface PastOverride extends Override {
  readonly ended: { readonly at: Date; readonly by: string; readonly why: string } | undefined
}

interface OverrideRow extends Row {
  service_id: Uuid | null
  country: string
  channel: Channel
  verdict: Verdict
  sender: string | null
  origin_line: boolean | null
  why: string
  set_by: string
  set_at: Date
  ended_at: Date | null
  ended_by: string | null
  ended_why: string | null
}

const COLUMNS = `service_id, country, channel, verdict, sender, origin_line, why, set_by, set_at, ended_at, ended_by, ended_why`

function toOverride(row: OverrideRow): PastOverride {
  const { ended_at: at, ended_by: by, ended_why: why } = row
  return {
    serviceId: row.service_id ?? undefined,
    country: row.country,
    channel: row.channel,
    verdict: row.verdict,
    sender: row.sender ?? undefined,
    hasOriginLine: row.origin_line ?? undefined,
    why: row.why,
    setBy: row.set_by,
    setAt: row.set_at,
    ended: at && by !== null && why !== null ? { at, by, why } : undefined,
  }
}

/** What holds for a service: those for all services first, then its own. Without a service, those for all alone. */
export async function selectOverrides(db: Queryable, serviceId: Uuid | undefined): Promise<Override[]> {
  const rows = await db.query<OverrideRow>(
    {
      name: 'policy_overrides',
      text: `select ${COLUMNS} from policy_override
             where ended_at is null and (service_id is null or service_id = $1)
             order by service_id nulls first, country, channel`,
    },
    [serviceId ?? null],
  )
  return rows.map(toOverride)
}

/** Everything that was ever set of a country, the latest first. */
export async function selectHistory(db: Queryable, country: string): Promise<PastOverride[]> {
  const rows = await db.query<OverrideRow>(
    `select ${COLUMNS} from policy_override where country = $1 order by set_at desc, id desc`,
    [country],
  )
  return rows.map(toOverride)
}

export interface Place {
  readonly serviceId: Uuid | undefined
  readonly country: string
  readonly channel: Channel
}

export interface Ending {
  readonly at: Date
  readonly by: string
  readonly why: string
}

/** Until the transaction ends nobody else changes the policy, so that two operators at once leave one verdict that holds. */
export async function lockOverrides(tx: Queryable): Promise<void> {
  await tx.query('lock table policy_override in share row exclusive mode')
}

/** Ends what holds in a place; answers whether anything did. */
export async function endOverride(db: Queryable, place: Place, { at, by, why }: Ending): Promise<boolean> {
  const rows = await db.query(
    `update policy_override set ended_at = $4, ended_by = $5, ended_why = $6
     where service_id is not distinct from $1 and country = $2 and channel = $3 and ended_at is null returning id`,
    [place.serviceId ?? null, place.country, place.channel, at, by, why],
  )
  return rows.length > 0
}

export async function insertOverride(db: Queryable, id: Uuid, override: Override): Promise<void> {
  const { serviceId, country, channel, verdict, sender, hasOriginLine, why, setBy, setAt } = override
  await db.query(
    `insert into policy_override (id, service_id, country, channel, verdict, sender, origin_line, why, set_by, set_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, serviceId ?? null, country, channel, verdict, sender ?? null, hasOriginLine ?? null, why, setBy, setAt],
  )
}
