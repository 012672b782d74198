// The kinds of provider that there are, by their word in the operator's file.
import { kannel } from './kannel.ts'
import type { ProviderKind } from './kind.ts'
import { postmark } from './postmark.ts'
import { ses } from './ses.ts'
import { smpp } from './smpp-kind.ts'
import { smtp } from './smtp-kind.ts'
import { twilio } from './twilio.ts'
import { vonage } from './vonage.ts'
import { webhook } from './webhook.ts'

const kinds: readonly ProviderKind[] = [smpp, smtp, twilio, vonage, kannel, ses, postmark, webhook]

export const providerKinds: Readonly<Record<string, ProviderKind>> = Object.fromEntries(
  kinds.map((kind) => [kind.kind, kind]),
)
