// Which mailbox domain was probably meant by one that was typed (R12). A noisy channel: a domain of the list is as likely as it is
// common and as the slip is easy, and that is weighed against the typed domain being somebody's own, of which there are many with
// short names and few with long ones. It is for asking, never for taking, and asks nobody: squatters have mail service too.
import { isInstitution } from './institutions.ts'
import { findMailboxDomain, frequencyIn, isRelay, mailboxDomains } from './mailbox-list.ts'
import { slipSteps } from './slips.ts'
import { isTopLevel, mendTopLevel } from './top-level.ts'

/**
 * How likely a domain of its own is that nobody here has heard of, by the letters of its longest label, in the steps of the list:
 * every name of three letters is taken, hardly one in a thousand of nine.
 */
const OWN_BY_LETTERS = [0, -1, -1.5, -2.5, -4, -5.5, -6.5, -7.5, -8.5, -9.5]
/** A domain that cannot exist is nobody's own. */
const CANNOT_BE_OWN = -22
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
  const own = likelihoodOfOwn(domain)
  let best = own
  let next = own
  let suggestion: string | undefined
  for (const candidate of candidatesFor(domain, country, own)) {
    if (candidate.likelihood <= best) {
      next = Math.max(next, candidate.likelihood)
      continue
    }
    next = best
    best = candidate.likelihood
    suggestion = candidate.domain
  }
  return best - next >= LEAD || next === own ? suggestion : undefined
}

/** Listed as a mailbox domain, a relay, an employer, a school or an office: taken as it is. */
function isKnown(domain: string): boolean {
  return findMailboxDomain(domain) !== undefined || isRelay(domain) || isInstitution(domain)
}

interface Candidate {
  readonly domain: string
  readonly likelihood: number
}

function* candidatesFor(typed: string, country: string | undefined, least: number): Generator<Candidate> {
  const mended = mendTopLevel(typed)
  if (mended && !findMailboxDomain(mended.domain)) {
    yield { domain: mended.domain, likelihood: ownByLetters(mended.domain) - mended.steps - 9 }
  }
  for (const entry of mailboxDomains) {
    const { domain } = entry
    if (entry.kind === 'relay') continue
    const common = frequencyIn(entry, country)
    const limit = common - least
    const steps = Math.min(slipSteps(domain, typed, limit), otherEnding(domain, typed, common))
    if (steps < limit) yield { domain, likelihood: common - steps }
  }
}

function otherEnding(meant: string, typed: string, frequency: number): number {
  if (frequency < ENDING_FREQUENCY || !meant.endsWith('.com')) return Number.POSITIVE_INFINITY
  const name = meant.slice(0, -'.com'.length)
  const isOther = typed === name || (typed.startsWith(`${name}.`) && typed.split('.').length <= 3)
  return isOther ? OTHER_ENDING : Number.POSITIVE_INFINITY
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
