// Numbers as people still write them after their plan has changed, or under the code of a plan that they are not in, and the
// number that was probably meant. What comes out is judged like any other number and only ever offered: the writer may as well
// have mistyped another one.

interface Replacement {
  /** The whole number with its country code. */
  readonly old: RegExp
  readonly now: string
  readonly why: string
}

/** Operators of Viet Nam: the code that replaced each code of four digits in 2018. */
const VIETNAMESE: Readonly<Record<string, string>> = {
  ...{ 120: '70', 121: '79', 122: '77', 126: '76', 128: '78' }, // MobiFone
  ...{ 123: '83', 124: '84', 125: '85', 127: '81', 129: '82' }, // VinaPhone
  ...{ 162: '32', 163: '33', 164: '34', 165: '35', 166: '36', 167: '37', 168: '38', 169: '39' }, // Viettel
  ...{ 186: '56', 188: '58', 199: '59' }, // Vietnamobile, Gmobile
}

const REPLACEMENTS: readonly Replacement[] = [
  {
    old: /^\+52(?:044|045)(\d{10})$/,
    now: '+52$1',
    why: 'Mexico, until August 2019: 044 and 045 before mobile numbers',
  },
  {
    old: /^\+55(?<area>\d\d)(?<rest>[6-9]\d{7})$/,
    now: '+55$<area>9$<rest>',
    why: 'Brazil, 2012 to 2016: a 9 before mobile numbers',
  },
  { old: /^\+225(\d[1-3]\d{6})$/, now: '+22501$1', why: 'Côte d’Ivoire, January 2021: ten digits, Moov' },
  { old: /^\+225(\d[4-6]\d{6})$/, now: '+22505$1', why: 'Côte d’Ivoire, January 2021: ten digits, MTN' },
  { old: /^\+225(\d[7-9]\d{6})$/, now: '+22507$1', why: 'Côte d’Ivoire, January 2021: ten digits, Orange' },
  { old: /^\+229([4569]\d{7})$/, now: '+22901$1', why: 'Benin, November 2024: 01 before every number' },
  { old: /^\+230([79]\d{6})$/, now: '+2305$1', why: 'Mauritius, September 2013: a 5 before mobile numbers' },
  { old: /^\+237([79]\d{7})$/, now: '+2376$1', why: 'Cameroon, November 2014: a 6 before mobile numbers' },
  ...Object.entries(VIETNAMESE).map(([before, after]) => ({
    old: new RegExp(`^\\+840?${before}(\\d{7})$`),
    now: `+84${after}$1`,
    why: 'Viet Nam, September 2018: mobile numbers of nine digits',
  })),
  // One plan, several codes: dialled at home like any other number, known abroad under a code of their own
  { old: /^\+33(69[01]\d{6})$/, now: '+590$1', why: 'Guadeloupe, Saint-Barthélemy, Saint-Martin, in the French plan' },
  { old: /^\+33(69[23]\d{6})$/, now: '+262$1', why: 'Réunion, in the French plan' },
  { old: /^\+33(639\d{6})$/, now: '+262$1', why: 'Mayotte, in the French plan' },
  { old: /^\+33(694\d{6})$/, now: '+594$1', why: 'French Guiana, in the French plan' },
  { old: /^\+33(69[67]\d{6})$/, now: '+596$1', why: 'Martinique, in the French plan' },
  { old: /^\+9720?(5[69]\d{7})$/, now: '+970$1', why: 'Palestinian mobile numbers, also reached through +972' },
]

/** @param value with a plus sign and the country code. */
export function replacementOf(value: string): string | undefined {
  const found = REPLACEMENTS.find(({ old }) => old.test(value))
  return found && value.replace(found.old, found.now)
}
