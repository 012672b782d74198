// What the domain of each sender of e-mail says in DNS: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 7489). Only what can be known from here: not
// whether an SPF record covers the addresses of a relay, and not whether a relay signs.
import type { Config } from '../../config/index.ts'
import type { MailSender } from '../../delivery/index.ts'
import { type Finding, ok, problem, type Trouble, warning } from './finding.ts'
import type { LookUp, TextRecords } from './text-records.ts'

export interface DomainQuestion {
  readonly mode: Config['mode']
  readonly sender: MailSender
  /** How the settings are called by which Pinpost signs. */
  readonly names: DkimNames
  readonly lookUp: LookUp
}

export interface DkimNames {
  readonly key: string
  readonly domain: (value: string) => string
}

export const PLAIN_NAMES: DkimNames = {
  key: 'PINPOST_DKIM_KEY_FILE',
  domain: (value) => `PINPOST_DKIM_DOMAIN=${value}`,
}

/** @param provider whose entry in the file of providers it is. */
export function fileNames(provider: string): DkimNames {
  return {
    key: `dkim_private_key of ${provider}`,
    domain: (value) => `dkim_domain: ${value}    # of ${provider}`,
  }
}

const SPAM = 'Large mailbox providers refuse such mail or put it where nobody looks for a code.'
/** RFC 8301 asks for this much of signers. */
const GOOD_RSA_BITS = 2048

export async function checkDomain(question: DomainQuestion): Promise<readonly Finding[]> {
  const { mode, sender } = question
  const domain = sender.from.slice(sender.from.lastIndexOf('@') + 1)
  const [spf, dkim, dmarc] = await Promise.all([
    checkSpf(domain, question.lookUp),
    checkDkim(domain, question),
    checkDmarc(domain, question.lookUp),
  ])
  const findings = [spf, dkim, dmarc]
  // A trial's mail usually goes to a catcher of one's own, whatever the domain says.
  return mode === 'production' ? findings : findings.map((one) => (one.level === 'problem' ? asWarning(one) : one))
}

function asWarning(finding: Finding): Finding {
  return { ...finding, level: 'warning' }
}

async function checkSpf(domain: string, lookUp: LookUp): Promise<Finding> {
  const answer = await lookUp(domain)
  if (answer.kind === 'unknown') return unknown('SPF', domain, answer)
  const records = textsOf(answer).filter((text) => /^v=spf1(?: |$)/i.test(text))
  const [record] = records
  const suggestion = `${domain}. TXT "v=spf1 include:YOUR-RELAY ~all"    # as your relay's documents say`
  if (record === undefined) {
    return problem('SPF', { found: `${domain} has no SPF record.`, why: SPAM, fix: suggestion })
  }
  if (records.length > 1) {
    return problem('SPF', {
      found: `${domain} has ${records.length} SPF records.`,
      why: 'With more than one, receivers count none of them (RFC 7208, 4.5).',
      fix: `Merge them into one, and delete the others: ${merged(domain, records)}`,
    })
  }
  const terms = record.toLowerCase().split(/\s+/).slice(1)
  if (terms.some((term) => term === 'all' || term === '+all')) {
    return problem('SPF', {
      found: `The SPF record of ${domain} ends in "+all".`,
      why: 'It lets the whole world send in your name, and receivers trust it accordingly.',
      fix: `${domain}. TXT "${record.replace(/(^|\s)\+?all\b/i, '$1~all')}"`,
    })
  }
  if (terms.every((term) => term === '-all' || term === '~all')) {
    return problem('SPF', {
      found: `The SPF record of ${domain} lets nobody send ("${record}").`,
      why: 'Mail of Pinpost is refused for it.',
      fix: suggestion,
    })
  }
  return ok('SPF', `${domain} has one record. Whether it covers your relay, only the relay's documents tell.`)
}

function merged(domain: string, records: readonly string[]): string {
  const terms = records.flatMap((record) => record.split(/\s+/).slice(1)).filter((term) => !/^[+~?-]?all$/i.test(term))
  return `${domain}. TXT "${['v=spf1', ...new Set(terms), '~all'].join(' ')}"`
}

