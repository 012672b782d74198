// One function per business event: what it counts, and the line it writes where a person would want to read one. At `info` a
// request writes one line, its own; what went as it should is counted, and told at `debug`. Never throws.
import { type Clock, NOTABLE_SKEW_SECONDS } from '../lib/clock.ts'
import type { Report } from './events.ts'
import type { Logger } from './logger.ts'
import type { Metrics } from './metrics.ts'
import type { RequestWriter } from './request-line.ts'

const MESSAGE_LEVELS: Readonly<Record<string, 'debug' | 'warn'>> = { failed: 'warn', unknown: 'warn' }
const RECEIPT_LEVELS: Readonly<Record<string, 'warn'>> = { 'settled failed': 'warn' }
const CHANGE_LEVELS: Readonly<Record<string, 'warn'>> = { down: 'warn' }
const LOUD_CHECKS: ReadonlySet<string> = new Set(['locked', 'contact_locked'])

export function createReport(log: Logger, metrics: Metrics, writeRequest: RequestWriter, clock: Clock): Report {
  const observeRequest = createRequestObserver(metrics)
  const wasTold = createMemoryOfTold(clock)
  metrics.resolverAnswering.set(1) // until it is seen not to
  return {
    requestAnswered(event) {
      observeRequest(event.method, event.route, event.status, event.ms)
      if (event.problem !== undefined) metrics.problems.inc({ route: event.route, problem: event.problem })
      writeRequest(event)
    },
    requestFailed(event) {
      metrics.failures.inc({ kind: 'request', during: event.route })
      log.error({ route: event.route, err: event.error }, 'request failed')
    },
    verificationStarted(event) {
      const { channel, country = '', kind } = event
      metrics.starts.inc({ outcome: 'started', channel, country, kind })
      log.debug(event, 'verification started')
    },
    verificationReused(event) {
      const { channel, country = '', kind } = event
      metrics.starts.inc({ outcome: 'reused', channel, country, kind })
      log.debug(event, 'verification reused')
    },
    checkJudged(event) {
      metrics.checks.inc({ outcome: event.outcome, channel: event.channel ?? '' })
      log[LOUD_CHECKS.has(event.outcome) ? 'info' : 'debug'](event, 'check judged')
    },
    resendJudged(event) {
      metrics.resends.inc({ outcome: event.outcome })
      log.debug(event, 'resend judged')
    },
    fallbackJudged(event) {
      metrics.fallbacks.inc({ ...event })
      log.debug(event, 'fallback judged')
    },
    cancelJudged(event) {
      metrics.cancels.inc({ outcome: event.outcome })
      log.debug(event, 'cancel judged')
    },
    accountChanged(event) {
      metrics.accountChanges.inc({ what: event.what, kind: event.kind })
      log.debug(event, 'account changed')
    },
    accountsCounted({ states, twoContactsRatio }) {
      for (const [state, n] of Object.entries(states)) metrics.accounts.set({ state }, n)
      metrics.twoContactsRatio.set(twoContactsRatio)
    },
    registrationCreated({ purpose, kind }) {
      metrics.registrations.inc({ purpose, status: 'created', kind })
      log.debug({ purpose, kind }, 'registration created')
    },
    registrationEnded(event) {
      metrics.registrations.inc({ ...event })
      log.debug(event, 'registration ended')
    },
    limitHit(event) {
      metrics.limits.inc({ limit: event.limit, enforced: String(event.enforced) })
      // A refusal stands on the request's own line; what was only observed would otherwise be seen by nobody.
      log[event.enforced ? 'debug' : 'info'](event, 'limit hit')
    },
    messageSettled(event) {
      const { channel, provider, country = '', state, reason = '' } = event
      metrics.messages.inc({ channel, provider, country, state, reason })
      if (state === 'accepted' && !event.couldWait)
        metrics.handover.observe({ channel, provider }, event.latencyMs / 1000)
      log[MESSAGE_LEVELS[state] ?? 'debug'](event, 'message settled')
    },
    receiptTaken(event) {
      const { provider, country = '', state, outcome, lagMs } = event
      metrics.receipts.inc({ provider, country, state, outcome })
      if (outcome === 'settled' && lagMs !== undefined) {
        metrics.receiptLag.observe({ provider, state }, lagMs / 1000)
      }
      log[RECEIPT_LEVELS[`${outcome} ${state}`] ?? 'debug'](event, 'receipt taken')
    },
    receiptRefused({ provider }) {
      metrics.receipts.inc({ provider, country: '', state: '', outcome: 'refused' })
      log.warn({ provider }, 'receipt refused')
    },
    messageFailedOver(event) {
      const { channel, from, reason } = event
      metrics.failovers.inc({ channel, provider: from, reason })
      log.info({ ...event, failover: true }, 'another provider takes the message')
    },
    providerChanged(event) {
      log[CHANGE_LEVELS[event.what] ?? 'info'](event, 'provider changed')
    },
    providersSeen(providers) {
      metrics.providerShare.reset()
      metrics.providerUp.reset()
      metrics.providerPaused.reset()
      for (const { provider, share, isDown, isPaused } of providers) {
        metrics.providerShare.set({ provider }, share)
        metrics.providerUp.set({ provider }, isDown ? 0 : 1)
        metrics.providerPaused.set({ provider }, isPaused ? 1 : 0)
      }
    },
    providersReloaded(event) {
      if ('problem' in event) {
        metrics.failures.inc({ kind: 'configuration', during: 'read the providers again' })
        log.error({ problem: event.problem }, 'the file of providers is not right: the providers stay as they were')
      } else log.info({ providers: event.providers }, 'the file of providers was read again')
    },
    streamEnded({ why, seconds }) {
      metrics.streamEnds.inc({ why })
      log.debug({ why, seconds }, 'stream of events ended')
    },
    streamsSeen({ open }) {
      metrics.streams.set(open)
    },
    batchRun({ name, size, ms }) {
      metrics.batches.observe({ name }, ms / 1000)
      metrics.batchSizes.observe({ name }, size)
    },
    sweepDone(event) {
      const found = Object.entries(event.counts).filter(([, count]) => count > 0)
      for (const [kind, count] of found) metrics.sweeps.inc({ name: event.name, found: kind }, count)
      log[found.length > 0 ? 'info' : 'debug'](event, 'sweep done')
    },
    outboxSeen({ waiting, oldestSeconds }) {
      metrics.outboxWaiting.set(waiting)
      metrics.outboxAge.set(oldestSeconds)
    },
    clockSkew({ seconds }) {
      metrics.clockSkew.set(seconds)
      const isNotable = Math.abs(seconds) > NOTABLE_SKEW_SECONDS
      log[isNotable ? 'warn' : 'debug']({ seconds }, 'clock differs from the clock of the database')
    },
    mailServiceAsked({ verdict }) {
      metrics.mailLookUps.inc({ verdict })
    },
    mailServiceUnanswered({ asker }) {
      metrics.mailUnanswered.inc({ asker })
    },
    resolverChanged({ isAnswering }) {
      metrics.resolverAnswering.set(isAnswering ? 1 : 0)
      if (isAnswering) log.info('the resolver answers again')
      else log.warn('the resolver does not answer in time: e-mail addresses are taken without asking for their domains')
    },
    databaseFailed({ during, error }) {
      metrics.failures.inc({ kind: 'database', during })
      log[wasTold(`${during} ${error}`) ? 'debug' : 'error']({ during, err: error }, 'database failed')
    },
    taskFailed({ task, error, isTold = false }) {
      metrics.failures.inc({ kind: 'task', during: task })
      log[isTold ? 'debug' : 'error']({ task, err: error }, 'task failed')
    },
    taskWorksAgain(event) {
      log.info(event, 'task works again')
    },
  }
}

