// A carrier by SMPP 3.4, as an operator's file says it.
import { type Static, Type } from 'typebox'
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
      pattern: '^(\\+[1-9]\\d{6,14}|\\d{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ._&-]{1,11})$',
      description: 'The sender: a number with its plus sign, a short code, or a name of at most 11 letters and digits',
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
