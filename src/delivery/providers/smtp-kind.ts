// A relay by SMTP, as an operator's file says it.
import { type Static, Type } from 'typebox'
import type { ProviderKind } from './kind.ts'
import { createSmtpProvider } from './smtp.ts'
import type { DkimKey } from './smtp-pool.ts'

const settings = Type.Object(
  {
    url: Type.String({ minLength: 1, description: '`smtp://user:password@host:587` or `smtps://…:465`' }),
    from: Type.String({
      pattern: '^[^\\s<>@]+@[^\\s<>@]+$',
      description: "The sender's address alone, which the relay lets you send from",
    }),
    from_name: Type.Optional(
      Type.String({ minLength: 1, description: "Stands beside the address instead of the service's name" }),
    ),
    dkim_domain: Type.Optional(Type.String({ minLength: 1, description: 'In whose name e-mail is signed' })),
    dkim_selector: Type.Optional(
      Type.String({ minLength: 1, description: 'Under which its public key stands in DNS' }),
    ),
    dkim_private_key: Type.Optional(Type.String({ minLength: 1, description: 'PEM, RSA of 1,024 bits or more' })),
  },
  { additionalProperties: false },
)
export type SmtpFileSettings = Static<typeof settings>

export const smtp: ProviderKind<SmtpFileSettings> = {
  kind: 'smtp',
  channels: ['email'],
  givesReceipts: false,
  settings,
  secrets: ['url', 'dkim_private_key'],
  create: (name, given, { clock }) =>
    createSmtpProvider({
      name,
      clock,
      url: given.url,
      from: given.from,
      fromName: given.from_name,
      dkim: dkimOf(given),
    }),
}

/** @throws Error, in words for the operator, when a part of it is missing. */
function dkimOf({ dkim_domain, dkim_selector, dkim_private_key }: SmtpFileSettings): DkimKey | undefined {
  const parts = [dkim_domain, dkim_selector, dkim_private_key]
  if (parts.every((part) => part === undefined)) return undefined
  if (dkim_domain === undefined || dkim_selector === undefined || dkim_private_key === undefined)
    throw new Error('Signing wants dkim_domain, dkim_selector and dkim_private_key, or none of the three.')
  return { domainName: dkim_domain, keySelector: dkim_selector, privateKey: dkim_private_key }
}
