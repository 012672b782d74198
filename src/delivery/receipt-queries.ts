// The statement that settles messages by the receipts of their providers, a batch at a time: finds each message by what its
// provider called it, locks the messages in the order of their ids, and changes only those that still wait for a receipt.
import { type Queryable, queryBatch, type Statement } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Channel, RefusalReason } from './providers/provider.ts'

export interface ReceiptRow {
  readonly provider: string
  readonly reference: string
  readonly state: 'delivered' | 'failed'
  readonly reason: RefusalReason | null
}

/** The message that a receipt speaks of, as it stood before. */
export interface ReceivedRow extends Record<string, unknown> {
  readonly ord: number
  readonly before: 'accepted' | 'delivered' | 'failed'
  /** Null for a message that carries no code. */
  readonly verification_id: Uuid | null
  readonly accepted_at: Date
  /** Null when its cause is gone. */
  readonly channel: Channel | null
  readonly country: string | null
}

// `delivered` and `failed` are final: whichever came first stands (docs/decisions/0009).
const receiptStatement: Statement = {
  name: 'receipts',
  text: `
with input as materialized (
  select * from json_to_recordset($1::json) as i(ord int, provider text, reference text, state text, reason text)
), found as materialized (
  select i.ord, i.state, i.reason, m.id from input i cross join lateral (
    select id from message where awaits_receipt and reference = i.reference and provider = i.provider order by id desc limit 1
  ) m
), held as materialized (
  select m.id, m.state, m.verification_id, m.notice_id, m.updated_at from message m
  where m.id = any(array(select id from found)) order by m.id for no key update
), done as (
  update message m set state = f.state, reason = f.reason, updated_at = $2::timestamptz
  from found f join held h on h.id = f.id and h.state = 'accepted' where m.id = f.id
)
select f.ord, h.state as before, h.verification_id, h.updated_at as accepted_at,
  coalesce(v.channel, n.channel) as channel, coalesce(v.country, n.country) as country
from found f join held h on h.id = f.id left join verification v on v.id = h.verification_id left join notice n on n.id = h.notice_id`,
}

/** Settles by a batch in which no two name the same message. Answers for each what it met; undefined where no message has that name. */
export async function receiveBatch(
  db: Queryable,
  receipts: readonly ReceiptRow[],
  now: Date,
): Promise<(ReceivedRow | undefined)[]> {
  return await queryBatch<ReceivedRow>(db, receiptStatement, receipts, now)
}
