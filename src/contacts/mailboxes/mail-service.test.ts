// Against a real DNS server on loopback. Nothing sleeps: what would wait is called off, or due, by the test's hand.
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { type DnsServer, startDnsServer, type Zone } from '../../../test/support/dns-server.ts'
import { fakeClock } from '../../../test/support/fake-clock.ts'
import { silentTelemetry } from '../../telemetry/index.ts'
import { createMailService, type MailService, WAIT_MS } from './mail-service.ts'
import { mailboxDomains } from './mailbox-list.ts'
import { createResolver } from './resolver.ts'

const ZONE: Zone = {
  'mail.test': { MX: ['mx1.mail.test', 'mx2.mail.test'] },
  'null.test': { MX: ['.'] },
  'null-with-address.test': { MX: ['.'], A: ['192.0.2.1'] },
  'own-machine.test': { MX: ['localhost'] },
  'address.test': { A: ['192.0.2.1'] },
  'address6.test': { AAAA: ['2001:db8::1'] },
  'text.test': { TXT: ['v=spf1 -all'] },
  'broken.test': 'servfail',
  'refused.test': 'refused',
  'slow1.test': 'held',
  'slow2.test': 'held',
  'slow3.test': 'held',
  'xn--bcher-kva.test': { MX: ['mx.test'] },
}

const servers: DnsServer[] = []
afterAll(() => Promise.all(servers.map((server) => server.close())))

async function stage(zone: Zone = ZONE, options: { truncatesUdp?: boolean } = {}) {
  const server = await startDnsServer(zone, options)
  servers.push(server)
  return { server, ...serviceOn([server.address]) }
}

function serviceOn(addresses: readonly string[] | undefined, witness?: string) {
  const clock = fakeClock()
  const telemetry = silentTelemetry()
  const timers = new Set<{ readonly at: number; readonly call: () => void }>()
  const service = createMailService({
    resolver: addresses && createResolver(addresses),
    witness,
    clock,
    telemetry,
    after(at, call) {
      const timer = { at, call }
      timers.add(timer)
      return () => timers.delete(timer)
    },
  })
  /** All that is due after at most so many milliseconds. */
  const pass = (milliseconds: number) => {
    for (const timer of [...timers].filter(({ at }) => at <= milliseconds)) {
      timers.delete(timer)
      timer.call()
    }
  }
  return { service, clock, telemetry, pass, timers }
}

describe('the mail service of a domain', () => {
  let judge: MailService['judge']
  beforeEach(async () => {
    judge = (await stage()).service.judge
  })

  test.each([
    ['mail.test', 'receives', 'it has exchanges'],
    ['address.test', 'receives', 'without exchanges it is its own (RFC 5321, section 5.1)'],
    ['address6.test', 'receives', 'the same by IPv6'],
    ['xn--bcher-kva.test', 'receives', 'it is asked for by its A-labels'],
    ['null.test', 'none', 'it says that it takes no mail (RFC 7505)'],
    ['null-with-address.test', 'none', 'it says so, and its address does not count'],
    ['own-machine.test', 'none', 'it sends everybody to themselves'],
    ['text.test', 'none', 'it has neither exchanges nor addresses'],
    ['unknown.test', 'none', 'it does not exist'],
    ['nonexistent.invalid', 'none', 'it does not exist'],
    ['broken.test', 'unknown', 'the resolver failed'],
    ['refused.test', 'unknown', 'the resolver refused'],
  ])('of %s is: %s, since %s', async (domain, verdict) => {
    expect(await judge(domain, 'inspection')).toBe(verdict)
    expect(await judge(domain, 'start')).toBe(verdict)
  })
})

test('answers that were cut off are fetched over TCP', async () => {
  const { server, service } = await stage(ZONE, { truncatesUdp: true })
  expect(await service.judge('mail.test', 'start')).toBe('receives')
  expect(server.questions.map(({ via }) => via)).toEqual(['udp', 'tcp'])
})