const TOLD_AGAIN_MS = 60_000
/** Statements and routes are few; more than this is not remembered. */
const MOST_TOLD = 500

/**
 * Was the same told within the last minute? While the database is away every request fails, and each has a line of its own already:
 * the cause, with its stack, must not be what fills the disk, least of all one that is full.
 */
function createMemoryOfTold(clock: Clock): (words: string) => boolean {
  const toldAt = new Map<string, number>()
  return (words) => {
    const now = clock.now().getTime()
    const former = toldAt.get(words)
    if (former !== undefined && Math.abs(now - former) < TOLD_AGAIN_MS) return true
    if (toldAt.size >= MOST_TOLD) toldAt.clear()
    toldAt.set(words, now)
    return false
  }
}

/** Label sets are few, so the histogram's handle for each is kept: looking one up costs less than building its labels. */
function createRequestObserver(metrics: Metrics) {
  const handles = new Map<string, { observe(value: number): void }>()
  return (method: string, route: string, status: number, ms: number): void => {
    const name = `${method} ${route} ${status}`
    let handle = handles.get(name)
    if (handle === undefined) {
      handle = metrics.requests.labels(method, route, `${Math.floor(status / 100)}xx`)
      handles.set(name, handle)
    }
    handle.observe(ms / 1000)
  }
}
