// `npm run measure:suggestions`: how often a mistyped mailbox domain is seen through, over slips of a keyboard model; writes the
// figures into docs/reference/contacts.md. The weights of src/contacts/mailboxes were tuned on one half of the domains; the other
// half, and the real domains, measure.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseContact, parseCountry, suggestContact } from '../src/contacts/index.ts'
import { frequencyIn, type MailboxDomain, mailboxDomains } from '../src/contacts/mailboxes/mailbox-list.ts'
import { suggestDomain } from '../src/contacts/mailboxes/suggest-domain.ts'
import { realDomains } from '../test/support/real-domains.ts'
import { type Dice, pick, seededDice, slipOnce } from '../test/support/typing-slips.ts'
import { root } from './run-quietly.ts'

export interface Score {
  readonly slips: number
  readonly found: number
  readonly wrong: number
  readonly silent: number
}

/** Which half a domain is in, by the letters of its name: nobody chose. */
function isHeldOut({ domain }: MailboxDomain): boolean {
  let sum = 2_166_136_261
  for (const letter of domain) sum = Math.imul(sum ^ letter.charCodeAt(0), 16_777_619) >>> 0
  return sum % 2 === 1
}

const candidates = mailboxDomains.filter(({ kind }) => kind !== 'relay')
export const halves = {
  tuning: candidates.filter((entry) => !isHeldOut(entry)),
  heldOut: candidates.filter(isHeldOut),
}

export interface Typing {
  readonly domains: readonly MailboxDomain[]
  readonly slips: number
  /** How often each domain is typed. */
  readonly weight: (entry: MailboxDomain) => number
  /** Does one know where the person is at home? */
  readonly isCountryKnown: boolean
}

/** Types addresses with one slip in the domain each, and counts what is suggested. */
export function measure({ domains, slips, weight, isCountryKnown }: Typing, seed = 20_261_124): Score {
  const dice = seededDice(seed)
  const draw = byWeight(domains, weight)
  let found = 0
  let wrong = 0
  for (let index = 0; index < slips; index++) {
    const { domain, countries } = draw(dice)
    const address = `ann@${slipOnce(domain, dice)}`
    const country = isCountryKnown ? parseCountry(countries[0] ?? '') : undefined
    const suggested = suggestContact(address, parseContact(address), country)
    if (suggested === `ann@${domain}`) found++
    else if (suggested !== undefined) wrong++
  }
  return { slips, found, wrong, silent: slips - found - wrong }
}

/** As people type them: each step of the list is about three times the one before. */
export const asPeopleType = (entry: MailboxDomain): number => 3 ** frequencyIn(entry)
const eachAlike = (): number => 1

function byWeight(domains: readonly MailboxDomain[], weight: (entry: MailboxDomain) => number) {
  const ends: number[] = []
  for (const entry of domains) ends.push((ends.at(-1) ?? 0) + weight(entry))
  return (dice: Dice): MailboxDomain => {
    const at = dice() * (ends.at(-1) ?? 0)
    return domains[ends.findIndex((end) => at < end)] ?? pick(dice, domains)
  }
}

const REFERENCE = join(root, 'docs', 'reference', 'contacts.md')
const [BEGIN, END] = ['<!-- Written by `npm run measure:suggestions`. -->', '<!-- End of what is written. -->']

if (import.meta.main) {
  const reference = readFileSync(REFERENCE, 'utf8')
  const [before = '', rest = ''] = reference.split(BEGIN)
  const [, after = ''] = rest.split(END)
  const figures = tell()
  writeFileSync(REFERENCE, [before, BEGIN, `\n\n${figures}\n\n`, END, after].join(''))
  console.log(figures)
}

function tell(): string {
  const slips = 20_000
  const typed = (name: string, typing: Omit<Typing, 'slips'>) => row(name, measure({ slips, ...typing }))
  const { heldOut, tuning } = halves
  const refused = realDomains.filter((domain) => suggestDomain(domain) !== undefined).length
  return [
    '| one slip in the domain | slips | seen through | suggested wrongly | nothing suggested |',
    '| --- | --- | --- | --- | --- |',
    typed('as people of the served countries type', { domains: heldOut, weight: asPeopleType, isCountryKnown: false }),
    typed('each domain alike, the country known', { domains: heldOut, weight: eachAlike, isCountryKnown: true }),
    typed('each domain alike, the country unknown', { domains: heldOut, weight: eachAlike, isCountryKnown: false }),
    typed('the domains of the tuning, as people type', {
      domains: tuning,
      weight: asPeopleType,
      isCountryKnown: false,
    }),
    '',
    `Of ${realDomains.length} real domains, typed rightly, ${refused} brought a suggestion.`,
  ].join('\n')
}

function row(name: string, { slips, found, wrong, silent }: Score): string {
  const share = (part: number) => `${((100 * part) / slips).toFixed(1)} %`
  return `| ${name} | ${slips.toLocaleString('en')} | ${share(found)} | ${share(wrong)} | ${share(silent)} |`
}
