// What an operator's file may say of one kind of provider, and how it is made of that. A kind is one file, with its settings, its
// status table, its receipts and its wire; several providers of a kind may stand side by side under names of their own.
import type { TSchema } from 'typebox'
import type { CallOut } from '../../lib/call-out.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Channel, Provider } from './provider.ts'
import type { ReceiptTokens } from './receipt-tokens.ts'

/** What providers are made of beside their settings. */
export interface ProviderParts {
  readonly clock: Clock
  readonly callOut: CallOut
  /**
   * `https://codes.example/receipts/NAME`, where what the provider of that name says comes in. To be asked with each message: a trial
   * learns its port late.
   */
  receiptsUrl(name: string): string
  /** For a provider that signs nothing. */
  readonly receiptTokens: ReceiptTokens
}

export interface ProviderKind<Settings = unknown> {
  /** The word of the file: `twilio`, `smtp`. */
  readonly kind: string
  readonly channels: readonly Channel[]
  /** Does it say later what became of a message? Where that hangs on the settings, whether it can. */
  readonly givesReceipts: boolean
  /** The members of `settings` in the file: an object, of which nothing else is allowed. Names in snake_case. */
  readonly settings: TSchema
  /** The members that are secret: in the file literally, or as `{ env: NAME }` or `{ file: PATH }`; resolved before `create`. */
  readonly secrets: readonly string[]
  /** Connects nothing yet. @throws Error, in words for the operator, for what the schema cannot say. */
  create(name: string, settings: Settings, parts: ProviderParts): Provider
}
