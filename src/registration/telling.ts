// Telling the contacts on file of what happens to their account (R25): that a registration or renewal was begun, when the first code
// leaves; that it was finished; that a contact was changed. Written in the transaction of the cause. Whoever gets the code is not told.
import type { Account } from '../accounts/index.ts'
import type { Contact } from '../contacts/index.ts'
import type { Queryable } from '../db/index.ts'
import type { News, NoticeEvent, Tell } from '../notices/index.ts'
import type { Owner } from '../verification/index.ts'
import type { RegistrationRecord } from './record.ts'
import type { Workbench } from './workbench.ts'

type TellingParts = Pick<Workbench, 'notices' | 'accounts'>

/** Prepared before the transaction, since nothing within it may ask the database on another way. */
export async function tellBegun(
  parts: TellingParts,
  owner: Owner,
  record: RegistrationRecord,
  chosen: Contact,
): Promise<Tell> {
  const account = await accountOf(parts, owner, record)
  return together(await prepare(parts, owner, account, [news(record, 'begun', { except: [chosen] })]))
}

export async function tellFinished(parts: TellingParts, owner: Owner, record: RegistrationRecord): Promise<Tell> {
  const account = await accountOf(parts, owner, record)
  const except = record.contacts.filter((kept) => kept.confirmed).map(({ contact }) => contact)
  const replaced = record.purpose === 'renewal' ? replacedIn(record, account) : []
  const changed: News[] =
    replaced.length > 0 ? [{ what: 'contact_changed', cause: record.id, except, also: replaced }] : []
  return together(await prepare(parts, owner, account, [news(record, 'finished', { except }), ...changed]))
}

async function accountOf(
  { accounts }: TellingParts,
  owner: Owner,
  { toldAccountId }: RegistrationRecord,
): Promise<Account | undefined> {
  return toldAccountId === undefined ? undefined : await accounts.read(owner, toldAccountId)
}

/** What was on file until now and is no more: a confirmed contact stands in its place. */
function replacedIn(record: RegistrationRecord, account: Account | undefined): Contact[] {
  return (account?.contacts ?? [])
    .filter(({ kind }) =>
      record.contacts.some((kept) => kept.kind === kind && kept.source === 'entered' && kept.confirmed),
    )
    .map(({ contact }) => contact)
}

function news({ id, purpose }: RegistrationRecord, what: 'begun' | 'finished', whom: Pick<News, 'except'>): News {
  return { what: `${purpose}_${what}` satisfies NoticeEvent, cause: id, ...whom }
}

async function prepare(
  { notices }: TellingParts,
  owner: Owner,
  account: Account | undefined,
  all: readonly News[],
): Promise<Tell[]> {
  return account ? await Promise.all(all.map((one) => notices.prepare(owner, account, one))) : []
}

function together(tells: readonly Tell[]): Tell {
  return async (tx: Queryable) => {
    for (const tell of tells) await tell(tx)
  }
}
