// The table that Pinpost ships: what is known of a country for a sender without a local registration (R26). It is a default to
// begin with, not a law: an operator who has a registered sender says so in a file or at run time, and that goes before it.
// What is not here works. A row without a verdict is a note, and leaves the country to what the operator says of every country.
// docs/reference/policy.md is written from this table.
import type { PolicyRow } from './table.ts'

export const SHIPPED_TABLE: readonly PolicyRow[] = [
  {
    countries: ['US', 'PR', 'GU', 'VI', 'AS', 'MP'],
    verdicts: { sms: 'no' },
    checkedOn: '2026-11-23',
    note:
      'Operators take text messages from programs only from registered domestic numbers (10DLC, short codes, verified ' +
      'toll-free numbers); names as senders and numbers from abroad are blocked. The territories share the networks and +1.',
    sources: ['twilio.com/guidelines/us/sms', 'docs.aws.amazon.com, SNS: supported countries and regions'],
  },
  {
    countries: ['CA'],
    verdicts: { sms: 'no' },
    checkedOn: '2026-11-23',
    note:
      'Names as senders are not allowed; only approved long numbers of Canada or the USA, Canadian short codes and verified ' +
      'toll-free numbers deliver.',
    sources: ['twilio.com/en-us/guidelines/ca/short-code', '8x8 and Clickatell, country pages'],
  },
  {
    countries: ['BE'],
    verdicts: { sms: 'no' },
    hasOriginLine: false,
    checkedOn: '2026-11-23',
    note:
      'Names as senders are overwritten or dropped and numbers from abroad are filtered, differently by operator; a local ' +
      'short code or long number is needed. Texts with an address in them must be registered word by word, and the last line ' +
      'looks like one.',
    sources: ['OpenMarket and Salesforce, country guides (they disagree)', 'mailpro, SMS to Belgium'],
  },
  {
    countries: ['EE'],
    verdicts: {},
    checkedOn: '2026-11-23',
    note: 'Names and long numbers deliver as senders; there are no short codes for senders from abroad.',
    sources: ['sent.dm, country page'],
  },
  {
    countries: ['LT'],
    verdicts: {},
    checkedOn: '2026-11-23',
    note: 'Names deliver as senders; numbers are overwritten, and general names such as INFO or SMS are refused.',
    sources: ['suresms, country page'],
  },
]
