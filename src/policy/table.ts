// What a row of policy says, wherever it stands: in the table that Pinpost ships, in the operator's file, or set at run time.
// Rows are data with a day and a reason, because such facts age.
import type { Channel } from './channel.ts'

/** `confirmed_only`: for contacts that are on file and confirmed, never for one that a stranger may have entered. */
export const VERDICTS = ['yes', 'no', 'confirmed_only'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Every country that has no row of its own. */
export const ANY_COUNTRY = '*'

export interface PolicyRow {
  /** ISO 3166-1 alpha-2, or `*`. A row is either about countries or about methods of registration. */
  readonly countries?: readonly string[]
  readonly methods?: readonly string[]
  readonly verdicts: { readonly [channel in Channel]?: Verdict }
  /** The sender of text messages there: a name, a number or a short code that is registered for it. */
  readonly sender?: string
  /** Whether text messages there may end with the line `@host #code`, which filters may take for an address. */
  readonly hasOriginLine?: boolean
  /** When the note was last held against operators' and providers' pages: YYYY-MM-DD. */
  readonly checkedOn: string
  readonly note: string
  readonly sources?: readonly string[]
}

/** Where a row stands; a later layer is asked before an earlier one. */
export type Layer = 'shipped' | 'file' | 'all_services' | 'service'

export interface LayeredRow extends PolicyRow {
  readonly layer: Layer
  /** Who set it, of rows that were set at run time. */
  readonly setBy?: string
  /** Of the operator's file, from 1. */
  readonly line?: number
}
