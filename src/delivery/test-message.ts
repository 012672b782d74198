// The message by which an operator tries a provider. It says that it is a test and asks for nothing; there is no code in it.
import { html } from 'hono/html'
import { SegmentedMessage } from 'sms-segments-calculator'
import { format, type Locale } from '../i18n/index.ts'
import type { Channel } from './providers/provider.ts'
import type { RenderedText } from './texts.ts'
import { emailPage } from './texts-email.ts'
import { cleanName, shorten } from './texts-words.ts'

export function renderTest(request: {
  readonly channel: Channel
  readonly locale: Locale
  readonly serviceName: string
}): RenderedText {
  const { channel, locale } = request
  const service = cleanName(request.serviceName)
  if (channel === 'sms') {
    const write = (name: string): string => format(locale, 'test.sms', { service: name })
    const name = shorten(service, '...', (shorter) => new SegmentedMessage(write(shorter)).segmentsCount === 1)
    return { channel, text: write(name) }
  }
  const subject = format(locale, 'test.email.subject', { service })
  const text = format(locale, 'test.email.text', { service })
  return { channel, subject, text: `${text}\n`, html: emailPage({ locale, subject }, html`<p>${text}</p>`) }
}
