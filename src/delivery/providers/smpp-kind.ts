// A carrier by SMPP 3.4, as an operator's file says it.
import { type Static, Type } from 'typebox'
import { SMS_SENDER, SMS_SENDER_FORM } from '../../lib/sms-sender.ts'
import type { ProviderKind } from './kind.ts'
import { createSmppProvider } from './smpp.ts'

const settings = Type.Object(
  {
    url: Type.String({
      minLength: 1,
      description:
        '`smpp://system_id:password@host:2775` or `smpps://…:3550`, with the parameters of docs/guides/smpp.md',
    }),
    from: Type.String({
      pattern: SMS_SENDER,
      description: `The sender: ${SMS_SENDER_FORM}`,
    }),
  },
  { additionalProperties: false },
)
export type SmppFileSettings = Static<typeof settings>

export const smpp: ProviderKind<SmppFileSettings> = {
  kind: 'smpp',
  channels: ['sms'],
  givesReceipts: true,
  settings,
  secrets: ['url'],
  create: (name, { url, from }, { clock }) => createSmppProvider({ name, clock, url, sender: from }),
}
