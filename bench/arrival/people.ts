// The people of the model, each made of the seed and a number: who they are and how they wait does not depend on who carries
// their messages, so every strategy meets the same ones.
import { draw, within } from './draws.ts'
import { COUNTRIES, type Country, type PeopleModel } from './model.ts'

export type Channel = 'sms' | 'email'

export interface Person {
  readonly index: number
  readonly country: Country
  /** E.164. Undefined: this person gives an e-mail address alone. */
  readonly phone: string | undefined
  readonly email: string | undefined
  /** The channel of the contact that is given first. */
  readonly first: Channel
  readonly phoneIs: 'in hand' | 'elsewhere' | 'off'
  /** From the arrival of a message until its code is at the server, in seconds; undefined: never. */
  readonly reads: { readonly sms: number; readonly email: number | undefined }
  /** Seconds until this person looks for help, since the last thing that was done. */
  readonly looksForHelpAfter: number
  /** From seeing a button to having pressed it. */
  readonly presses: number
  readonly takesEmailWhenOffered: boolean
  readonly takesEmailUnasked: boolean
  /** Since the beginning. */
  readonly givesUpAfter: number
}

/** Mobile numbers of each country: the fixed beginning, and how many digits of one's own follow. */
const NUMBERS: Readonly<Record<Country, readonly [beginning: string, digits: number]>> = {
  EE: ['+3725', 7],
  LV: ['+37126', 6],
  LT: ['+3706', 7],
  FI: ['+35840', 7],
  SE: ['+4670', 7],
  DE: ['+49151', 8],
  NL: ['+3161', 7],
  FR: ['+3361', 7],
  PL: ['+4850', 7],
  ES: ['+346', 8],
}

export function personAt(model: PeopleModel, seed: number, index: number): Person {
  const { contacts, phones, reading, waiting } = model
  const chance = (purpose: Parameters<typeof draw>[1], nth = 0): number => draw(seed, purpose, index, nth)
  const country = countryOf(model, chance('country'))
  const has = chance('contacts')
  const hasEmail = has < contacts.phoneAndEmail || has >= contacts.phoneAndEmail + contacts.phoneOnly
  const hasPhone = has < contacts.phoneAndEmail + contacts.phoneOnly
  const place = chance('phone')
  const phoneIs = place < phones.off ? 'off' : place < phones.off + phones.elsewhere ? 'elsewhere' : 'in hand'
  const isOffered = chance('reading sms', 1) < reading.sms.offered
  const sms = within(isOffered ? reading.sms.whenOffered : reading.sms.otherwise, chance('reading sms'))
  const seesMail = chance('reading email', 1) >= reading.email.neverSeen
  return {
    index,
    country,
    phone: hasPhone ? phoneOf(country, chance('number')) : undefined,
    email: hasEmail ? `person${index}@bench.example` : undefined,
    first: hasPhone ? 'sms' : 'email',
    phoneIs,
    reads: {
      sms: phoneIs === 'elsewhere' ? within(phones.fetchedAfter, chance('phone', 1)) + sms : sms,
      email: seesMail ? within(reading.email.takes, chance('reading email')) : undefined,
    },
    looksForHelpAfter: within(waiting.looksForHelpAfter, chance('patience')),
    presses: within(waiting.presses, chance('reaction')),
    takesEmailWhenOffered: chance('choice') < waiting.takesEmailWhenOffered,
    takesEmailUnasked: chance('choice', 1) < waiting.takesEmailUnasked,
    givesUpAfter: within(waiting.givesUpAfter, chance('end')),
  }
}

function countryOf({ countries }: PeopleModel, chance: number): Country {
  const all = COUNTRIES.reduce((sum, country) => sum + countries.weights[country], 0)
  let left = chance * all
  for (const country of COUNTRIES) {
    left -= countries.weights[country]
    if (left < 0) return country
  }
  return COUNTRIES[0]
}

function phoneOf(country: Country, chance: number): string {
  const [beginning, digits] = NUMBERS[country]
  return beginning + String(Math.floor(chance * 10 ** digits)).padStart(digits, '0')
}

/** When each of `count` people comes, in seconds: as they do when nobody knows of another. */
export function arrivals(seed: number, count: number, perMinute: number): Float64Array {
  const times = new Float64Array(count)
  let at = 0
  for (let index = 0; index < count; index++) {
    at += (-Math.log(1 - draw(seed, 'gap', index)) * 60) / perMinute
    times[index] = at
  }
  return times
}
