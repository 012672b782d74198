// Makes the e-mail that goes over the wire. The sender's address is fixed, there is exactly one recipient, and nothing
// that comes from outside can begin a line of the head: names and subject are on one line before nodemailer encodes
// them.
import type { SendMailOptions } from 'nodemailer'
import { formatId } from '../../lib/ids.ts'
import { cleanName } from '../texts-words.ts'
import type { EmailMessage } from './provider.ts'

export interface Sender {
  /** The address alone. */
  readonly from: string
  /** Stands beside the address instead of the service's name. */
  readonly fromName: string | undefined
}

const CONTROL = /[\p{Cc}<>]/u
const LANGUAGE = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

/** Whether this can stand in an envelope. Contacts were judged long before; here it is about the safety of the wire. */
export function isWritable(address: string): boolean {
  return !CONTROL.test(address) && address.lastIndexOf('@') > 0 && address.length <= 320
}

/** Whether the address needs a server that takes UTF-8 in addresses (RFC 6531): domains are in A-labels already. */
export function needsUtf8(address: string): boolean {
  return /\P{ASCII}/u.test(address)
}

/** The heads that every code and notice bears, whoever carries it. */
export function ownHeads(language: string): Record<string, string> {
  return {
    // No out-of-office answers, please: RFC 3834, and Exchange's own way to say it.
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    ...(LANGUAGE.test(language) ? { 'Content-Language': language } : {}),
  }
}

/**
 * As nodemailer wants it. Without an envelope of its own: nodemailer 10 keeps the outcome of a try in the envelope that
 * it is given, so that a message which moved to another connection would fail there with the first one's refusal. From
 * the head it makes one per try.
 */
export function toMail(message: EmailMessage, sender: Sender, now: Date): SendMailOptions {
  return {
    from: { name: cleanName(sender.fromName || message.fromName), address: sender.from },
    to: { name: '', address: message.to },
    subject: cleanName(message.subject),
    text: message.text,
    html: message.html,
    date: now,
    messageId: `<${formatId('msg', message.id)}@${domainOf(sender.from)}>`,
    headers: ownHeads(message.language),
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
