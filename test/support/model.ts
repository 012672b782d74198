// What verifications must do, as simply as it can be said: one process, one request at a time, no database. The model test
// runs random stories against this and against the real thing.
import { addSeconds } from '../../src/lib/clock.ts'

export interface ModelVerification {
  readonly contact: string
  readonly session: string | undefined
  readonly createdAt: Date
  status: 'pending' | 'confirmed' | 'locked' | 'cancelled'
  attempts: number
  sends: number
  resendAt: Date | undefined
}

interface Window {
  n: number
  resetsAt: Date
}

const LIFE = 600
const DAY = 86_400
const SCHEDULE = [120, 300]
const LAST_SEND = LIFE - 240

export class Model {
  readonly verifications: ModelVerification[] = []
  #windows = new Map<string, Window>()
  now: Date

  constructor(now: Date) {
    this.now = now
  }

  /** Counts one more in a window of a day; answers how many there are then. */
  #count(name: string): number {
    const window = this.#windows.get(name)
    if (!window || window.resetsAt <= this.now) {
      this.#windows.set(name, { n: 1, resetsAt: addSeconds(this.now, DAY) })
      return 1
    }
    return ++window.n
  }

  #counted(name: string): number {
    const window = this.#windows.get(name)
    return window && window.resetsAt > this.now ? window.n : 0
  }

  #isAlive(verification: ModelVerification): boolean {
    return verification.status === 'pending' && addSeconds(verification.createdAt, LIFE) > this.now
  }

  /** Six sends a session, then five a contact, each a day; a refused one counts where it was refused. */
  #maySend(contact: string, session: string | undefined): boolean {
    if (session !== undefined && this.#count(`session ${session}`) > 6) return false
    return this.#count(`sends ${contact}`) <= 5
  }

  start(contact: string, session: string | undefined): string {
    const pending = this.verifications.findLastIndex(
      (one) => session !== undefined && one.contact === contact && one.session === session && this.#isAlive(one),
    )
    if (pending >= 0) {
      this.resend(pending, session)
      return `pending ${pending}`
    }
    if (!this.#maySend(contact, session)) return 'limited'
    this.verifications.push({
      contact,
      session,
      createdAt: this.now,
      status: 'pending',
      attempts: 0,
      sends: 1,
      resendAt: addSeconds(this.now, SCHEDULE[0] ?? 0),
    })
    return 'started'
  }

  resend(index: number, session: string | undefined): string {
    const one = this.verifications[index]
    if (!one || one.session !== session) return 'not_found'
    if (one.status !== 'pending') return one.status === 'confirmed' ? 'already_confirmed' : one.status
    if (!this.#isAlive(one)) return 'expired'
    if (!one.resendAt || this.now > addSeconds(one.createdAt, LAST_SEND)) return 'no_sends_left'
    if (one.resendAt > this.now) return 'too_early'
    if (!this.#maySend(one.contact, session)) return 'limited'
    const seconds = SCHEDULE[one.sends]
    one.sends++
    const due = seconds === undefined ? undefined : addSeconds(one.createdAt, seconds)
    const spaced = addSeconds(this.now, SCHEDULE[0] ?? 0)
    const next = due && (due > spaced ? due : spaced)
    one.resendAt = next && next <= addSeconds(one.createdAt, LAST_SEND) ? next : undefined
    return 'sent'
  }

  check(index: number, session: string | undefined, isRight: boolean): string {
    const one = this.verifications[index]
    if (!one || one.session !== session) return 'not_found'
    const isExpired = addSeconds(one.createdAt, LIFE) <= this.now
    if (one.status === 'confirmed') return isRight && !isExpired ? 'repeated' : 'already_confirmed'
    if (one.status !== 'pending') return one.status
    if (isExpired) return 'expired'
    if (this.#counted(`wrongs ${one.contact}`) >= 15) return 'contact_locked'
    if (isRight) {
      one.status = 'confirmed'
      return 'confirmed'
    }
    this.#count(`wrongs ${one.contact}`)
    one.attempts++
    if (one.attempts >= 5) one.status = 'locked'
    return 'wrong'
  }

  cancel(index: number, session: string | undefined): string {
    const one = this.verifications[index]
    if (!one || one.session !== session) return 'not_found'
    if (one.status === 'pending' && !this.#isAlive(one)) return 'expired'
    if (one.status === 'confirmed') return 'already_confirmed'
    if (one.status === 'locked') return 'locked'
    one.status = 'cancelled'
    return 'cancelled'
  }
}
