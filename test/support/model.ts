// What verifications must do, as simply as it can be said: one process, one request at a time, no database. The model test
// runs random stories against this and against the real thing.
import { addSeconds } from '../../src/lib/clock.ts'

type Ended = 'confirmed' | 'locked' | 'cancelled'

interface Sending {
  readonly contact: string
  sends: number
  resendAt: Date | undefined
}

export interface ModelVerification extends Sending {
  readonly session: string | undefined
  readonly createdAt: Date
  status: 'pending' | Ended
  attempts: number
  /** The latest: when it was asked for, and whether anybody took it. */
  message: { readonly at: Date; readonly isTaken: boolean }
  readonly fallback: ModelFallback | undefined
}

export interface ModelFallback extends Sending {
  status: 'waiting' | 'held_back' | 'pending' | Ended
}

/** Which of a pair is asked about, or whose code it is. */
export type Which = 'first' | 'second'

interface Window {
  n: number
  resetsAt: Date
}

const LIFE = 600
const DAY = 86_400
const SCHEDULE = [120, 300]
const LAST_SEND = LIFE - 240
const FALLBACK_AFTER = 20

export class Model {
  readonly verifications: ModelVerification[] = []
  #windows = new Map<string, Window>()
  now: Date
  /** Whether providers take what they are given. */
  isTaking = true
  readonly #limitsSends: boolean

  constructor(now: Date, { limitsSends = true } = {}) {
    this.now = now
    this.#limitsSends = limitsSends
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

  #isInTime(verification: ModelVerification): boolean {
    return addSeconds(verification.createdAt, LIFE) > this.now
  }

