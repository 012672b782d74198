// The statements on `service`. Rows are parsed here, once.
import type { Queryable, Row } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Service } from './service.ts'
import { readSettings, type StoredSettings } from './settings.ts'

/** A service with what the operator set, before defaults. */
export interface StoredService extends Service {
  readonly set: StoredSettings
}

export interface ServiceRow extends Row {
  id: Uuid
  slug: string
  settings: StoredSettings
}

export const toService = ({ id, slug, settings }: ServiceRow): StoredService => ({
  id,
  slug,
  settings: readSettings(slug, settings),
  set: settings,
})

export async function selectServiceById(db: Queryable, id: Uuid): Promise<StoredService | undefined> {
  const text = 'select id, slug, settings from service where id = $1'
  const [row] = await db.query<ServiceRow>({ name: 'service_by_id', text }, [id])
  return row && toService(row)
}

export async function selectServiceBySlug(db: Queryable, slug: string): Promise<StoredService | undefined> {
  const [row] = await db.query<ServiceRow>('select id, slug, settings from service where slug = $1', [slug])
  return row && toService(row)
}

export async function selectServices(db: Queryable): Promise<StoredService[]> {
  const rows = await db.query<ServiceRow>('select id, slug, settings from service order by created_at, id')
  return rows.map(toService)
}

/** Undefined when the slug is taken. */
export async function insertService(
  db: Queryable,
  service: { id: Uuid; slug: string; set: StoredSettings; at: Date },
): Promise<StoredService | undefined> {
  const [row] = await db.query<ServiceRow>(
    `insert into service (id, slug, settings, created_at, updated_at) values ($1, $2, $3::jsonb, $4, $4)
     on conflict (slug) do nothing returning id, slug, settings`,
    [service.id, service.slug, JSON.stringify(service.set), service.at],
  )
  return row && toService(row)
}

/** One statement, so that two changes of different settings at once both hold. Undefined when there is no such service. */
export async function updateService(
  db: Queryable,
  change: { slug: string; set: StoredSettings; unset: readonly string[]; at: Date },
): Promise<StoredService | undefined> {
  const [row] = await db.query<ServiceRow>(
    `update service set settings = (settings || $2::jsonb) - $3::text[], updated_at = $4
     where slug = $1 returning id, slug, settings`,
    [change.slug, JSON.stringify(change.set), change.unset, change.at],
  )
  return row && toService(row)
}
