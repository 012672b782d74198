// Messages, servers and providers for the tests of what carries messages. What is started here is ended by closeAll.
import type { EmailMessage, Provider, SmsMessage } from '../../src/delivery/providers/provider.ts'
import { createSmtpProvider, type SmtpSettings } from '../../src/delivery/providers/smtp.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createUuids } from '../../src/lib/ids.ts'
import { systemRandom } from '../../src/lib/random.ts'
import { type BrokenServer, type Script, startBrokenServer } from './broken-smtp-server.ts'
import { testCertificate } from './smtp-certificate.ts'
import { type MailServer, type MailServerOptions, startMailServer } from './smtp-server.ts'

/** What no outcome may repeat. */
export const code = '907351'
/** With every character that a URL has its own use for. */
export const login = { user: 'pinpost@example.com', password: 'p/w: %ä@' }

const newId = createUuids(systemClock, systemRandom)
const closing: (() => Promise<void>)[] = []

export async function closeAll(): Promise<void> {
  await Promise.all(closing.splice(0).map((close) => close()))
}

export async function serve(options?: MailServerOptions): Promise<MailServer> {
  const server = await startMailServer(options)
  closing.push(server.close)
  return server
}

export async function misbehave(...scripts: Script[]): Promise<BrokenServer> {
  const server = await startBrokenServer(...scripts)
  closing.push(server.close)
  return server
}

export function smtp(url: string, settings: Partial<SmtpSettings> = {}): Provider {
  const provider = createSmtpProvider({ url, from: 'codes@sender.example', tls: { ca: testCertificate }, ...settings })
  closing.push(provider.close)
  return provider
}

export function email(change: Partial<EmailMessage> = {}): EmailMessage {
  return {
    channel: 'email',
    id: newId(),
    notAfter: new Date(systemClock.now().getTime() + 600_000),
    to: 'ann@example.com',
    fromName: 'Example',
    subject: 'Example: your code',
    text: `${code} is your Example code.\n`,
    html: `<!doctype html><p>${code} is your Example code.</p>`,
    language: 'en',
    ...change,
  }
}

export function sms(change: Partial<SmsMessage> = {}): SmsMessage {
  const { id, notAfter, language } = email()
  return {
    channel: 'sms',
    id,
    notAfter,
    language,
    to: '+37251234567',
    text: `${code} is your Example code.`,
    ...change,
  }
}

/** Longer than anything here takes. */
export const patience = (): AbortSignal => AbortSignal.timeout(8_000)
