// Countries to choose from, in the person's language and order.
import { COUNTRY_CODES, type CountryCode, callingCodeOf } from '../../contacts/index.ts'
import { countryName, inOrderOfNames, type Locale } from '../../i18n/index.ts'
import type { Policy } from '../../policy/index.ts'

type Listed = readonly (readonly [code: string, name: string])[]
const listed = new Map<string, Listed>()

/** All of them: code and name. */
export function countriesByName(locale: Locale): Listed {
  return once(`names ${locale}`, () =>
    inOrderOfNames(locale, COUNTRY_CODES).map((code) => [code, countryName(locale, code)] as const),
  )
}

/** Those with numbers: code, and name with calling code, as `Estonia (+372)`. */
export function countriesWithCodes(locale: Locale): Listed {
  return once(`codes ${locale}`, () =>
    countriesByName(locale).flatMap(([code, name]) => {
      const calling = callingCodeOf(code as CountryCode)
      return calling === undefined ? [] : [[code, `${name} (+${calling})`] as const]
    }),
  )
}

/** Those where, by the policy in force, no code arrives by text message (R26): names in the person's order. */
export function countriesWithoutSms(locale: Locale, policy: Pick<Policy, 'inCountry'>): readonly string[] {
  return countriesByName(locale)
    .filter(([code]) => policy.inCountry(code, 'sms').verdict === 'no')
    .map(([, name]) => name)
}

/** Made once: 250 names for each of eight languages. */
function once(key: string, make: () => Listed): Listed {
  const known = listed.get(key)
  if (known) return known
  const fresh = make()
  listed.set(key, fresh)
  return fresh
}
