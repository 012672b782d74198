// What the doctor needs to judge a database.
import type { Config } from '../../config/index.ts'
import type { Clock } from '../../lib/clock.ts'
import type { KeyRing } from '../../lib/key-ring.ts'
import type { Random } from '../../lib/random.ts'

export interface DatabaseQuestion {
  readonly config: Config
  readonly ring: KeyRing
  readonly clock: Clock
  readonly random: Random
}

export interface Addresses {
  readonly databaseUrl: string | undefined
  readonly databaseListenUrl: string | undefined
}
