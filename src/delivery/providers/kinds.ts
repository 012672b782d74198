// The kinds of provider that there are, by their word in the operator's file.
import type { ProviderKind } from './kind.ts'

const kinds: readonly ProviderKind[] = []

export const providerKinds: Readonly<Record<string, ProviderKind>> = Object.fromEntries(
  kinds.map((kind) => [kind.kind, kind]),
)
