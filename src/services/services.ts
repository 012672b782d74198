// Services as the running server knows them: who calls with a key, which service a message belongs to. Remembered for a few
// seconds, and forgotten at once when any process says that something has changed.
import { hash } from 'node:crypto'
import type { Uuid } from '../lib/ids.ts'
import { createRecent } from '../lib/recent.ts'
import { createServiceAdmin, SETTINGS_CHANNEL, type ServiceAdmin, type ServiceParts } from './admin.ts'
import { selectCaller } from './key-queries.ts'
import { kindOfKey } from './keys.ts'
import { selectServiceById, selectServiceBySlug } from './queries.ts'
import type { Caller, Service } from './service.ts'

/** How long a change may go unheard where a notification is lost. */
const REMEMBERED_SECONDS = 5
const MOST_KNOWN = 10_000
const MOST_UNKNOWN = 1_000

export interface Services extends ServiceAdmin {
  /** Undefined for what is no key, an unknown one, a revoked one. */
  findCaller(key: string): Promise<Caller | undefined>
  findById(id: Uuid): Promise<Service | undefined>
  /** For the pages that need no registration. */
  findBySlug(slug: string): Promise<Service | undefined>
  /** Stops listening for changes. */
  close(): Promise<void>
}

export async function createServices(parts: ServiceParts): Promise<Services> {
  const { db, clock } = parts
  const bounds = { clock, seconds: REMEMBERED_SECONDS, mostKnown: MOST_KNOWN, mostUnknown: MOST_UNKNOWN }
  const callers = createRecent<Caller>({ ...bounds, look: (digest) => selectCaller(db, Buffer.from(digest, 'base64')) })
  const services = createRecent<Service>({ ...bounds, look: (id) => selectServiceById(db, id as Uuid) })
  const bySlug = createRecent<Service>({ ...bounds, look: (slug) => selectServiceBySlug(db, slug) })
  const forget = (): void => {
    callers.forget()
    services.forget()
    bySlug.forget()
  }
  const stopListening = await db.listen(SETTINGS_CHANNEL, forget)
  const admin = createServiceAdmin(parts, forget) // this process need not wait for its own notification
  return {
    ...admin,
    async findCaller(key) {
      return kindOfKey(key) === undefined ? undefined : callers.find(hash('sha256', key, 'base64'))
    },
    findById: (id) => services.find(id),
    findBySlug: (slug) => bySlug.find(slug),
    close: stopListening,
  }
}
