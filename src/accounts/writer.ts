// Accounts on a connection that is given, so that what happens to them is in one transaction with its cause: the registration that
// opens or renews one, the reminder that one ends.
import { unlessUnreadable } from '../contacts/index.ts'
import type { Queryable } from '../db/index.ts'
import type { Clock } from '../lib/clock.ts'
import type { NewUuid, Uuid } from '../lib/ids.ts'
import type { Owner } from '../verification/index.ts'
import type { Account, NewAccount, Renewal } from './account.ts'
import { insertAccounts, renewAccount, selectAccounts, whoseOf } from './queries.ts'
import { accountInput, contactInput, readAccount, type Sealer } from './sealing.ts'

export interface AccountWriter {
  /** In one statement. Undefined when there is one with its external id already. */
  openIn(tx: Queryable, owner: Owner, account: NewAccount): Promise<Uuid | undefined>
  /** Those that exist of at most 100, in no order, but for those that cannot be read. @param onUnreadable is told why of each. */
  readIn(tx: Queryable, owner: Owner, ids: readonly Uuid[], onUnreadable: (cause: Error) => void): Promise<Account[]>
  /** In one statement. False when there is no such account, or it was never active, or is closed. */
  renewIn(tx: Queryable, owner: Owner, id: Uuid, renewal: Renewal): Promise<boolean>
}

export interface WriterParts extends Sealer {
  readonly clock: Clock
  readonly uuids: NewUuid
}

export function createAccountWriter(parts: WriterParts): AccountWriter {
  const { vault, clock, uuids } = parts
  return {
    async openIn(tx, owner, account) {
      const [id] = await insertAccounts(tx, [accountInput(parts, owner, uuids(), account, clock.now())])
      return id
    },
    async readIn(tx, owner, ids, onUnreadable) {
      const rows = await selectAccounts(tx, whoseOf(owner), 'ids', ids)
      return rows.flatMap((row) =>
        unlessUnreadable(
          () => readAccount(vault, row, clock.now()),
          (cause) => {
            onUnreadable(cause)
            return []
          },
        ),
      )
    },
    async renewIn(tx, owner, id, { endsAt, method, contacts }) {
      const rows = contacts.map((contact) => contactInput(vault, id, contact))
      return await renewAccount(tx, whoseOf(owner), id, { endsAt, method, contacts: rows })
    },
  }
}
