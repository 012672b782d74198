// Which mailbox domain was probably meant by one that was typed (R12). A noisy channel: a domain of the list is as likely as it is
// common and as the slip is easy, and that is weighed against the typed domain being somebody's own, of which there are many with
// short names and few with long ones. It is for asking, never for taking, and asks nobody: squatters have mail service too.
import { createBoundedMap } from '../../lib/bounded-map.ts'
import { isInstitution } from './institutions.ts'
import { findMailboxDomain, frequencyIn, isRelay, mailboxDomains } from './mailbox-list.ts'
import { SLIP_STEPS, slipSteps } from './slips.ts'
import { isTopLevel, mendTopLevel } from './top-level.ts'

/**
 * How likely a domain of its own is that nobody here has heard of, by the letters of its longest label, in the steps of the list:
 * every name of three letters is taken, hardly one in a thousand of nine.
 */
const OWN_BY_LETTERS = [0, -1, -1.5, -2.5, -4.5, -6.5, -9.5, -12, -13, -14]
/** A domain that cannot exist is nobody's own. */
const CANNOT_BE_OWN = -22
/** What exists and is two slips away is another domain: `yopmail.com` is not `hotmail.com`. */
const TWO_SLIPS = 2 * SLIP_STEPS.droppedOfTwo
/** A suggestion must be this much likelier than the next one. */
const LEAD = 0.5
/** Only the world's largest are suggested for another ending that exists: `gmail.ee` is nobody's, `inbox.ee` is another provider's. */
const ENDING_FREQUENCY = 7
const OTHER_ENDING = 12

/**
 * The domain that was meant, undefined where nothing is likelier than the typed one.
 * @param domain in small letters and A-labels; also one label alone (`gmailcom`, `gmail`), which nobody can have.
 * @param country where the person is at home.
 */
export function suggestDomain(domain: string, country?: string): string | undefined {
  if (isKnown(domain) || domain.includes('xn--')) return undefined
  const key = `${domain} ${country ?? ''}`
  const known = found.get(key)
  if (known !== undefined) return known ?? undefined
  const fresh = search(domain, country)
  found.set(key, fresh ?? null)
  return fresh
}

/** A search takes a fifth of a millisecond, and a domain is asked for again while it is typed and each time that it is read back. */
const found = createBoundedMap<string, string | null>(1_000)

function search(domain: string, country: string | undefined): string | undefined {
  const own = likelihoodOfOwn(domain)
  const slips = [...slipsTo(domain, country, own)]
  const name = `${domain.split('.', 1)[0]}.`
  const isNameKept = slips.some((candidate) => candidate.domain.startsWith(name))
  return likeliest(isNameKept ? slips : [...slips, ...otherEndings(domain, country, own)])
}

/** Listed as a mailbox domain, a relay, an employer, a school or an office: taken as it is. */
function isKnown(domain: string): boolean {
  return findMailboxDomain(domain) !== undefined || isRelay(domain) || isInstitution(domain)
}

interface Candidate {
  readonly domain: string
  readonly likelihood: number
}

/** The first by far; undefined when there is none, or another one is about as likely. */
function likeliest(candidates: readonly Candidate[]): string | undefined {
  const [first, second] = candidates.toSorted((one, other) => other.likelihood - one.likelihood)
  const isClear = first && (second === undefined || first.likelihood - second.likelihood >= LEAD)
  return isClear ? first.domain : undefined
}

/** What a slip or two may have led away from, as far as that is likelier than `least`. */
function* slipsTo(typed: string, country: string | undefined, least: number): Generator<Candidate> {
  const mended = mendTopLevel(typed)
  if (mended && !findMailboxDomain(mended.domain)) {
    yield { domain: mended.domain, likelihood: ownByLetters(mended.domain) - mended.steps }
  }
  for (const entry of mailboxDomains) {
    if (entry.kind === 'relay') continue
    const common = frequencyIn(entry, country)
    const limit = least === CANNOT_BE_OWN ? common - least : Math.min(common - least, TWO_SLIPS)
    const steps = slipSteps(entry.domain, typed, limit)
    if (steps < limit) yield { domain: entry.domain, likelihood: common - steps }
  }
}

/** `gmail.ee` for `gmail.com`: no slip of the fingers. Not where a slip in the ending explains it: `hotmail.ve` is `hotmail.be`. */
function otherEndings(typed: string, country: string | undefined, least: number): Candidate[] {
  return mailboxDomains
    .filter((entry) => frequencyIn(entry, country) >= ENDING_FREQUENCY && hasOtherEnding(entry.domain, typed))
    .map((entry) => ({ domain: entry.domain, likelihood: frequencyIn(entry, country) - OTHER_ENDING }))
    .filter(({ likelihood }) => likelihood > least)
}

function hasOtherEnding(meant: string, typed: string): boolean {
  if (!meant.endsWith('.com')) return false
  const name = meant.slice(0, -'.com'.length)
  return typed === name || (typed.startsWith(`${name}.`) && typed.split('.').length <= 3)
}

function likelihoodOfOwn(domain: string): number {
  const dot = domain.lastIndexOf('.')
  return dot < 0 || !isTopLevel(domain.slice(dot + 1)) ? CANNOT_BE_OWN : ownByLetters(domain)
}

function ownByLetters(domain: string): number {
  const labels = domain.split('.').slice(0, -1)
  const letters = Math.max(1, ...labels.map((label) => label.length))
  return OWN_BY_LETTERS[Math.min(letters, OWN_BY_LETTERS.length - 1)] ?? 0
}
