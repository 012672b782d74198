// What commands change services and keys with.
import { createUuids } from '../lib/ids.ts'
import { createServiceAdmin, type ServiceAdmin } from '../services/index.ts'
import type { Workplace } from './command.ts'

export function adminOf({ db, clock, random }: Workplace): ServiceAdmin {
  return createServiceAdmin({ db, clock, random, uuids: createUuids(clock, random) })
}