describe('nothing is asked', () => {
  test('for domains of the list, which are known to receive', async () => {
    const { server, service } = await stage({ '*': 'nxdomain' })
    for (const { domain } of mailboxDomains) expect(service.judge(domain, 'start')).toBe('receives')
    expect(server.questions).toEqual([])
  })

  test.each([
    'printer',
    'localhost',
    'mail.local',
    'db.internal',
    'nas.home.arpa',
    'router.lan',
    'pc.home',
    'a.corp',
  ])('for %s, which is a name of somebody’s own network', async (domain) => {
    const { server, service } = await stage({ '*': { MX: ['mx.test'] } })
    expect(service.judge(domain, 'inspection')).toBe('unknown')
    expect(await createResolver([server.address]).ask(domain, 'A')).toEqual({ kind: 'failed' })
    expect(server.questions).toEqual([])
  })

  test('where look-ups are turned off', () => {
    expect(serviceOn(undefined).service.judge('unknown.test', 'start')).toBe('unknown')
  })

  test('twice at a time: those who ask for one domain share one look-up', async () => {
    const { server, service } = await stage()
    const verdicts = await Promise.all(Array.from({ length: 50 }, () => service.judge('mail.test', 'start')))
    expect(new Set(verdicts)).toEqual(new Set(['receives']))
    expect(server.questions).toHaveLength(1)
  })

  test.each([
    ['mail.test', 3600],
    ['unknown.test', 300],
    ['broken.test', 30],
  ])('about %s again within %d seconds', async (domain, seconds) => {
    const { server, service, clock } = await stage()
    const first = await service.judge(domain, 'start')
    const asked = server.questions.length
    clock.advance(seconds - 1)
    expect(service.judge(domain, 'start')).toBe(first)
    clock.advance(1)
    expect(await service.judge(domain, 'start')).toBe(first)
    expect(server.questions.length).toBe(2 * asked)
  })
})

describe('a resolver that is slow', () => {
  test.each([
    ['start', 300],
    ['inspection', 1500],
  ] as const)('holds up a %s for %d ms at most; its answer is there for who asks next', async (asker, most) => {
    const { server, service, telemetry, pass, timers } = await stage()
    expect(WAIT_MS[asker].usual).toBe(most)
    const waiting = service.judge('slow1.test', asker)
    await server.asked(1)
    const dues = [...timers].map(({ at }) => at).sort((one, other) => one - other)
    expect(dues).toEqual([300, most])
    pass(most)
    expect(await waiting).toBe('unknown')
    expect(telemetry.events).toContainEqual({ name: 'mailServiceUnanswered', event: { asker } })
    const next = service.judge('slow1.test', 'inspection')
    server.release()
    expect(await next).toBe('receives')
    expect(service.judge('slow1.test', 'start')).toBe('receives')
  })

  test('after three look-ups in a row holds up no start, until it answers in time again', async () => {
    const { server, service, telemetry, pass, timers } = await stage()
    const slow = ['slow1.test', 'slow2.test'].map((domain) => service.judge(domain, 'start'))
    pass(300)
    expect(await Promise.all(slow)).toEqual(['unknown', 'unknown'])
    const third = service.judge('slow3.test', 'start')
    expect([...timers].map(({ at }) => at)).toEqual([300, 300])
    pass(300)
    expect(await third).toBe('unknown')
    const changes = () => telemetry.events.filter(({ name }) => name === 'resolverChanged').map(({ event }) => event)
    expect(changes()).toEqual([{ isAnswering: false }])

    expect(await service.judge('unknown.test', 'start')).toBe('unknown') // at once: no timer is passed here
    const inspected = service.judge('slow1.test', 'inspection')
    expect(Math.max(...[...timers].map(({ at }) => at))).toBe(300)
    server.release()
    expect(await inspected).toBe('receives')
    expect(await service.judge('null.test', 'inspection')).toBe('none') // in time: it answers again
    expect(changes()).toEqual([{ isAnswering: false }, { isAnswering: true }])
    expect(await service.judge('text.test', 'start')).toBe('none')
  })

  test('or away refuses nobody', async () => {
    const closed = await startDnsServer()
    await closed.close()
    const { service } = serviceOn([closed.address])
    expect(await service.judge('nonexistent.invalid', 'start')).toBe('unknown')
  })

  test('is not flooded: of more than 200 domains at a time the rest goes on without it', async () => {
    const { server, service, pass } = await stage({ '*': 'held' })
    const waiting = Array.from({ length: 201 }, (_, n) => service.judge(`d${n}.test`, 'inspection'))
    expect(await waiting[200]).toBe('unknown')
    await server.asked(200)
    expect(server.questions).toHaveLength(200)
    pass(1500)
    await Promise.all(waiting)
    server.release()
  })
})

describe('a resolver with a witness, a domain that is sure to receive,', () => {
  test.each([
    ['does not know it', { 'text.test': {} }, 'unknown'],
    ['knows it', { 'text.test': {}, 'witness.test': { MX: ['mx.test'] } }, 'none'],
    ['knows it and says it takes no mail', { 'text.test': {}, 'witness.test': { MX: ['.'] } }, 'unknown'],
    ['fails on it', { 'text.test': {}, 'witness.test': 'servfail' }, 'unknown'],
  ] as const)('which %s: of a domain that has nothing it is believed %s', async (_what, zone, verdict) => {
    const server = await startDnsServer(zone)
    servers.push(server)
    const { service } = serviceOn([server.address], 'witness.test')
    expect(await service.judge('text.test', 'inspection')).toBe(verdict)
    expect(await service.judge('unknown.test', 'inspection')).toBe(verdict)
    const asked = server.questions.filter(({ name, type }) => name === 'witness.test' && type === 'MX')
    expect(asked).toHaveLength(1)
  })
})
