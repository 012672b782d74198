// The kinds of provider that there are, by their word in the operator's file.
import type { ProviderKind } from './kind.ts'
import { twilio } from './twilio.ts'

const kinds: readonly ProviderKind[] = [twilio]

export const providerKinds: Readonly<Record<string, ProviderKind>> = Object.fromEntries(
  kinds.map((kind) => [kind.kind, kind]),
)
