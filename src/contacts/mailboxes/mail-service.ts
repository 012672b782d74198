// Can a domain receive mail (R14)? MX, null MX, then A and AAAA (RFC 5321, section 5.1; RFC 7505), remembered for a while. A
// resolver that fails or is slow never blocks anybody and never refuses: what is not known is let through. When it stops
// answering, starts stop waiting for it.
import { createBoundedMap } from '../../lib/bounded-map.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Telemetry } from '../../telemetry/index.ts'
import { findMailboxDomain } from './mailbox-list.ts'
import { type DnsResolver, isPublicName } from './resolver.ts'

export type MailServiceVerdict = 'receives' | 'none' | 'unknown'
/** Who waits: a person who types, or a start. */
export type Asker = 'inspection' | 'start'

export interface MailService {
  /** Answers at once for domains of the list and for those that were asked for lately. */
  judge(domain: string, asker: Asker): MailServiceVerdict | Promise<MailServiceVerdict>
}

export interface MailServiceOptions {
  /** Undefined where look-ups are turned off: then nothing is known. */
  readonly resolver: DnsResolver | undefined
  /**
   * A domain that receives mail for certain: a resolver that does not know it (of a closed network, of a hotel) is not believed
   * that others do not exist. Undefined where the operator named the resolver.
   */
  readonly witness?: string | undefined
  readonly clock: Clock
  readonly telemetry: Pick<Telemetry, 'report'>
  /** Calls after some milliseconds; answers how to take that back. */
  readonly after?: (milliseconds: number, call: () => void) => () => void
}

/** How long each waits at most, and how long while the resolver does not answer. */
export const WAIT_MS: Readonly<Record<Asker, { readonly usual: number; readonly failing: number }>> = {
  inspection: { usual: 1500, failing: 300 },
  start: { usual: 300, failing: 0 },
}
/** For failures RFC 2308, section 7.1 allows at most five minutes. */
const REMEMBERED_SECONDS: Readonly<Record<MailServiceVerdict, number>> = { receives: 3600, none: 300, unknown: 30 }
const MOST_REMEMBERED = 20_000
/** Beyond this many at a time nothing more is asked, so that a flood of made-up domains is not passed on to the resolver. */
const MOST_AT_A_TIME = 200
/** A look-up that takes longer counts as unanswered, and so many of them in a row mean that the resolver is. */
const SLOW_MS = 300
const UNANSWERED_IN_A_ROW = 3

export function createMailService(options: MailServiceOptions): MailService {
  const { resolver, witness, clock, telemetry, after = systemTimer } = options
  const remembered = createBoundedMap<string, { readonly verdict: MailServiceVerdict; readonly until: number }>(
    MOST_REMEMBERED,
  )
  const underWay = new Map<string, Promise<MailServiceVerdict>>()
  let unanswered = 0

  const isFailing = () => unanswered >= UNANSWERED_IN_A_ROW

  function judge(domain: string, asker: Asker): MailServiceVerdict | Promise<MailServiceVerdict> {
    if (findMailboxDomain(domain) !== undefined) return 'receives'
    if (resolver === undefined || !isPublicName(domain)) return 'unknown'
    return recall(domain) ?? wait(underWay.get(domain) ?? lookUp(domain, resolver), asker)
  }

  function recall(domain: string): MailServiceVerdict | undefined {
    const known = remembered.get(domain)
    return known !== undefined && clock.now().getTime() < known.until ? known.verdict : undefined
  }

  /** The verdict, or `unknown` when it does not come in time: the look-up goes on, for who asks next. */
  async function wait(looking: Promise<MailServiceVerdict> | undefined, asker: Asker): Promise<MailServiceVerdict> {
    const { usual, failing } = WAIT_MS[asker]
    const most = isFailing() ? failing : usual
    if (looking === undefined || most === 0) return giveUp(asker)
    return await new Promise((resolve) => {
      const stop = after(most, () => resolve(giveUp(asker)))
      void looking.then((verdict) => {
        stop()
        resolve(verdict)
      })
    })
  }

  function giveUp(asker: Asker): MailServiceVerdict {
    telemetry.report.mailServiceUnanswered({ asker })
    return 'unknown'
  }

  function lookUp(domain: string, resolver: DnsResolver): Promise<MailServiceVerdict> | undefined {
    if (underWay.size >= MOST_AT_A_TIME) return undefined
    let isSlow = false
    const stop = after(SLOW_MS, () => {
      isSlow = true
      countUnanswered()
    })
    const looking = askAndDoubt(domain, resolver).then((verdict) => {
      stop()
      underWay.delete(domain)
      if (!isSlow) countAnswered()
      telemetry.report.mailServiceAsked({ verdict })
      remember(domain, verdict)
      return verdict
    })
    underWay.set(domain, looking)
    return looking
  }

  async function askAndDoubt(domain: string, resolver: DnsResolver): Promise<MailServiceVerdict> {
    const verdict = await askMailService(resolver, domain)
    if (verdict !== 'none' || witness === undefined || witness === domain) return verdict
    const seen = recall(witness) ?? (await (underWay.get(witness) ?? lookUp(witness, resolver)))
    return seen === 'receives' ? 'none' : 'unknown'
  }

  function countUnanswered(): void {
    unanswered++
    if (unanswered === UNANSWERED_IN_A_ROW) telemetry.report.resolverChanged({ isAnswering: false })
  }

  function countAnswered(): void {
    if (isFailing()) telemetry.report.resolverChanged({ isAnswering: true })
    unanswered = 0
  }

  function remember(domain: string, verdict: MailServiceVerdict): void {
    const until = clock.now().getTime() + REMEMBERED_SECONDS[verdict] * 1000
    remembered.set(domain, { verdict, until })
  }

  return { judge }
}

/** Never rejects: what the resolver cannot tell is unknown. */
async function askMailService(resolver: DnsResolver, domain: string): Promise<MailServiceVerdict> {
  const exchanges = await resolver.ask(domain, 'MX')
  switch (exchanges.kind) {
    case 'records':
      return exchanges.values.some(isExchange) ? 'receives' : 'none'
    case 'no_such_name':
      return 'none'
    case 'failed':
      return 'unknown'
    case 'no_records':
      return await askAddresses(resolver, domain)
  }
}

/** Without MX the domain is its own exchange, when it has an address. */
async function askAddresses(resolver: DnsResolver, domain: string): Promise<MailServiceVerdict> {
  const answers = await Promise.all([resolver.ask(domain, 'A'), resolver.ask(domain, 'AAAA')])
  if (answers.some(({ kind }) => kind === 'records')) return 'receives'
  return answers.some(({ kind }) => kind === 'failed') ? 'unknown' : 'none'
}

/** The null MX says that there is no mail, and so does, in effect, who names every receiver's own machine. */
function isExchange(name: string): boolean {
  return name !== '' && name !== 'localhost'
}

function systemTimer(milliseconds: number, call: () => void): () => void {
  const timer = setTimeout(call, milliseconds)
  return () => clearTimeout(timer)
}
