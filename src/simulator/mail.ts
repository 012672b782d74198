// A scripted mail server: a relay on loopback that does what its rules say. For trying an integration. It carries nothing
// anywhere.
import type { Socket } from 'node:net'
import type { SMTPServerSession } from 'smtp-server'
import type { Clock } from '../lib/clock.ts'
import { createJudge, type Fate, type Rule } from './rules.ts'

export interface MailOptions {
  /** 0 takes a free one. */
  readonly port: number
  readonly clock: Clock
  /** Tried in order, before those that addresses with fixed outcomes have. */
  readonly rules?: readonly Rule[] | undefined
  readonly seed?: string | undefined
  readonly onMessage?: (message: SimulatedMail) => void
}

export interface SimulatedMail {
  readonly at: Date
  readonly to: string
  readonly from: string
  /** Empty for one that was refused before its text came. */
  readonly subject: string
  readonly text: string
  /** `accepted`, `silence`, `disconnect` or the status. */
  readonly outcome: string
}

export interface SimulatedMailServer {
  readonly port: number
  close(): Promise<void>
}

/** What always becomes of mail to addresses that begin so: the first four as with a test key (docs/guides/testing.md). */
export const addressesWithOutcomes: readonly {
  readonly pattern: string
  readonly fate: Partial<Fate>
  readonly meaning: string
}[] = [
  { pattern: 'unknown@*', fate: { answer: { status: '550:5.1.1' } }, meaning: 'refused: no such mailbox' },
  { pattern: 'blocked@*', fate: { answer: { status: '552:5.2.2' } }, meaning: 'refused: mailbox full' },
  { pattern: 'busy@*', fate: { answer: { status: '451:4.3.0' } }, meaning: 'refused for now' },
  { pattern: 'lost@*', fate: { answer: 'silence' }, meaning: 'takes the text, and never answers' },
  { pattern: 'cut@*', fate: { answer: 'disconnect' }, meaning: 'takes the text, and hangs up' },
  { pattern: 'slow@*', fate: { latency: [3_000, 3_000] }, meaning: 'answers after three seconds' },
]

const USUAL: Fate = { answer: 'ok', latency: [0, 0], receipt: 'none', receiptAfter: [0, 0], isEarly: false }

/** `550` or `550:5.1.1`. */
export function isMailStatus(text: string): boolean {
  return /^[45]\d\d(?::[45]\.\d{1,3}\.\d{1,3})?$/.test(text)
}

/** Listens on 127.0.0.1 and nowhere else. */
export async function startMailSimulator(options: MailOptions): Promise<SimulatedMailServer> {
  const [{ SMTPServer }, { simpleParser }] = await Promise.all([import('smtp-server'), import('mailparser')])
  const { clock, onMessage = () => {} } = options
  const fixed = addressesWithOutcomes.map((each) => ({ ...each, chance: 1 }))
  const judge = createJudge([...(options.rules ?? []), ...fixed], USUAL, options.seed ?? '1')
  const sockets = new Map<number | undefined, Socket>()
  const fates = new WeakMap<SMTPServerSession, { readonly fate: Fate; readonly waitMs: number }>()

  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onAuth: ({ username }, _session, done) => done(null, { user: username ?? 'anybody' }),
    onRcptTo({ address }, session, done) {
      const fate = judge.judge(address)
      fates.set(session, { fate, waitMs: judge.within(fate.latency, address) })
      if (typeof fate.answer === 'string') return done()
      const { mailFrom } = session.envelope
      const from = mailFrom ? mailFrom.address : ''
      onMessage({ at: clock.now(), to: address, from, subject: '', text: '', outcome: fate.answer.status })
      return done(refusalOf(fate.answer.status))
    },
    onData(stream, session, done) {
      const { fate = USUAL, waitMs = 0 } = fates.get(session) ?? {}
      const { mailFrom, rcptTo } = session.envelope
      void simpleParser(stream).then((mail) => {
        const outcome = fate.answer === 'ok' || typeof fate.answer !== 'string' ? 'accepted' : fate.answer
        const to = rcptTo.map(({ address }) => address).join(', ')
        const from = mailFrom ? mailFrom.address : ''
        onMessage({ at: clock.now(), to, from, subject: mail.subject ?? '', text: mail.text ?? '', outcome })
        if (outcome === 'disconnect') sockets.get(session.remotePort)?.destroy()
        if (outcome === 'accepted') setTimeout(() => done(null, '2.0.0 Ok: queued as SIMULATED'), waitMs)
      }, done)
    },
  })
  server.on('error', () => {}) // whoever hangs up in the middle is part of the play
  server.server.on('connection', (socket: Socket) => {
    const { remotePort } = socket
    sockets.set(remotePort, socket)
    socket.once('close', () => sockets.delete(remotePort))
  })
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    close() {
      for (const socket of sockets.values()) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function refusalOf(status: string): Error {
  const [code, enhanced = ''] = status.split(':')
  return Object.assign(new Error(`${enhanced} simulated`.trim()), { responseCode: Number(code) })
}
