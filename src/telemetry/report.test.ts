import { describe, expect, it } from 'vitest'
import { fakeClock } from '../../test/support/fake-clock.ts'
import type { Events } from './events.ts'
import { metricFacts } from './metrics.ts'
import { createTelemetry, silentTelemetry } from './telemetry.ts'

/** One event of each kind. */
const EXAMPLES: Events = {
  requestAnswered: {
    method: 'POST',
    route: '/v1/verifications',
    status: 201,
    ms: 4,
    problem: undefined,
    reference: 'K7QF-2M9D',
  },
  requestFailed: { route: '/v1/verifications', error: new Error('boom') },
  verificationStarted: { channel: 'sms', country: 'EE', serviceId: 'svc_1', kind: 'live' },
  verificationReused: { channel: 'email', country: undefined, serviceId: 'svc_1', kind: 'test' },
  checkJudged: { outcome: 'wrong', channel: 'sms' },
  resendJudged: { outcome: 'too_early' },
  fallbackJudged: { outcome: 'sent', reason: 'no_receipt', channel: 'email', kind: 'live' },
  cancelJudged: { outcome: 'cancelled' },
  accountChanged: { what: 'opened', kind: 'live' },
  accountsCounted: { states: { active: 3, closed: 1 }, twoContactsRatio: 0.5 },
  registrationCreated: { purpose: 'registration', kind: 'test' },
  registrationEnded: { purpose: 'renewal', status: 'completed', kind: 'live' },
  limitHit: { limit: 'starts_per_ip_day', enforced: true },
  messageSettled: {
    channel: 'email',
    provider: 'smtp',
    country: undefined,
    state: 'accepted',
    tries: 1,
    latencyMs: 40,
    couldWait: false,
  },
  receiptTaken: {
    provider: 'smpp',
    state: 'delivered',
    outcome: 'settled',
    reason: undefined,
    channel: 'sms',
    country: 'EE',
    lagMs: 2_500,
  },
  receiptRefused: { provider: 'twilio' },
  messageFailedOver: {
    channel: 'sms',
    country: 'EE',
    from: 'telco-a',
    to: 'telco-b',
    reason: 'unreachable',
    status: 'ECONNREFUSED',
  },
  providerChanged: {
    what: 'weight',
    provider: 'telco-a',
    country: 'EE',
    from: 1,
    to: 0.5,
    who: 'automatic',
    why: '10 of 20 hand-overs failed, of the best other 0 %',
  },
  providersSeen: [{ provider: 'telco-a', share: 0.5, isDown: true, isPaused: false }],
  providersReloaded: { providers: ['telco-a', 'telco-b'] },
  streamEnded: { why: 'done', seconds: 31 },
  streamsSeen: { open: 3 },
  batchRun: { name: 'start', size: 12, ms: 3 },
  sweepDone: { name: 'retention', counts: { deleted: 3, kept: 0 }, ms: 12 },
  outboxSeen: { waiting: 2, oldestSeconds: 7 },
  clockSkew: { seconds: -3 },
  mailServiceAsked: { verdict: 'receives' },
  mailServiceUnanswered: { asker: 'start' },
  resolverChanged: { isAnswering: false },
  databaseFailed: { during: 'start', error: new Error('connection lost') },
  taskFailed: { task: 'retention', error: new Error('connection lost') },
  taskWorksAgain: { task: 'retention', failures: 3 },
}

function tell(telemetry: ReturnType<typeof silentTelemetry>): void {
  for (const [name, event] of Object.entries(EXAMPLES)) telemetry.report[name as keyof Events](event as never)
}

