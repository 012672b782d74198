// What a process makes providers of beside their settings, from what it has.
import { type CallOut, createCallOut } from '../../lib/call-out.ts'
import type { Clock } from '../../lib/clock.ts'
import type { KeyRing } from '../../lib/key-ring.ts'
import type { ProviderParts } from './kind.ts'
import { createReceiptTokens } from './receipt-tokens.ts'

export interface ProviderPartsOptions {
  readonly clock: Clock
  readonly ring: KeyRing
  /** PINPOST_BASE_URL, read anew with each use. */
  readonly baseUrl: () => string
  readonly callOut?: CallOut
}

export function createProviderParts({ clock, ring, baseUrl, callOut }: ProviderPartsOptions): ProviderParts {
  return {
    clock,
    callOut: callOut ?? createCallOut(),
    receiptsUrl: (name) => `${baseUrl().replace(/\/$/, '')}/receipts/${encodeURIComponent(name)}`,
    receiptTokens: createReceiptTokens(ring),
  }
}
