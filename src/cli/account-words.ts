// What the commands about accounts share: whose accounts are meant, what they are told as, and what a person typed.
import {
  type Account,
  type Accounts,
  accountToJson,
  createAccounts,
  createErasures,
  type Erasures,
  parseSubject,
  renewalFrom,
  type Subject,
  type SubjectProblem,
} from '../accounts/index.ts'
import { type Contact, createVault, parseContact } from '../contacts/index.ts'
import { ERASERS } from '../erasers.ts'
import { createUuids, formatId, parseId, type Uuid } from '../lib/ids.ts'
import { DEFAULT_SLUG, type Service } from '../services/index.ts'
import type { Owner } from '../verification/index.ts'
import type { Output, Workplace } from './command.ts'
import { adminOf, findService, noSuchService } from './service-admin.ts'

/** Whose accounts. */
export const ownerOptions = {
  service: { type: 'string', value: 'SLUG', meaning: 'Of which service; default without it.' },
  test: { type: 'boolean', meaning: 'Those of test keys; those of live keys without it.' },
} as const

/** Who is meant, in the commands that look for somebody. */
export const personArgs = [
  { name: 'COUNTRY', meaning: 'Country of the national number, such as EE.', isOptional: true },
  { name: 'NUMBER', meaning: 'National identity number; separators are forgiven.', isOptional: true },
] as const

export function accountsOf({ db, clock, ring, random }: Workplace): Accounts {
  return createAccounts({ db, clock, ring, vault: createVault(ring, random), uuids: createUuids(clock, random) })
}

export function erasuresOf({ db, ring, random }: Workplace): Erasures {
  return createErasures({ db, ring, vault: createVault(ring, random), erasers: ERASERS })
}

/** The owner that the options name; undefined when there is no such service, which was told. */
export async function ownerOf(
  context: Workplace & Output,
  { service: slug = DEFAULT_SLUG, test }: { readonly service: string | undefined; readonly test: boolean },
): Promise<Owner | undefined> {
  const service = await findService(context, slug)
  if (service === undefined) context.err(noSuchService(slug))
  return service && { service, kind: test ? 'test' : 'live' }
}

/** Where nothing was found, and how to look elsewhere: who erases a person in the wrong place has erased nobody. */
export function nothingThere({ service, kind }: Owner, what: string): string {
  const other = kind === 'live' ? ', --test among what came with test keys' : ''
  return `${what} in the service ${service.slug} with ${kind} keys; --service looks in another one${other}.`
}

export interface FoundAccount {
  readonly owner: Owner
  readonly account: Account
}

/** The account that an id names, whoever it belongs to; undefined when there is none, which was told. */
export async function findAccount(context: Workplace & Output, typed: string): Promise<FoundAccount | undefined> {
  const id = parseId('acc', typed.trim())
  const found = id === undefined ? undefined : await readAnywhere(context, id)
  if (found === undefined) {
    context.err(
      id === undefined
        ? 'That is no id of an account: it begins with acc_ and has 30 characters.'
        : 'There is no such account.',
    )
  }
  return found
}

async function readAnywhere(context: Workplace, id: Uuid): Promise<FoundAccount | undefined> {
  const accounts = accountsOf(context)
  for (const service of await adminOf(context).list()) {
    for (const kind of ['live', 'test'] as const) {
      const owner = { service, kind }
      const account = await accounts.read(owner, id)
      if (account !== undefined) return { owner, account }
    }
  }
  return undefined
}

const SUBJECT_WORDS: Readonly<Record<SubjectProblem, string>> = {
  unknown_country: 'There is no such country: it is two letters, such as EE.',
  number_missing: 'The national number is missing.',
  forbidden_character: 'A national number has letters and digits, and separators between them.',
  wrong_length: 'The national number has too many or too few digits for its country.',
  not_possible: 'No national number of that country looks like this.',
  wrong_checksum: 'The check digit does not fit: a digit was mistyped.',
}

export type Person = { readonly subject: Subject } | { readonly contact: Contact }

/** The person that was typed, by number or by contact; or what was wrong with it. */
export function readPerson(positionals: readonly string[], contact: string | undefined): Person | string {
  const [country, number] = positionals
  if ((country === undefined) === (contact === undefined)) return 'Give either COUNTRY and NUMBER, or --contact.'
  if (contact !== undefined) {
    const reading = parseContact(contact)
    return reading.ok
      ? { contact: reading.contact }
      : 'That is no phone number with + and country code and no e-mail address.'
  }
  if (country === undefined || number === undefined) return 'Give both COUNTRY and NUMBER.'
  const reading = parseSubject({ country, number })
  return reading.ok ? { subject: reading.subject } : SUBJECT_WORDS[reading.reason]
}

/** For people: a few lines, contacts masked. */
export function describeAccount(account: Account, { service, kind }: Owner): string {
  const renewable = renewalFrom(account, service.settings)
  const marks = [account.isLeaked ? 'leaked' : '', account.isDisputed ? 'disputed' : ''].filter(Boolean)
  return [
    `${formatId('acc', account.id)}  ${[account.state, ...marks].join(', ')}`,
    `  service ${service.slug}${kind === 'test' ? ', test key' : ''}${account.externalId ? `, external id ${account.externalId}` : ''}`,
    account.activatedAt ? `  active since ${day(account.activatedAt)}, until ${day(account.endsAt)}` : '  never active',
    ...(renewable ? [`  may be renewed from ${day(renewable)}`] : []),
    ...(account.closedAt ? [`  closed on ${day(account.closedAt)}`] : []),
    ...account.contacts.map(
      ({ masked, confirmedAt }) => `  ${masked}  ${confirmedAt ? `confirmed ${day(confirmedAt)}` : 'not confirmed'}`,
    ),
  ].join('\n')
}

function day(at: Date | undefined): string {
  return at?.toISOString().slice(0, 10) ?? ''
}

/** Writes one account as text or as JSON. */
export function writeAccount({ out }: Output, account: Account, owner: Owner, isJson: boolean): void {
  out(isJson ? JSON.stringify(jsonOf(account, owner.service), null, 2) : describeAccount(account, owner))
}

export function jsonOf(account: Account, service: Service): Record<string, unknown> {
  return { service: service.slug, ...accountToJson(account, service.settings) }
}
