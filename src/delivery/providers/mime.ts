// Makes an e-mail as the octets that go over a wire (RFC 5322), for providers that take a message whole: the same heads and parts as
// by SMTP. Without a DKIM signature of ours: who takes a message this way writes heads of its own and signs afterwards.
import { createTransport } from 'nodemailer'
import type { EmailMessage } from './provider.ts'
import { type Sender, toMail } from './smtp-message.ts'

const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

export async function toMime(message: EmailMessage, sender: Sender, now: Date): Promise<Buffer> {
  const { message: octets } = await composer.sendMail(toMail(message, sender, now))
  if (!Buffer.isBuffer(octets)) throw new Error('The e-mail was made as a stream.')
  return octets
}
