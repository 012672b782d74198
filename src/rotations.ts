// What is rewritten when secrets are rotated, feature by feature. One that keeps seals or keyed fingerprints adds its own here.
import { rotateAccounts } from './accounts/index.ts'
import type { RewritingProgress, Vault } from './contacts/index.ts'
import type { Database } from './db/index.ts'
import type { KeyRing } from './lib/key-ring.ts'

export interface Rotation {
  /** What is rewritten: one of it, and several. */
  readonly nouns: readonly [one: string, several: string]
  /** Answers how many were. */
  readonly run: (
    parts: { readonly db: Database; readonly ring: KeyRing; readonly vault: Vault },
    onProgress: RewritingProgress,
  ) => Promise<number>
}

/** Besides the contacts of verifications, which also say how long the older secrets are needed. */
export const ROTATIONS: readonly Rotation[] = [{ nouns: ['account', 'accounts'], run: rotateAccounts }]
