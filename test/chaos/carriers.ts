// What carries the messages while processes are killed: a mail server or a carrier of text messages, each on loopback and outside
// of what is killed. It knows what arrived and when.
import { randomInt } from 'node:crypto'
import { systemClock } from '../../src/lib/clock.ts'
import { startSmsc } from '../../src/simulator/index.ts'
import type { Environment } from '../support/pinpost-process.ts'
import { startMailServer } from '../support/smtp-server.ts'

export interface Arrival {
  readonly code: string
  /** By performance.now(). */
  readonly at: number
}

export interface Carrier {
  /** What a registration calls a contact of it. */
  readonly option: 'phone' | 'email'
  /** By which Pinpost finds it. */
  readonly environment: Environment
  /** Settings of the service without which its limits would refuse so many. */
  readonly serviceSettings: readonly string[]
  newContact(): string
  /** One that it does not know: what is written there is refused, for good. */
  newUnknown(): string
  /** Undefined when nothing has arrived for it after so long. */
  firstArrival(to: string, milliseconds: number): Promise<Arrival | undefined>
  /** By contact, in the order of arrival. */
  arrivals(): ReadonlyMap<string, readonly Arrival[]>
  close(): Promise<void>
}

/** Spanish mobile numbers, as all that begin with +346. */
const UNKNOWN = '+3471'

export const carriers = { smtp: startMailCarrier, smpp: startSmsCarrier } as const
export type CarrierName = keyof typeof carriers

async function startMailCarrier(): Promise<Carrier> {
  const arrived = createArrivals()
  const server = await startMailServer({
    onRcpt: (address) => (address.startsWith('nobody') ? { code: 550, text: '5.1.1 no such mailbox' } : undefined),
    onData: ({ to, raw }) => void arrived.take(to[0] ?? '', codeInMail(raw)),
  })
  return {
    ...arrived,
    option: 'email',
    environment: { PINPOST_SMTP_URL: server.url, PINPOST_MAIL_FROM: 'codes@pinpost.test' },
    serviceSettings: [],
    newContact: () => `u${randomInt(2 ** 47)}@pinpost.test`,
    newUnknown: () => `nobody${randomInt(2 ** 47)}@pinpost.test`,
    close: server.close,
  }
}

async function startSmsCarrier(): Promise<Carrier> {
  const arrived = createArrivals()
  let made = 0
  const smsc = await startSmsc({
    port: 0,
    clock: systemClock,
    // Among so many numbers are those that have other outcomes.
    rules: [
      { pattern: `${UNKNOWN}*`, chance: 1, fate: { answer: { status: 'RINVDSTADR' }, latency: [0, 50] } },
      { pattern: '*', chance: 1, fate: { answer: 'ok', latency: [0, 50] } },
    ],
    onMessage: ({ to, text = '', outcome }) => {
      if (outcome === 'accepted') arrived.take(to, codeIn(text))
    },
  })
  return {
    ...arrived,
    option: 'phone',
    environment: {
      PINPOST_SMPP_URL: `smpp://chaos:chaos@127.0.0.1:${smsc.port}?window=20`,
      PINPOST_SMS_SENDER: 'Pinpost',
      PINPOST_SMS_PER_DAY: '1000000',
    },
    serviceSettings: ['sms_per_country_hour=1000000'],
    newContact: () => numberAfter('+346', made++, 4),
    newUnknown: () => numberAfter(UNKNOWN, made++, 3),
    close: smsc.close,
  }
}

function createArrivals() {
  const byContact = new Map<string, Arrival[]>()
  const waiting = new Map<string, (arrival: Arrival) => void>()
  return {
    take(to: string, code: string): void {
      const arrival = { code, at: performance.now() }
      const known = byContact.get(to)
      if (known) known.push(arrival)
      else byContact.set(to, [arrival])
      waiting.get(to)?.(arrival)
    },
    firstArrival(to: string, milliseconds: number): Promise<Arrival | undefined> {
      const [first] = byContact.get(to) ?? []
      if (first) return Promise.resolve(first)
      const { promise, resolve } = Promise.withResolvers<Arrival | undefined>()
      const timer = setTimeout(() => resolve(undefined), milliseconds)
      waiting.set(to, resolve)
      return promise.finally(() => {
        clearTimeout(timer)
        waiting.delete(to)
      })
    },
    arrivals: () => byContact,
  }
}

/** Each once, and few that share all but their last four digits, to which a limit holds. */
function numberAfter(start: string, n: number, digits: number): string {
  const blocks = 10 ** digits
  return `${start}${String(n % blocks).padStart(digits, '0')}${String(Math.floor(n / blocks)).padStart(4, '0')}`
}

/** The first six digits that stand alone in the text part. */
function codeInMail(raw: Buffer): string {
  const text = raw.toString('utf8')
  return codeIn(text.slice(text.indexOf('\r\n\r\n')))
}

function codeIn(text: string): string {
  return /(?<![\d#&;])\b\d{6}\b/.exec(text)?.[0] ?? 'no code'
}