async function checkDkim(domain: string, { sender, names, lookUp }: DomainQuestion): Promise<Finding> {
  const { dkim } = sender
  if (dkim === undefined) {
    const found = `Pinpost does not sign mail from ${domain}; whether the other side does, the head of a received message shows.`
    return ok('DKIM', found)
  }
  const name = `${dkim.selector}._domainkey.${dkim.domain}`
  const publicKey = dkim.publicKey()
  const ours = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  const record = `${name}. TXT "v=DKIM1; k=rsa; p=${ours}"`
  const answer = await lookUp(name)
  if (answer.kind === 'unknown') return unknown('DKIM', name, answer)
  const keys = textsOf(answer)
    .map(keyIn)
    .filter((key) => key !== undefined)
  if (keys.length === 0) {
    const why = `Mail is signed, and nobody can verify the signature. ${SPAM}`
    return problem('DKIM', { found: `There is no key at ${name}.`, why, fix: record })
  }
  if (!keys.includes(ours)) {
    const what = keys[0] === '' ? 'is revoked (it has an empty key)' : `holds another key than ${names.key}`
    return problem('DKIM', {
      found: `The record at ${name} ${what}.`,
      why: 'Every signature is broken, which looks like forged mail.',
      fix: `${record}    # or give the file of the key that stands there`,
    })
  }
  const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? 0
  if (bits < GOOD_RSA_BITS) {
    return warning('DKIM', {
      found: `The key at ${name} has ${bits} bits.`,
      why: `Receivers begin to count keys of fewer than ${GOOD_RSA_BITS} as none (RFC 8301).`,
      fix: 'openssl genrsa -out dkim.pem 2048    # publish its public half under a new selector, then change both settings',
    })
  }
  if (!isAligned(dkim.domain, domain)) {
    return warning('DKIM', {
      found: `Mail from ${domain} is signed by ${dkim.domain}.`,
      why: 'A signature of another domain does not count for DMARC.',
      fix: `${names.domain(domain)}    # with its key at ${dkim.selector}._domainkey.${domain}`,
    })
  }
  return ok('DKIM', `The key at ${name} is ours.`)
}

/** The key of a record, without the spaces that it may be folded by; undefined when it is no such record. */
function keyIn(text: string): string | undefined {
  const value = /(?:^|;)\s*p\s*=([^;]*)/i.exec(text)?.[1]
  return value?.replaceAll(/\s/g, '')
}

/** One lies in the other; where domains of a registry meet (co.uk), a receiver is stricter. */
function isAligned(one: string, other: string): boolean {
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`)
}

async function checkDmarc(domain: string, lookUp: LookUp): Promise<Finding> {
  const labels = domain.split('.')
  // A domain without a record has that of the organisation above it.
  for (let from = 0; from <= Math.max(0, labels.length - 2); from++) {
    const name = `_dmarc.${labels.slice(from).join('.')}`
    const answer = await lookUp(name)
    if (answer.kind === 'unknown') return unknown('DMARC', name, answer)
    const records = textsOf(answer).filter((text) => /^v=DMARC1\s*(?:;|$)/i.test(text))
    if (records.length > 0) return judgeDmarc(name, records)
  }
  return problem('DMARC', {
    found: `${domain} has no DMARC record.`,
    why: `Anyone may write in your name. ${SPAM}`,
    fix: `_dmarc.${domain}. TXT "v=DMARC1; p=none; rua=mailto:dmarc@${domain}"    # later p=quarantine`,
  })
}

function judgeDmarc(name: string, records: readonly string[]): Finding {
  const [record = ''] = records
  const isValid = records.length === 1 && /;\s*p\s*=\s*(?:none|quarantine|reject)\s*(?:;|$)/i.test(record)
  if (isValid) return ok('DMARC', `${name} says "${record}".`)
  const trouble: Trouble = {
    found: records.length > 1 ? `There are ${records.length} records at ${name}.` : `"${record}" at ${name} lacks p=.`,
    why: 'Receivers count such a record as none.',
    fix: `${name}. TXT "v=DMARC1; p=none"    # one record, and nothing else there`,
  }
  return problem('DMARC', trouble)
}

function unknown(check: string, name: string, { code }: { readonly code: string }): Finding {
  return warning(check, {
    found: `${name} could not be looked up (${code}).`,
    why: 'Whether receivers will trust the mail is not known.',
    fix: `dig +short TXT ${name}    # if that fails too, mend the resolver; PINPOST_DNS_SERVERS names others`,
  })
}

function textsOf(answer: TextRecords): readonly string[] {
  return answer.kind === 'found' ? answer.texts : []
}
