// A contact: a phone number or an address, parsed once where it enters and never a bare string after that.

/** `+` and up to 15 digits. */
export type E164 = string & { readonly brand: 'E164' }
/** Local part as it was given, domain in lower case and A-labels. */
export type EmailAddress = string & { readonly brand: 'EmailAddress' }
/** ISO 3166-1 alpha-2. */
export type CountryCode = string & { readonly brand: 'CountryCode' }

export interface PhoneContact {
  readonly kind: 'phone'
  readonly value: E164
  /** By the whole number, never by the calling code alone; undefined for numbers of no country (+800 …). */
  readonly country: CountryCode | undefined
}

export interface EmailContact {
  readonly kind: 'email'
  readonly value: EmailAddress
}

export type Contact = PhoneContact | EmailContact
