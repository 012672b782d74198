// The invented people of a trial: one for each situation that a registration can meet. Whoever proves to be one of them, with a
// test key, is somebody new in that situation, with a national number of the nineteenth century, so that one story does not change
// the next and no limit per contact fills up. Nobody real can have such a number, and nothing is sent with a test key.
import { createHash } from 'node:crypto'
import { type Accounts, type NewAccount, parseSubject, type Subject } from '../accounts/index.ts'
import { type Contact, parseContact } from '../contacts/index.ts'
import { addSeconds, type Clock } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Owner } from '../verification/index.ts'

interface Situation {
  readonly name: string
  /** One line, for pages and the reference. */
  readonly meaning: string
  /** What they have, the earliest first. */
  readonly accounts: readonly InventedAccount[]
}

interface InventedAccount {
  readonly state: 'pending' | 'active' | 'expired'
  readonly phone?: 'EE' | 'BE'
  readonly email?: true
  readonly isLeaked?: true
}

/* biome-ignore format: a table */
export const TRIAL_PEOPLE: readonly Situation[] = [
  { name: 'newcomer',      meaning: 'never had an account',                        accounts: [] },
  { name: 'expired',       meaning: 'had an account that has expired',             accounts: [{ state: 'expired', phone: 'EE', email: true }] },
  { name: 'never_active',  meaning: 'opened an account that never became active',  accounts: [{ state: 'pending', phone: 'EE', email: true }] },
  { name: 'phone_only',    meaning: 'has only a phone on file',                    accounts: [{ state: 'active', phone: 'EE' }] },
  { name: 'belgian_phone', meaning: 'has only a Belgian phone on file',            accounts: [{ state: 'active', phone: 'BE' }] },
  { name: 'leaked',        meaning: 'has an account whose data are reported as leaked', accounts: [{ state: 'active', phone: 'EE', email: true, isLeaked: true }] },
  { name: 'two_devices',   meaning: 'has two active accounts, one on each device', accounts: [{ state: 'active', phone: 'EE', email: true }, { state: 'active', email: true }] },
]

export function isTrialPerson(name: string): boolean {
  return TRIAL_PEOPLE.some((one) => one.name === name)
}

const DAY_SECONDS = 86_400
/** Within the time in which an account may be renewed. */
const ENDS_IN_DAYS = 20

/** Makes somebody new in a situation, with their accounts; the same one again for the same registration. */
export async function inventPerson(
  parts: { readonly accounts: Pick<Accounts, 'find' | 'open'>; readonly clock: Clock },
  owner: Owner,
  registrationId: Uuid,
  name: string,
): Promise<Subject> {
  const situation = TRIAL_PEOPLE.find((one) => one.name === name)
  if (!situation) throw new Error(`There is no invented person ${name}.`)
  const seed = createHash('sha256').update(`${registrationId}\n${name}`).digest()
  const subject = inventSubject(seed)
  const known = await parts.accounts.find(owner, { subject })
  if (known.length > 0) return subject
  for (const [index, account] of situation.accounts.entries()) {
    await parts.accounts.open(owner, invent(account, subject, seed, index, parts.clock.now()))
  }
  return subject
}

function invent(account: InventedAccount, subject: Subject, seed: Buffer, index: number, now: Date): NewAccount {
  const activatedAt = addSeconds(now, (index - 1000) * DAY_SECONDS)
  const confirmedAt = account.state === 'pending' ? undefined : activatedAt
  const contacts = [
    ...(account.phone ? [inventPhone(account.phone, seed)] : []),
    ...(account.email ? [inventMailbox(seed, index)] : []),
  ]
  return {
    subject,
    state: account.state === 'pending' ? 'pending' : 'active',
    locale: 'en',
    method: 'id_card',
    contacts: contacts.map((contact) => ({ contact, confirmedAt, method: 'id_card' })),
    activatedAt,
    endsAt: addSeconds(now, (account.state === 'expired' ? -1 : ENDS_IN_DAYS) * DAY_SECONDS),
    isLeaked: account.isLeaked,
  }
}

/** An Estonian number of somebody born in the nineteenth century, with the right check digit. */
function inventSubject(seed: Buffer): Subject {
  const born = new Date(Date.UTC(1800, 0, 1 + (seed.readUInt32BE(0) % 36_500)))
  const year = String(born.getUTCFullYear() % 100).padStart(2, '0')
  const month = String(born.getUTCMonth() + 1).padStart(2, '0')
  const day = String(born.getUTCDate()).padStart(2, '0')
  const serial = String(seed.readUInt16BE(4) % 1000).padStart(3, '0')
  for (let check = 0; check <= 9; check++) {
    const number = `${1 + (seed.readUInt8(6) % 2)}${year}${month}${day}${serial}${check}`
    const reading = parseSubject({ country: 'EE', number })
    if (reading.ok) return reading.subject
  }
  throw new Error('No check digit fits an invented number.')
}

function inventPhone(country: 'EE' | 'BE', seed: Buffer): Contact {
  const digits = (length: number): string => String(seed.readUIntBE(8, 6)).slice(-length).padStart(length, '0')
  return contactOf(country === 'EE' ? `+3725${digits(7)}` : `+32470${digits(6)}`)
}

function inventMailbox(seed: Buffer, index: number): Contact {
  return contactOf(`person-${seed.toString('hex', 16, 20)}-${index + 1}@mailbox.example`)
}

function contactOf(text: string): Contact {
  const reading = parseContact(text)
  if (!reading.ok) throw new Error(`An invented contact is none: ${reading.reason}.`)
  return reading.contact
}
