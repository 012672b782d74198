// Erasing what is known of a person, or of a contact: accounts, contacts on file, and whatever the eraser of another feature finds
// under the same fingerprints. All in one transaction. What limits have counted stays counted, or erasing would refill them.
import { type Contact, unlessUnreadable, type Vault } from '../contacts/index.ts'
import type { Database, Queryable } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Owner } from '../verification/index.ts'
import { deleteAccounts, deleteContactsOnFile, selectTraces } from './erasure-queries.ts'
import { whoseOf } from './queries.ts'
import { openContactOnFile } from './sealing.ts'
import { type Subject, subjectFingerprints } from './subject.ts'

/** What is to be erased, by fingerprints under every key of the ring. */
export interface Traces {
  readonly owner: Owner
  readonly subjects: readonly Uuid[]
  /** For a subject also those on file for its accounts. */
  readonly contacts: readonly Uuid[]
  /** The accounts that go. */
  readonly accounts: readonly Uuid[]
}

/** Erases what one feature knows; answers how much of what, by names that people can read. */
export type Eraser = (tx: Queryable, traces: Traces) => Promise<Counts>
export type Counts = Readonly<Record<string, number>>

/** Who is to be forgotten. Erasing a contact leaves the accounts that had it on file, without it. */
export type Forgotten = { readonly subject: Subject } | { readonly contact: Contact }

export interface Erasures {
  /** @param isDry answers what would be erased, and leaves everything as it is. */
  erase(owner: Owner, who: Forgotten, isDry?: boolean): Promise<Counts>
}

export interface ErasureParts {
  readonly db: Database
  readonly ring: KeyRing
  readonly vault: Vault
  /** Of the other features. */
  readonly erasers: readonly Eraser[]
}

/** Ends a transaction that was only to be counted. */
class CountedOnly extends Error {}

export function createErasures({ db, ring, vault, erasers }: ErasureParts): Erasures {
  async function eraseIn(tx: Queryable, owner: Owner, who: Forgotten): Promise<Counts> {
    const counts: Record<string, number> = {}
    let traces = await traceIn(tx, owner, who, { ring, vault })
    do {
      // Theirs first: they may hold what refers to an account.
      for (const eraser of [...erasers, eraseAccounts]) {
        for (const [what, n] of Object.entries(await eraser(tx, traces))) counts[what] = (counts[what] ?? 0) + n
      }
      // A registration that was being completed meanwhile was waited for, and has opened an account.
      traces = await traceIn(tx, owner, who, { ring, vault })
    } while (traces.accounts.length > 0)
    return counts
  }

  return {
    async erase(owner, who, isDry = false) {
      let counts: Counts = {}
      try {
        await db.transaction(async (tx) => {
          counts = await eraseIn(tx, owner, who)
          if (isDry) throw new CountedOnly()
        })
      } catch (cause) {
        if (!(cause instanceof CountedOnly)) throw cause
      }
      return counts
    },
  }
}

async function traceIn(
  tx: Queryable,
  owner: Owner,
  who: Forgotten,
  { ring, vault }: Pick<ErasureParts, 'ring' | 'vault'>,
): Promise<Traces> {
  if ('contact' in who) return { owner, subjects: [], contacts: vault.fingerprints(who.contact), accounts: [] }
  const subjects = subjectFingerprints(ring, who.subject)
  const rows = await selectTraces(tx, whoseOf(owner), subjects)
  // One that cannot be opened is erased by the fingerprint that it was filed under.
  const contacts = rows.flatMap(({ id, contacts: onFile }) =>
    (onFile ?? []).flatMap((filed) =>
      unlessUnreadable(
        () => vault.fingerprints(openContactOnFile(vault, id, filed)),
        () => [filed.contact],
      ),
    ),
  )
  return {
    owner,
    subjects,
    contacts: [...new Set(contacts)],
    accounts: rows.map(({ id }) => id),
  }
}

const eraseAccounts: Eraser = async (tx, { owner, accounts, contacts, subjects }) =>
  subjects.length > 0
    ? await deleteAccounts(tx, accounts)
    : { accounts: 0, contacts_on_file: await deleteContactsOnFile(tx, whoseOf(owner), contacts) }
