// The members of an account as it comes from outside, one table for the columns of a file, the body of a call and the reference: what
// each means, an example, and what its text must be.

export interface Member {
  readonly meaning: string
  readonly example: string
  readonly longest: number
  /** What its text must be, where nothing closer is looked at. */
  readonly form?: RegExp
}

const INSTANT = { longest: 40, example: '2026-11-23T17:10:00Z' } as const
/** Visible and single-spaced or not: only what cannot be shown on a line is refused. */
export const ONE_LINE = /^[^\p{C}\p{Zl}\p{Zp}]+$/u

/** In the order in which the reference lists them. */
export const RECORD_MEMBERS = {
  country: {
    meaning: 'Country of the national number: two letters of ISO 3166-1. Required.',
    example: 'EE',
    longest: 8,
  },
  number: {
    meaning: 'National identity number; separators are forgiven. Required.',
    example: '38001085718',
    longest: 64,
  },
  external_id: {
    meaning:
      'Your own name for the account, up to 100 characters. What has one is imported once, however often the file is.',
    example: 'customer-1042',
    longest: 100,
    form: ONE_LINE,
  },
  state: {
    meaning:
      '`pending`, `active` or `closed`. Without it: closed where there is `closed_at`, else active where there is `activated_at`, else pending.',
    example: 'active',
    longest: 10,
    form: /^(pending|active|closed)$/,
  },
  activated_at: { meaning: 'When it was first active; now for an active one that does not say.', ...INSTANT },
  ends_at: {
    meaning: 'The end of its validity; `account_years` after it was active when it does not say.',
    ...INSTANT,
    example: '2029-11-23',
  },
  closed_at: { meaning: 'When it was closed; now for a closed one that does not say.', ...INSTANT },
  close_reason: { meaning: 'Why, in up to 200 characters.', example: 'moved', longest: 200, form: ONE_LINE },
  locale: {
    meaning: "Language of the messages, BCP 47; the service's without it.",
    example: 'et',
    longest: 35,
    form: /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/,
  },
  method: {
    meaning: 'By which method the person proved who they are, a short name.',
    example: 'id_card',
    longest: 40,
    form: /^[a-z0-9_.-]+$/,
  },
  phone: { meaning: 'Phone number with + and country code.', example: '+37251234567', longest: 128 },
  phone_confirmed_at: { meaning: 'When its code came back; without it the phone counts as not confirmed.', ...INSTANT },
  email: { meaning: 'E-mail address.', example: 'ann@example.com', longest: 512 },
  email_confirmed_at: {
    meaning: 'When its code came back; without it the address counts as not confirmed.',
    ...INSTANT,
  },
  leaked: {
    meaning: "`true` when the person's data are known to have leaked.",
    example: 'false',
    longest: 5,
    form: /^(true|false)$/,
  },
} as const satisfies Record<string, Member>
export type RecordMember = keyof typeof RECORD_MEMBERS

export function isRecordMember(name: string): name is RecordMember {
  return Object.hasOwn(RECORD_MEMBERS, name)
}
