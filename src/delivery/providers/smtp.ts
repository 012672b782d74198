// Carries e-mail to a relay by SMTP. It tells apart what certainly did not go (any failure before the end of the text
// was written) from what may have gone (no answer after that), because only the first may be sent again unasked. It
// never logs.
import { createPublicKey } from 'node:crypto'
import type { ConnectionOptions } from 'node:tls'
import { type Clock, systemClock } from '../../lib/clock.ts'
import { createCarrying } from './carrying.ts'
import type { EmailMessage, MailSender, Provider, SendOutcome } from './provider.ts'
import { inspectRelay } from './smtp-inspect.ts'
import { domainOf, isWritable, needsUtf8, type Sender, toMail } from './smtp-message.ts'
import { explainFailure, readFailure, referenceOf } from './smtp-outcomes.ts'
import { connectionOptions, createPool, type DkimKey, type Progress } from './smtp-pool.ts'
import { parseSmtpUrl } from './smtp-url.ts'

export interface SmtpSettings {
  /** `smtp` without one. */
  readonly name?: string
  /** `smtp://user:password@host:587`, `smtps://…:465`; docs/guides/smtp.md has the parameters. */
  readonly url: string
  /** The sender's address alone. */
  readonly from: string
  /** Stands beside the address instead of the service's name. */
  readonly fromName?: string | undefined
  readonly dkim?: DkimKey | undefined
  /** Connections at most; `?pool=` in the address goes first. */
  readonly poolSize?: number
  readonly connectTimeoutMs?: number
  /** For everything from here to the relay's answer. Shorter than the lease of a message (15 s). */
  readonly handOverTimeoutMs?: number
  /** Whom to trust beside the machine's own list, for tests. */
  readonly tls?: Pick<ConnectionOptions, 'ca'>
  readonly clock?: Clock
}

/**
 * Measured over loopback, with the server on the same two cores: 5 connections carry 1,370 messages a second, 20 carry
 * 1,540. Over a network one connection carries about one message per two round trips.
 */
const POOL_SIZE = 10
const CONNECT_TIMEOUT_MS = 5_000
const HAND_OVER_TIMEOUT_MS = 10_000

const NO_ADDRESS: SendOutcome = { kind: 'refused', reason: 'contact_unknown', final: true }
/** Another relay may take addresses beyond ASCII. */
const NO_UTF8: SendOutcome = { kind: 'refused', reason: 'content_rejected', final: false, status: 'SMTPUTF8' }

/** @throws Error, in words for the operator, when the address cannot be read or would send a password in the clear. */
export function createSmtpProvider(settings: SmtpSettings): Provider {
  const { clock = systemClock, handOverTimeoutMs = HAND_OVER_TIMEOUT_MS } = settings
  const relay = parseSmtpUrl(settings.url)
  const sender: Sender = { from: settings.from, fromName: settings.fromName }
  const options = connectionOptions(relay, {
    ehloName: domainOf(settings.from),
    connectTimeoutMs: settings.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
    tls: settings.tls,
  })
  const poolSize = relay.poolSize ?? settings.poolSize ?? POOL_SIZE
  const pool = createPool(options, { relay, poolSize, dkim: settings.dkim })

  async function send(message: EmailMessage, signal: AbortSignal): Promise<SendOutcome> {
    if (!isWritable(message.to)) return NO_ADDRESS
    return await withDeadline(signal, handOverTimeoutMs, (deadline) => handOver(message, deadline))
  }

  async function handOver(message: EmailMessage, deadline: AbortSignal): Promise<SendOutcome> {
    const progress: Progress = { text: undefined }
    try {
      // nodemailer sends to such an address also where the relay has not said that it takes them. They are rare: asked
      // each time.
      if (needsUtf8(message.to) && !(await inspect(deadline)).has('SMTPUTF8')) return NO_UTF8
      const info = await pool.deliver(toMail(message, sender, clock.now()), deadline, progress)
      return { kind: 'accepted', reference: referenceOf(info) }
    } catch (error) {
      // The final dot follows the end of the text at once. Had the text not ended, the server is bound to throw it
      // away.
      return readFailure(error, progress.text?.readableEnded === true)
    }
  }

  function inspect(signal: AbortSignal): Promise<ReadonlySet<string>> {
    return inspectRelay(options, relay.credentials, signal)
  }

  function probe(signal: AbortSignal): Promise<string | undefined> {
    return withDeadline(signal, handOverTimeoutMs, (deadline) =>
      inspect(deadline).then(
        () => undefined,
        (error: unknown) => explainFailure(error, relay),
      ),
    )
  }

  return {
    name: settings.name ?? 'smtp',
    givesReceipts: false,
    mailSender: { from: settings.from, ...(settings.dkim && { dkim: publicPart(settings.dkim) }) },
    probe,
    ...createCarrying('email', send, pool.close),
  }
}

function publicPart({ domainName, keySelector, privateKey }: DkimKey): NonNullable<MailSender['dkim']> {
  return { domain: domainName, selector: keySelector, publicKey: () => createPublicKey(privateKey) }
}

/** Runs `work` with a signal that aborts with the given one, or when the time is up. Both watches end with the work. */
async function withDeadline<T>(
  signal: AbortSignal,
  milliseconds: number,
  work: (deadline: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const abort = (): void => controller.abort()
  const timer = setTimeout(abort, milliseconds)
  if (signal.aborted) abort()
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await work(controller.signal)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
  }
}
