// Writing accounts on a connection that is given, so that it can happen in one transaction with its cause: the registration that
// opens or renews one.
import type { Queryable } from '../db/index.ts'
import type { Clock } from '../lib/clock.ts'
import type { NewUuid, Uuid } from '../lib/ids.ts'
import type { Owner } from '../verification/index.ts'
import type { NewAccount, Renewal } from './account.ts'
import { insertAccounts, renewAccount, type Whose } from './queries.ts'
import { accountInput, contactInput, type Sealer } from './sealing.ts'

export interface AccountWriter {
  /** In one statement. Undefined when there is one with its external id already. */
  openIn(tx: Queryable, owner: Owner, account: NewAccount): Promise<Uuid | undefined>
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
    async renewIn(tx, owner, id, { endsAt, method, contacts }) {
      const rows = contacts.map((contact) => contactInput(vault, id, contact))
      return await renewAccount(tx, whoseOf(owner), id, { endsAt, method, contacts: rows })
    },
  }
}

export function whoseOf({ service, kind }: Owner): Whose {
  return { serviceId: service.id, isTest: kind === 'test' }
}
