// Who knows something of a person, besides the accounts: what each erases when one is to be forgotten. A feature that keeps
// fingerprints of subjects or contacts adds its own here.
import type { Eraser } from './accounts/index.ts'
import { eraseNotices } from './notices/index.ts'
import { eraseRegistrations } from './registration/index.ts'
import { eraseVerifications } from './verification/index.ts'

export const ERASERS: readonly Eraser[] = [eraseVerifications, eraseNotices, eraseRegistrations]
