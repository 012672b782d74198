// What commands change services and keys with.
import { createUuids } from '../lib/ids.ts'
import {
  createServiceAdmin,
  DEFAULT_SLUG,
  type ServiceAdmin,
  type StoredService,
  trialKeys,
} from '../services/index.ts'
import type { Workplace } from './command.ts'

export function adminOf({ db, clock, random }: Workplace): ServiceAdmin {
  return createServiceAdmin({ db, clock, random, uuids: createUuids(clock, random) })
}

/** The names of services by their ids. */
export type Slugs = ReadonlyMap<string, string>

export async function slugsOf(workplace: Workplace): Promise<Slugs> {
  return new Map((await adminOf(workplace).list()).map(({ id, slug }) => [id, slug]))
}

/**
 * The service of that name; undefined when there is none. The one that is there from the first start is made as that start would make
 * it: who sets up a server may ask for it before.
 */
export async function findService(workplace: Workplace, slug: string): Promise<StoredService | undefined> {
  const admin = adminOf(workplace)
  const found = await admin.get(slug)
  if (found !== undefined || slug !== DEFAULT_SLUG) return found
  return await admin.ensureDefault(workplace.config.mode === 'trial' ? trialKeys(workplace.ring) : undefined)
}

export const noSuchService = (slug: string): string =>
  `There is no service ${slug}; "pinpost service list" tells which there are.`
