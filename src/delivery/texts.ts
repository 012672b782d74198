// What a message says. A text is composed once for everything in it but the code, kept, and completed per message by
// putting the code in, since composing costs a hundred times more and the hot path passes here. What is kept holds no
// code and no contact.
import { formatDuration, type Locale } from '../i18n/index.ts'
import { createBoundedMap } from '../lib/bounded-map.ts'
import type { Channel } from './providers/provider.ts'
import { writeEmail } from './texts-email.ts'
import { planSms, type SmsWords, writeSms } from './texts-sms.ts'
import { cleanName, purposeOf } from './texts-words.ts'

export interface CodeText {
  readonly channel: Channel
  readonly locale: Locale
  /** Digits. */
  readonly code: string
  /** As people know it. */
  readonly serviceName: string
  readonly purpose: string
  /** How long the code will still hold. */
  readonly lifeSeconds: number
  /** The host of the page where the code is typed in (WebOTP); undefined: no last line. SMS only. */
  readonly smsOriginHost: string | undefined
}

export type RenderedText =
  | { readonly channel: 'sms'; readonly text: string }
  | { readonly channel: 'email'; readonly subject: string; readonly text: string; readonly html: string }

/** A text in pieces: the code goes between each two of them. */
type Frame = readonly string[]
type Frames = { readonly text: Frame; readonly email?: { readonly subject: string; readonly html: Frame } }

/** Stands for the code while a text is composed: a private-use character, which no cleaned name contains. */
const CODE_MARK = '\uE000'
/** Services × languages × purposes × lives; one takes 1 to 4 kB. */
const MOST_KEPT = 500

const kept = createBoundedMap<string, Frames>(MOST_KEPT)

/** The message that carries a code: an SMS in one part (R38), or an e-mail. Same input, same text. */
export function renderCode(request: CodeText): RenderedText {
  const { text, email } = framesFor(request)
  const complete = (frame: Frame): string => frame.join(request.code)
  if (email === undefined) return { channel: 'sms', text: complete(text) }
  return { channel: 'email', subject: email.subject, text: complete(text), html: complete(email.html) }
}

/**
 * Whether the text messages of a service can end with the line `@host #code` by which browsers fill the code in (R38):
 * false when the host leaves too little room for it in one part, for one purpose or another.
 */
export function smsFits(service: {
  readonly locale: Locale
  readonly serviceName: string
  readonly smsOriginHost: string
  readonly codeDigits: number
  readonly lifeSeconds: number
}): boolean {
  const { locale, codeDigits, smsOriginHost: host } = service
  const life = formatDuration(locale, service.lifeSeconds)
  const words = { locale, codeDigits, host, life, service: cleanName(service.serviceName) }
  return (['registration', 'renewal', 'other'] as const).every((purpose) => planSms({ ...words, purpose }).hasLastLine)
}

function framesFor(request: CodeText): Frames {
  const { channel, locale, serviceName, smsOriginHost: host, code } = request
  const purpose = purposeOf(request.purpose)
  const life = formatDuration(locale, request.lifeSeconds)
  const key = [channel, locale, purpose, life, code.length, host, serviceName].join('\n')
  const known = kept.get(key)
  if (known) return known
  const words = { locale, purpose, life, service: cleanName(serviceName) }
  const fresh = channel === 'sms' ? smsFrames({ ...words, host, codeDigits: code.length }) : emailFrames(words)
  kept.set(key, fresh)
  return fresh
}

function smsFrames(words: SmsWords): Frames {
  return { text: writeSms(words, planSms(words), CODE_MARK).split(CODE_MARK) }
}

function emailFrames(words: Parameters<typeof writeEmail>[0]): Frames {
  const { subject, text, html } = writeEmail(words, CODE_MARK)
  return { text: text.split(CODE_MARK), email: { subject, html: html.split(CODE_MARK) } }
}
