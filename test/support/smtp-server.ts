// A real mail server on loopback that keeps what it is given: for journeys, the conformance suite and the benchmark. It
// refuses only what it is told to. Waiting for a message is driven by its arrival.
import type { Socket } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { testCertificate, testCertificateKey } from './smtp-certificate.ts'

/** A reply of 4xx or 5xx: `{ code: 550, text: '5.1.1 no such mailbox' }`. */
export interface Refusal {
  readonly code: number
  readonly text: string
}
type Judge = (address: string) => Refusal | undefined

export interface MailServerOptions {
  /** 0 takes a free one. */
  readonly port?: number
  readonly tls?: 'none' | 'starttls' | 'implicit'
  /** Login is demanded. Without TLS it is taken in the clear. */
  readonly auth?: { readonly user: string; readonly password: string }
  readonly withoutSmtpUtf8?: boolean
  readonly onMail?: Judge
  readonly onRcpt?: Judge
  /** Judges a message that has arrived whole; refused ones are not kept. */
  readonly onData?: (mail: ReceivedMail) => Refusal | undefined
}

export interface ReceivedMail {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: Buffer
  readonly isEncrypted: boolean
  readonly user: string | undefined
  /** What the client called itself. */
  readonly helo: string
  /** Milliseconds, by performance.now(). */
  readonly receivedAt: number
  /** Head and parts, decoded; parsed once, when asked for. */
  parsed(): Promise<ParsedMail>
}

export interface MailServer {
  /** For PINPOST_SMTP_URL, with the credentials that are demanded. */
  readonly url: string
  readonly port: number
  /** In the order of arrival. */
  readonly messages: readonly ReceivedMail[]
  /** How many connections were opened since the start. */
  connections(): number
  /** The first message, arrived or to come, that satisfies the predicate; rejects after `milliseconds` (10,000). */
  waitFor(predicate: (mail: ReceivedMail) => boolean, milliseconds?: number): Promise<ReceivedMail>
  /** Cuts all connections and stops listening. */
  close(): Promise<void>
}

export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const { tls = 'none', auth } = options
  const messages: ReceivedMail[] = []
  const waiting = new Set<(mail: ReceivedMail) => void>()
  const sockets = new Set<Socket>()
  let opened = 0

  const server = new SMTPServer({
    secure: tls === 'implicit',
    disabledCommands: [...(tls === 'none' ? ['STARTTLS'] : []), ...(auth ? [] : ['AUTH'])],
    ...(tls === 'none' ? {} : { cert: testCertificate, key: testCertificateKey }),
    allowInsecureAuth: tls === 'none',
    hideSMTPUTF8: options.withoutSmtpUtf8 === true,
    disableReverseLookup: true,
    maxAllowedUnauthenticatedCommands: false,
    logger: false,
    onAuth({ username, password }, _session, done) {
      if (username === auth?.user && password === auth?.password) done(null, { user: username })
      else done(refuse({ code: 535, text: '5.7.8 authentication failed' }))
    },
    onMailFrom: ({ address }, _session, done) => done(refuse(options.onMail?.(address))),
    onRcptTo: ({ address }, _session, done) => done(refuse(options.onRcpt?.(address))),
    onData(stream, session, done) {
      void receive(stream, session).then((mail) => {
        const refusal = options.onData?.(mail)
        if (refusal) return done(refuse(refusal))
        messages.push(mail)
        done(null, `2.0.0 Ok: queued as Q${messages.length}`)
        for (const tell of [...waiting]) tell(mail)
      }, done)
    },
  })
  server.on('error', () => {}) // a client that hangs up is part of the tests
  server.server.on('connection', (socket: Socket) => {
    opened++
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('The mail server has no port.')
  const login = auth ? `${encodeURIComponent(auth.user)}:${encodeURIComponent(auth.password)}@` : ''

  return {
    url: `${tls === 'implicit' ? 'smtps' : 'smtp'}://${login}127.0.0.1:${address.port}`,
    port: address.port,
    messages,
    connections: () => opened,
    waitFor(predicate, milliseconds = 10_000) {
      const arrived = messages.find(predicate)
      if (arrived) return Promise.resolve(arrived)
      const { promise, resolve, reject } = Promise.withResolvers<ReceivedMail>()
      const tell = (mail: ReceivedMail): void => {
        if (predicate(mail)) resolve(mail)
      }
      const tooLong = (): void => reject(new Error(`No such message in ${milliseconds} ms; ${messages.length} others.`))
      const timer = setTimeout(tooLong, milliseconds)
      waiting.add(tell)
      return promise.finally(() => {
        clearTimeout(timer)
        waiting.delete(tell)
      })
    },
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      return closed
    },
  }
}

function refuse(refusal: Refusal | undefined): Error | null {
  return refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null
}

async function receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<ReceivedMail> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  const raw = Buffer.concat(chunks)
  const { mailFrom, rcptTo } = session.envelope
  let parsed: Promise<ParsedMail> | undefined
  return {
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map(({ address }) => address),
    raw,
    isEncrypted: session.secure,
    user: typeof session.user === 'string' ? session.user : undefined,
    helo: session.hostNameAppearsAs,
    receivedAt: performance.now(),
    parsed: () => (parsed ??= simpleParser(raw)),
  }
}