describe('the report', () => {
  it('counts every event', async () => {
    const telemetry = silentTelemetry()
    tell(telemetry)
    const { text } = await telemetry.exposition()
    for (const line of [
      'pinpost_http_request_seconds_count{method="POST",route="/v1/verifications",status="2xx"} 1',
      'pinpost_starts_total{outcome="started",channel="sms",country="EE",kind="live"} 1',
      'pinpost_starts_total{outcome="reused",channel="email",country="",kind="test"} 1',
      'pinpost_checks_total{outcome="wrong",channel="sms"} 1',
      'pinpost_resends_total{outcome="too_early"} 1',
      'pinpost_fallbacks_total{outcome="sent",reason="no_receipt",channel="email",kind="live"} 1',
      'pinpost_cancels_total{outcome="cancelled"} 1',
      'pinpost_account_changes_total{what="opened",kind="live"} 1',
      'pinpost_accounts{state="active"} 3',
      'pinpost_accounts_two_contacts_ratio 0.5',
      'pinpost_registrations_total{purpose="registration",status="created",kind="test"} 1',
      'pinpost_registrations_total{purpose="renewal",status="completed",kind="live"} 1',
      'pinpost_limits_total{limit="starts_per_ip_day",enforced="true"} 1',
      'pinpost_messages_total{channel="email",provider="smtp",country="",state="accepted",reason=""} 1',
      'pinpost_receipts_total{provider="smpp",country="EE",state="delivered",outcome="settled"} 1',
      'pinpost_receipts_total{provider="twilio",country="",state="",outcome="refused"} 1',
      'pinpost_receipt_lag_seconds_sum{provider="smpp",state="delivered"} 2.5',
      'pinpost_failovers_total{channel="sms",provider="telco-a",reason="unreachable"} 1',
      'pinpost_provider_share{provider="telco-a"} 0.5',
      'pinpost_provider_up{provider="telco-a"} 0',
      'pinpost_provider_paused{provider="telco-a"} 0',
      'pinpost_event_streams 3',
      'pinpost_event_streams_ended_total{why="done"} 1',
      'pinpost_handover_seconds_sum{channel="email",provider="smtp"} 0.04',
      'pinpost_batch_size_sum{name="start"} 12',
      'pinpost_sweep_items_total{name="retention",found="deleted"} 3',
      'pinpost_outbox_waiting 2',
      'pinpost_outbox_oldest_seconds 7',
      'pinpost_clock_skew_seconds -3',
      'pinpost_mail_lookups_total{verdict="receives"} 1',
      'pinpost_mail_lookups_unanswered_total{asker="start"} 1',
      'pinpost_resolver_answering 0',
      'pinpost_failures_total{kind="database",during="start"} 1',
      'pinpost_failures_total{kind="task",during="retention"} 1',
      'pinpost_failures_total{kind="request",during="/v1/verifications"} 1',
    ]) {
      expect(text.split('\n')).toContain(line)
    }
  })

  it('moves every metric that there is', async () => {
    const telemetry = silentTelemetry()
    tell(telemetry)
    telemetry.report.requestAnswered({ ...EXAMPLES.requestAnswered, status: 404, problem: 'not_found' })
    const { text } = await telemetry.exposition()
    const own = metricFacts().filter(({ name }) => name.startsWith('pinpost_'))
    expect(own.map(({ name }) => name).filter((name) => !new RegExp(`^${name}(_count)?[{ ]`, 'm').test(text))).toEqual(
      [],
    )
  })

  it('counts a hand-over only when the provider took the message', async () => {
    const telemetry = silentTelemetry()
    telemetry.report.messageSettled({ ...EXAMPLES.messageSettled, state: 'failed', reason: 'contact_unknown' })
    expect((await telemetry.exposition()).text).not.toContain('pinpost_handover_seconds_count{')
  })

  it('writes at info one line per request and nothing for what went as it should', () => {
    const lines: string[] = []
    const { report } = createTelemetry({ level: 'info', sink: { write: (line) => lines.push(line) } })
    report.verificationStarted(EXAMPLES.verificationStarted)
    report.messageSettled(EXAMPLES.messageSettled)
    report.checkJudged({ outcome: 'confirmed', channel: 'sms' })
    report.batchRun(EXAMPLES.batchRun)
    report.requestAnswered(EXAMPLES.requestAnswered)
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['request'])
  })

  it('writes the line of a request with what finds it again, and says error for 5xx', () => {
    const telemetry = silentTelemetry()
    telemetry.report.requestAnswered({ ...EXAMPLES.requestAnswered, status: 500, problem: 'internal_error' })
    expect(JSON.parse(telemetry.lines[0] ?? '')).toMatchObject({
      level: 'error',
      method: 'POST',
      route: '/v1/verifications',
      status: 500,
      problem: 'internal_error',
      reference: 'K7QF-2M9D',
      ms: 4,
      msg: 'request',
    })
  })

  it('tells the cause of failing requests once a minute, each, and counts them all', async () => {
    const lines: string[] = []
    const clock = fakeClock()
    const { report, exposition } = createTelemetry({
      level: 'info',
      sink: { write: (line) => lines.push(line) },
      clock,
    })
    const fail = (words: string, during = '/v1/verifications') =>
      report.databaseFailed({ during, error: new Error(words) })
    const told = () => lines.splice(0).map((line) => JSON.parse(line).err.message)
    for (const words of ['disk full', 'disk full', 'away', 'disk full']) fail(words)
    fail('disk full', '/v1/registrations')
    expect(told()).toEqual(['disk full', 'away', 'disk full'])
    clock.advance(59)
    fail('disk full')
    expect(told()).toEqual([])
    clock.advance(1)
    fail('disk full')
    expect(told()).toEqual(['disk full'])
    expect((await exposition()).text).toContain('{kind="database",during="/v1/verifications"} 6')
  })

  it('warns of a clock more than two seconds off, and not of two', () => {
    const telemetry = silentTelemetry()
    for (const seconds of [2, -2, 2.1, -2.1]) telemetry.report.clockSkew({ seconds })
    expect(telemetry.lines.map((line) => JSON.parse(line).level)).toEqual(['debug', 'debug', 'warn', 'warn'])
  })

  it('warns of messages that failed or may have gone', () => {
    const telemetry = silentTelemetry()
    for (const state of ['accepted', 'failed', 'unknown'])
      telemetry.report.messageSettled({ ...EXAMPLES.messageSettled, state })
    expect(telemetry.lines.map((line) => JSON.parse(line).level)).toEqual(['debug', 'warn', 'warn'])
  })

  it('is remembered by the silent telemetry', () => {
    const telemetry = silentTelemetry()
    tell(telemetry)
    expect(telemetry.events.map(({ name }) => name)).toEqual(Object.keys(EXAMPLES))
  })
})
