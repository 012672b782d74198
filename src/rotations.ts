// What is rewritten when secrets are rotated, feature by feature. One that keeps seals or keyed fingerprints adds its own here.
import { rotateAccounts } from './accounts/index.ts'
import type { RewritingProgress, Vault } from './contacts/index.ts'
import type { Database } from './db/index.ts'
import type { Clock } from './lib/clock.ts'
import type { KeyRing } from './lib/key-ring.ts'
import { rotateNotices } from './notices/index.ts'
import { olderSecretsNeededUntil, rotateRegistrations } from './registration/index.ts'

export interface Rotation {
  /** What is rewritten: one of it, and several. */
  readonly nouns: readonly [one: string, several: string]
  /** Answers how many were. */
  readonly run: (
    parts: { readonly db: Database; readonly ring: KeyRing; readonly vault: Vault },
    onProgress: RewritingProgress,
  ) => Promise<number>
  /** Until when what was begun with an older secret still needs it; undefined when nothing does. */
  readonly neededUntil?: (parts: {
    readonly db: Database
    readonly ring: KeyRing
    readonly clock: Clock
  }) => Promise<Date | undefined>
}

/** Besides the contacts of verifications, which also say how long the older secrets are needed. */
export const ROTATIONS: readonly Rotation[] = [
  { nouns: ['account', 'accounts'], run: rotateAccounts },
  { nouns: ['registration', 'registrations'], run: rotateRegistrations, neededUntil: olderSecretsNeededUntil },
  { nouns: ['notice', 'notices'], run: rotateNotices },
]
