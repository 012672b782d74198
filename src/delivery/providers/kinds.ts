// The kinds of provider that there are, by their word in the operator's file.
import type { ProviderKind } from './kind.ts'
import { smpp } from './smpp-kind.ts'
import { smtp } from './smtp-kind.ts'

const kinds: readonly ProviderKind[] = [smpp, smtp]

export const providerKinds: Readonly<Record<string, ProviderKind>> = Object.fromEntries(
  kinds.map((kind) => [kind.kind, kind]),
)
