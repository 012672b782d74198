// The countries that a number may belong to and a person may be in, by their two letters; and what stands for a country where a
// number belongs to none.

/** ISO 3166-1 alpha-2, all 249. */
const ISO_3166 =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
  'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP ' +
  'KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT ' +
  'MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW ' +
  'SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ ' +
  'UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'

/** Not in the standard, but with numbering plans of their own: Kosovo, Ascension, Tristan da Cunha. */
const WITH_NUMBERS_ONLY = 'XK AC TA'

/** For a list to choose from. */
export const COUNTRY_CODES: readonly string[] = `${ISO_3166} XK`.split(' ')

const COUNTRIES: ReadonlySet<string> = new Set(`${ISO_3166} ${WITH_NUMBERS_ONLY}`.split(' '))

/** Do two capital letters name one? */
export function isCountryCode(code: string): boolean {
  return COUNTRIES.has(code)
}

/** Of the calling codes that belong to no country (ITU-T E.164), those of satellites and international networks. */
const CODES_OF_NO_COUNTRY: ReadonlySet<string> = new Set(['+870', '+878', '+881', '+882', '+883', '+888'])

/** Is it the calling code of numbers that belong to no country? */
export function isCodeOfNoCountry(text: string): boolean {
  return CODES_OF_NO_COUNTRY.has(text)
}
