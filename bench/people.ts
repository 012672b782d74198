// The people who confirm a contact in the benchmark. Each cycle has a person of its own, so that the limits count everything
// and refuse nothing: another contact, another session, another address. Even ones have an e-mail address, odd ones a phone.

export interface Person {
  readonly channel: 'email' | 'sms'
  /** In the form in which a server hands it to a provider, so that the message can be told apart by it. */
  readonly to: string
  readonly session: string
  readonly ip: string
}

/** Numbers that share all but their last four digits may get 30 messages an hour (R40): so the digits before those go first. */
const NUMBER_BLOCKS = 10_000

/** @param n below 2^24: person `n`, always the same. */
export function personAt(n: number): Person {
  return n % 2 === 0 ? withEmail(n) : withPhone(n)
}

export function withEmail(n: number): Person {
  return { channel: 'email', to: `person${pad(n, 9)}@bench.example`, ...surroundings(n) }
}

/** Spanish mobile numbers: every eight digits after +346 are one. */
export function withPhone(n: number): Person {
  const k = Math.floor(n / 2)
  const digits = pad(k % NUMBER_BLOCKS, 4) + pad(Math.floor(k / NUMBER_BLOCKS) % 10_000, 4)
  return { channel: 'sms', to: `+346${digits}`, ...surroundings(n) }
}

function surroundings(n: number): Pick<Person, 'session' | 'ip'> {
  return { session: `session-${pad(n, 9)}`, ip: `10.${(n >>> 16) & 255}.${(n >>> 8) & 255}.${n & 255}` }
}

function pad(n: number, digits: number): string {
  return String(n).padStart(digits, '0')
}
