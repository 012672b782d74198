// What the providers of text messages by HTTP have in common: what no text message can be is refused before anybody is called, and
// receipts are asked for by an address of ours, which has to be one that they can call.
import { Type } from 'typebox'
import { isLoopback } from '../../config/index.ts'
import type { CallResult } from '../../lib/call-out.ts'
import { createHttpProvider, type HttpProvider } from './http-provider.ts'
import type { Provider, SmsMessage } from './provider.ts'
import { formOf } from './sms-form.ts'

/** To a number, and in one part. */
export interface FormedSms extends SmsMessage {
  /** Sixteen bits a letter, in place of GSM-7. */
  readonly isUcs2: boolean
}

export interface HttpSmsProvider extends Omit<HttpProvider<'sms'>, 'channel' | 'mailSender' | 'handOver'> {
  /** Calls the provider. @param lifeSeconds how long the code still lives: at least one. */
  handOver(message: FormedSms, lifeSeconds: number, signal: AbortSignal): Promise<CallResult>
}

export const receiptsSetting = {
  receipts: Type.Optional(
    Type.Boolean({
      description: 'true or false; false asks for no receipts, where the provider cannot reach PINPOST_BASE_URL',
    }),
  ),
}

export function createHttpSmsProvider({ handOver, ...wire }: HttpSmsProvider): Provider {
  return createHttpProvider({
    ...wire,
    channel: 'sms',
    async handOver(message, lifeSeconds, signal) {
      const form = formOf(message)
      if (form.kind === 'refused') return form
      return await handOver({ ...message, isUcs2: form.text.isUcs2 }, lifeSeconds, signal)
    },
  })
}

/** A provider on the Internet cannot call this machine by a name that every machine has for itself. */
export function canBeCalled(url: string): boolean {
  return !isLoopback(new URL(url).hostname)
}
