// What one may do with accounts: looking them up, opening them, and the few changes that a host or an operator makes. What a
// registration does to them within its own transaction stands in writer.ts.
import type { Vault } from '../contacts/index.ts'
import type { Database } from '../db/index.ts'
import type { Clock } from '../lib/clock.ts'
import type { NewUuid, Uuid } from '../lib/ids.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Report } from '../telemetry/index.ts'
import type { Owner } from '../verification/index.ts'
import type { Account, AccountSearch, Accounts, ChangeOutcome, NewAccount } from './account.ts'
import { changeAccount, selectAccounts, whoseOf } from './queries.ts'
import { readAccount } from './sealing.ts'
import { subjectFingerprints } from './subject.ts'
import { firstEnd } from './validity.ts'
import { createAccountWriter } from './writer.ts'

export interface AccountsParts {
  readonly db: Database
  readonly clock: Clock
  readonly uuids: NewUuid
  readonly ring: KeyRing
  readonly vault: Vault
  /** Left out on the command line, which counts nothing. */
  readonly report?: Pick<Report, 'accountChanged'>
}

export function createAccounts(parts: AccountsParts): Accounts {
  const { db, clock, ring, vault, report } = parts
  const writer = createAccountWriter(parts)

  async function select(owner: Owner, ...by: [Parameters<typeof selectAccounts>[2], readonly string[]]) {
    const rows = await selectAccounts(db, whoseOf(owner), ...by)
    return rows.map((row) => readAccount(vault, row, clock.now()))
  }

  async function find(owner: Owner, search: AccountSearch): Promise<Account[]> {
    if ('subject' in search) return await select(owner, 'subjects', subjectFingerprints(ring, search.subject))
    if ('contact' in search) return await select(owner, 'contacts', vault.fingerprints(search.contact))
    return await select(owner, 'externalIds', [search.externalId])
  }

  async function read(owner: Owner, id: Uuid): Promise<Account | undefined> {
    return (await select(owner, 'ids', [id]))[0]
  }

  async function open(owner: Owner, account: NewAccount) {
    const id = await writer.openIn(db, owner, account)
    const found =
      id === undefined ? await find(owner, { externalId: account.externalId ?? '' }) : [await read(owner, id)]
    const [opened] = found
    if (opened === undefined) throw new Error('An account was erased while it was being opened.')
    const kind = id === undefined ? ('known' as const) : ('opened' as const)
    report?.accountChanged({ what: kind, kind: owner.kind })
    return { kind, account: opened }
  }

  async function change(
    owner: Owner,
    id: Uuid,
    what: Parameters<typeof changeAccount>[3],
    ...values: (Date | string | null)[]
  ): Promise<ChangeOutcome> {
    const hasChanged = await changeAccount(db, whoseOf(owner), id, what, values)
    const account = await read(owner, id)
    if (account === undefined) return { kind: 'not_found' }
    if (hasChanged) report?.accountChanged({ what, kind: owner.kind })
    return { kind: hasChanged ? 'changed' : 'unchanged', account }
  }

  async function activate(owner: Owner, id: Uuid, endsAt?: Date): Promise<ChangeOutcome> {
    const now = clock.now()
    const outcome = await change(owner, id, 'activate', now, endsAt ?? firstEnd(owner.service.settings, now))
    if (outcome.kind !== 'unchanged' || outcome.account.state === 'active') return outcome
    return { kind: 'refused', state: outcome.account.state }
  }

  return {
    find,
    read,
    open,
    activate,
    close: (owner, id, reason) => change(owner, id, 'close', clock.now(), reason),
    flag: (owner, id, isLeaked) => change(owner, id, 'set_leaked', isLeaked ? clock.now() : null),
    dispute: (owner, id, isDisputed) => change(owner, id, 'set_disputed', isDisputed ? clock.now() : null),
  }
}
