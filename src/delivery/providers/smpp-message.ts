// Makes the submit_sm of a text message (SMPP 3.4, 4.4): one part, a receipt wanted, and dead when its code is (R29).
import type { Fields } from '../../lib/smpp-pdu.ts'
import type { EncodedText } from '../../lib/smpp-text.ts'
import type { Carrier } from './smpp-url.ts'

/** Where a message comes from: the address with its type of number and its numbering plan (SMPP 3.4, 5.2.5 and 5.2.6). */
export interface SourceAddress {
  readonly ton: number
  readonly npi: number
  readonly address: string
}

const INTERNATIONAL = { ton: 1, npi: 1 } // E.164
/** Short codes belong to a network; names to no numbering plan. */
const BY_FORM: readonly (readonly [RegExp, { ton: number; npi: number }])[] = [
  [/^\+\d+$/, INTERNATIONAL],
  [/^\d+$/, { ton: 3, npi: 0 }],
  [/^/, { ton: 5, npi: 0 }],
]
const WITH_RECEIPT = 1 // of success and of failure: 5.2.17

/** @param sender as PINPOST_SMS_SENDER: a number with its plus sign, a short code, or a name. */
export function sourceAddress(sender: string, carrier: Pick<Carrier, 'sourceTon' | 'sourceNpi'>): SourceAddress {
  const { ton, npi } = BY_FORM.find(([form]) => form.test(sender))?.[1] ?? INTERNATIONAL
  return { ton: carrier.sourceTon ?? ton, npi: carrier.sourceNpi ?? npi, address: sender.replace(/^\+/, '') }
}

/** @param to E.164, with the plus sign. */
export function submitFields(to: string, text: EncodedText, source: SourceAddress, lifeMs: number): Fields {
  return {
    source_addr_ton: source.ton,
    source_addr_npi: source.npi,
    source_addr: source.address,
    dest_addr_ton: INTERNATIONAL.ton,
    dest_addr_npi: INTERNATIONAL.npi,
    destination_addr: to.slice(1),
    validity_period: relativeTime(lifeMs),
    registered_delivery: WITH_RECEIPT,
    data_coding: text.dataCoding,
    short_message: text.octets,
  }
}

/** Relative, so that it does not matter what time it is for the carrier: `000000001000000R` is ten minutes (7.1.1.2). */
function relativeTime(milliseconds: number): string {
  const seconds = Math.max(1, Math.floor(milliseconds / 1000))
  const parts = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ]
  return `0000${parts.map((part) => String(part).padStart(2, '0')).join('')}000R`
}
