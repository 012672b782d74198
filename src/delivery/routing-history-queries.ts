// The history of the providers, as operators read it. What tells processes of a change writes it (routing-queries.ts).
import type { Queryable } from '../db/index.ts'
import type { Change } from './routing/index.ts'

const MEMBERS = 'provider, country, what, share_from, share_to, who, why, at'

/** The history, the latest first. @param provider undefined: of all. */
export async function selectChanges(
  db: Queryable,
  { provider, most }: { provider: string | undefined; most: number },
): Promise<Change[]> {
  const rows = await db.query<ChangeRow>(
    `select ${MEMBERS} from provider_change where $1::text is null or provider = $1 order by id desc limit $2`,
    [provider ?? null, most],
  )
  return rows.map(readChange)
}

/** The last change of each provider. */
export async function selectLastChanges(db: Queryable): Promise<ReadonlyMap<string, Change>> {
  const rows = await db.query<ChangeRow>(
    `select distinct on (provider) ${MEMBERS} from provider_change order by provider, id desc`,
  )
  return new Map(rows.map((row) => [row.provider, readChange(row)]))
}

interface ChangeRow extends Record<string, unknown> {
  readonly provider: string
  readonly country: string
  readonly what: Change['what']
  readonly share_from: number | null
  readonly share_to: number | null
  readonly who: string
  readonly why: string
  readonly at: Date
}

function readChange({ country, share_from, share_to, ...row }: ChangeRow): Change {
  return { ...row, country: country || undefined, from: share_from ?? undefined, to: share_to ?? undefined }
}