  #isAlive(verification: ModelVerification): boolean {
    return verification.status === 'pending' && this.#isInTime(verification)
  }

  /** Six sends a session, then five a contact, each a day; a refused one counts where it was refused. */
  #maySend(contact: string, session: string | undefined): boolean {
    if (!this.#limitsSends) return true
    if (session !== undefined && this.#count(`session ${session}`) > 6) return false
    return this.#count(`sends ${contact}`) <= 5
  }

  start(contact: string, session: string | undefined, other?: string): string {
    const pending = this.#pendingFor(contact, session)
    if (pending) {
      this.resend(pending.index, session, pending.which)
      return `pending ${pending.which} ${pending.index}`
    }
    if (!this.#maySend(contact, session)) return 'limited'
    const resendAt = addSeconds(this.now, SCHEDULE[0] ?? 0)
    this.verifications.push({
      contact,
      session,
      createdAt: this.now,
      status: 'pending',
      attempts: 0,
      sends: 1,
      resendAt,
      message: { at: this.now, isTaken: this.isTaking },
      fallback: other === undefined ? undefined : { contact: other, status: 'waiting', sends: 0, resendAt: undefined },
    })
    return 'started'
  }

  #pendingFor(contact: string, session: string | undefined): { index: number; which: Which } | undefined {
    if (session === undefined) return undefined
    for (const [index, one] of this.verifications.entries()) {
      if (one.session !== session || !this.#isInTime(one)) continue
      if (one.contact === contact && one.status === 'pending') return { index, which: 'first' }
      if (one.fallback?.contact === contact && one.fallback.status === 'pending') return { index, which: 'second' }
    }
    return undefined
  }

  /** Nobody took the latest message for 20 seconds: what waits is begun, if it is of use and not under way already. */
  fallBack(): void {
    for (const one of this.verifications) {
      const { fallback } = one
      if (fallback?.status !== 'waiting' || !this.#isAlive(one)) continue
      if (one.message.isTaken || addSeconds(one.message.at, FALLBACK_AFTER) > this.now) continue
      if (this.now > addSeconds(one.createdAt, LAST_SEND) || this.#pendingFor(fallback.contact, one.session)) {
        fallback.status = 'held_back'
        continue
      }
      const [first = 0] = SCHEDULE
      const [due, spaced] = [addSeconds(one.createdAt, first), addSeconds(this.now, first)]
      fallback.status = 'pending'
      fallback.sends = 1
      fallback.resendAt = this.#ifInTime(one, due > spaced ? due : spaced)
    }
  }

  #ifInTime(one: ModelVerification, at: Date): Date | undefined {
    return at <= addSeconds(one.createdAt, LAST_SEND) ? at : undefined
  }

  /** The verification, where the one of the two that is asked about is there for whoever asks. */
  #find(index: number, session: string | undefined, asked: Which): ModelVerification | undefined {
    const one = this.verifications[index]
    if (!one || one.session !== session) return undefined
    const isThere = asked === 'first' || !['waiting', 'held_back', undefined].includes(one.fallback?.status)
    return isThere ? one : undefined
  }

  resend(index: number, session: string | undefined, asked: Which = 'first'): string {
    const one = this.#find(index, session, asked)
    if (!one) return 'not_found'
    const { fallback } = one
    if (asked === 'second') return this.#resendOne(one, fallback as ModelFallback)
    if (fallback?.status === 'confirmed') return 'already_confirmed'
    if (one.status !== 'pending' || fallback?.status !== 'pending') return this.#resendOne(one, one)
    const outcomes = [this.#resendOne(one, one), this.#resendOne(one, fallback)]
    return ['sent', 'too_early'].find((outcome) => outcomes.includes(outcome)) ?? (outcomes[0] as string)
  }

  #resendOne(one: ModelVerification, of: ModelVerification | ModelFallback): string {
    if (of.status !== 'pending') return of.status === 'confirmed' ? 'already_confirmed' : of.status
    if (!this.#isInTime(one)) return 'expired'
    if (!of.resendAt || this.now > addSeconds(one.createdAt, LAST_SEND)) return 'no_sends_left'
    if (of.resendAt > this.now) return 'too_early'
    if (!this.#maySend(of.contact, one.session)) return 'limited'
    const seconds = SCHEDULE[of.sends]
    of.sends++
    if (of === one) one.message = { at: this.now, isTaken: this.isTaking }
    const due = seconds === undefined ? undefined : addSeconds(one.createdAt, seconds)
    const spaced = addSeconds(this.now, SCHEDULE[0] ?? 0)
    of.resendAt = due && this.#ifInTime(one, due > spaced ? due : spaced)
    return 'sent'
  }

  /** @param code whose it is; undefined for one that is nobody's. */
  check(index: number, session: string | undefined, code: Which | undefined, asked: Which = 'first'): string {
    const one = this.#find(index, session, asked)
    if (!one) return 'not_found'
    const { fallback } = one
    const confirmed = one.status === 'confirmed' ? 'first' : fallback?.status === 'confirmed' ? 'second' : undefined
    if (confirmed) return code === confirmed && this.#isInTime(one) ? 'repeated' : 'already_confirmed'
    const { status } = asked === 'first' ? one : (fallback as ModelFallback)
    if (status !== 'pending') return status
    if (!this.#isInTime(one)) return 'expired'
    const live: [Which, ModelVerification | ModelFallback][] = [['first', one]]
    if (fallback?.status === 'pending') live.push(['second', fallback])
    const open = live.filter(([, { contact }]) => this.#counted(`wrongs ${contact}`) < 15)
    if (open.length === 0) return 'contact_locked'
    if (open.some(([which]) => which === code)) {
      for (const [which, of] of live) of.status = which === code ? 'confirmed' : 'cancelled'
      return 'confirmed'
    }
    for (const [, { contact }] of open) this.#count(`wrongs ${contact}`)
    one.attempts++
    if (one.attempts >= 5) for (const [, of] of live) of.status = 'locked'
    return 'wrong'
  }

  cancel(index: number, session: string | undefined, asked: Which = 'first'): string {
    const one = this.#find(index, session, asked)
    if (!one) return 'not_found'
    const of = asked === 'first' ? one : (one.fallback as ModelFallback)
    if (of.status === 'pending' && !this.#isInTime(one)) return 'expired'
    if (one.status === 'confirmed' || one.fallback?.status === 'confirmed') return 'already_confirmed'
    if (of.status === 'locked') return 'locked'
    for (const each of [one, one.fallback]) if (each?.status === 'pending') each.status = 'cancelled'
    return 'cancelled'
  }
}
