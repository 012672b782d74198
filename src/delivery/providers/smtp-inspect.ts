// Opens one connection to a relay, greets it, logs in, and leaves: to see whether it would take us and what it can do.
// Nothing is sent.
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'
import type { Relay } from './smtp-url.ts'

/**
 * The extensions that the relay announces, in capitals (`SMTPUTF8`, `PIPELINING`).
 * Rejects with nodemailer's error, or when `signal` aborts.
 */
export function inspectRelay(
  options: SMTPConnectionOptions,
  credentials: Relay['credentials'],
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadonlySet<string>>()
  const extensions = new Set<string>()
  const logger = { debug: listener(extensions), info: ignore, warn: ignore, error: ignore }
  const connection = new SMTPConnection({ ...options, transactionLog: true, logger })
  const fail = (code: string): void => reject(Object.assign(new Error('The relay was not inspected.'), { code }))
  const abort = (): void => fail('ETIMEDOUT')
  const settle = (error?: Error | null): void => {
    if (error) return void reject(error)
    connection.quit()
    resolve(extensions)
  }
  if (signal.aborted) abort()
  signal.addEventListener('abort', abort, { once: true })
  connection.on('error', reject)
  connection.once('end', () => fail('ECONNECTION'))
  connection.connect((error) => {
    // A relay that offers no way to log in is used without, like the pool does.
    if (error || !credentials || !connection.allowsAuth) settle(error)
    else connection.login({ user: credentials.user, pass: credentials.password }, settle)
  })
  return promise.finally(() => {
    signal.removeEventListener('abort', abort)
    connection.close()
  })
}

/**
 * Replies come as log lines, which is the one public way to them. The last one that greets us counts: after STARTTLS it
 * comes anew.
 */
function listener(extensions: Set<string>): (entry: { tnx?: string }, reply?: string) => void {
  return (entry, reply) => {
    if (entry.tnx !== 'server' || !reply?.startsWith('250')) return
    extensions.clear()
    for (const line of reply.split('\n').slice(1)) {
      const keyword = /^250[ -]([A-Z0-9-]+)/i.exec(line)?.[1]
      if (keyword) extensions.add(keyword.toUpperCase())
    }
  }
}

function ignore(): void {}
