// The connections to one relay, kept by nodemailer's pool, with the one thing added that it does not tell: how far a
// message came.
import type { Readable } from 'node:stream'
import type { ConnectionOptions } from 'node:tls'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'
import type { SMTPPoolSentMessageInfo } from 'nodemailer/lib/smtp-pool'
import type { Relay } from './smtp-url.ts'

export interface DkimKey {
  readonly domainName: string
  readonly keySelector: string
  /** PEM. */
  readonly privateKey: string
}

export interface PoolSettings {
  readonly relay: Relay
  readonly poolSize: number
  readonly dkim: DkimKey | undefined
}

/** How far a message came; readable at any time, also after a failure. */
export interface Progress {
  /** The message as it is read out to the server. Nobody reads before the server has asked for the text. */
  text: Readable | undefined
}

export interface MailPool {
  /** Rejects with nodemailer's error; when `signal` aborts, at once. */
  deliver(mail: SendMailOptions, signal: AbortSignal, progress: Progress): Promise<SMTPPoolSentMessageInfo>
  close(): void
}

/**
 * Shorter than what relays and the boxes between allow, so that a connection ends by our hand and not under a message.
 */
const IDLE_TIMEOUT_MS = 50_000
/** How often a message moves to another connection because its own turned out to be dead before any of it was sent. */
const MOST_MOVES = 3

/** What a single connection needs. @param ehloName how to call ourselves where the address does not say. */
export function connectionOptions(
  relay: Relay,
  more: { ehloName: string; connectTimeoutMs: number; tls: Pick<ConnectionOptions, 'ca'> | undefined },
): SMTPConnectionOptions {
  return {
    host: relay.host,
    port: relay.port,
    secure: relay.tls === 'implicit',
    requireTLS: relay.tls === 'required',
    ignoreTLS: relay.tls === 'off',
    opportunisticTLS: relay.tls === 'opportunistic',
    // Where plain text would do, a certificate that nobody vouches for is still better: whoever can forge one can also
    // hide STARTTLS.
    tls: { ...more.tls, rejectUnauthorized: relay.tls !== 'opportunistic' },
    name: relay.name ?? more.ehloName,
    connectionTimeout: more.connectTimeoutMs,
    greetingTimeout: more.connectTimeoutMs,
    dnsTimeout: more.connectTimeoutMs,
    // Also ends connections that only wait; each hand-over has its own, shorter deadline.
    socketTimeout: 2 * IDLE_TIMEOUT_MS,
    socketCloseTimeout: 1_000,
  }
}

export function createPool(options: SMTPConnectionOptions, { relay, poolSize, dkim }: PoolSettings): MailPool {
  const { credentials } = relay
  const progressOf = new WeakMap<AbortSignal, Progress>()
  const transport = createTransport({
    ...options,
    pool: true,
    ...(credentials ? { auth: { user: credentials.user, pass: credentials.password } } : {}),
    ...(dkim ? { dkim } : {}),
    maxConnections: poolSize,
    // A relay that wants fewer on a connection says 421, and the message moves on. A number of ours would make every so
    // many messages wait for a new connection.
    maxMessages: Number.POSITIVE_INFINITY,
    maxRequeues: MOST_MOVES,
    idleTimeout: IDLE_TIMEOUT_MS,
  })
  transport.use('stream', ({ data, message }, next) => {
    const progress = data.signal && progressOf.get(data.signal)
    const create = message.createReadStream.bind(message)
    message.createReadStream = (streamOptions) => {
      const text = create(streamOptions)
      if (progress) progress.text = text
      return text
    }
    next()
  })

  return {
    deliver(mail, signal, progress) {
      progressOf.set(signal, progress)
      return transport.sendMail({ ...mail, signal })
    },
    close: () => transport.close(),
  }
}
