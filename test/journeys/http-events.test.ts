// Streams of events as connections: heartbeat, readers that do not read or go away, how many and how long, browsers of other
// origins, the stop of the server. What is streamed is the matter of live-state.test.ts.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseId, type Uuid } from '../../src/lib/ids.ts'
import type { Verification } from '../../src/verification/index.ts'
import { times } from '../support/application.ts'
import { type EventReader, readEvents } from '../support/event-reader.ts'
import { ID, LIVE_KEY, POOR_KEY, type Stage, setStage, TEST_KEY, TOKEN, verification } from '../support/http-stage.ts'

const uuid = parseId('ver', ID) as Uuid

describe('a stream of events', () => {
  let stage: Stage
  let url: string
  let show: (changes: Partial<Verification>) => void
  let stops: number
  let readers: EventReader[]

  beforeEach(async () => {
    stage = await setStage()
    const watchers = new Set<(verification: Verification) => void>()
    stops = 0
    readers = []
    stage.verifications.watch = async (_owner, id, seen) => {
      watchers.add(seen)
      const stop = (): void => {
        stops++
        watchers.delete(seen)
      }
      return { first: verification(id), stop }
    }
    show = (changes) => {
      for (const seen of watchers) seen(verification(uuid, changes))
    }
    await stage.app.listen({ port: 0, host: '127.0.0.1' })
    url = `http://localhost:${(stage.app.server.address() as AddressInfo).port}`
  })
  afterEach(async () => {
    for (const reader of readers) reader.leave()
    await stage.close()
  })

  async function follow(id = ID, secret = LIVE_KEY, headers = {}): Promise<EventReader> {
    const reader = await readEvents(url, id, secret, headers)
    readers.push(reader)
    return reader
  }
  const pass = (seconds: number) => {
    stage.time.now = new Date(stage.time.now.getTime() + seconds * 1000)
    stage.streams.beat()
  }
  const ends = () => stage.telemetry.events.flatMap(({ name, event }) => (name === 'streamEnded' ? [event.why] : []))
  const endsAs = async (why: string) => {
    while (!ends().includes(why)) await new Promise((resolve) => setImmediate(resolve))
  }
  /** An id of which nothing is known, for verifications of their own. */
  const another = (n: number) => `ver_01jdcg8e5zf4k9t2m6q7r8s9v${n}`

  test('says nothing twice, and what is the same as before not at all', async () => {
    const reader = await follow()
    show({ attemptsLeft: 4 })
    show({ attemptsLeft: 4 })
    show({ attemptsLeft: 3 })
    await reader.find(({ data }) => data.attempts_left === 3)
    expect(reader.events.map(({ data }) => data.attempts_left)).toEqual([5, 4, 3])
    expect(new Set(reader.events.map(({ id }) => id)).size).toBe(3)
  })

  test('has a heartbeat after fifteen seconds, not before, that readers skip', async () => {
    const reader = await follow()
    pass(14.9)
    pass(0.1)
    pass(14.9)
    show({ attemptsLeft: 4 })
    await reader.find(({ data }) => data.attempts_left === 4)
    expect(reader.text.match(/^:$/gm)).toHaveLength(1)
    expect(reader.events).toHaveLength(2)
  })

  test('ends after fifteen minutes, so that whoever reads is let in anew; not a second before', async () => {
    const reader = await follow()
    pass(899)
    expect(ends()).toEqual([])
    pass(1)
    await reader.ended
    expect(ends()).toEqual(['renewed'])
    expect(stops).toBe(1)
  })

  test('is let go when its reader goes away', async () => {
    const reader = await follow()
    reader.leave()
    await endsAs('left')
    expect(stops).toBe(1)
    show({ attemptsLeft: 4 })
  })

  test('is cut off from a reader that does not read, with no more held for it than a few events', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    await once(socket, 'connect')
    socket.pause()
    socket.write(
      `GET /v1/verifications/${ID}/events HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${LIVE_KEY}\r\n\r\n`,
    )
    while (stage.telemetry.events.every(({ name, event }) => name !== 'streamsSeen' || event.open !== 1)) {
      await new Promise((resolve) => setImmediate(resolve))
    }
    const other = await follow()
    // What the two kernels hold between them is some megabytes; each state is most of a kilobyte.
    for (let n = 0; n < 40_000 && !ends().includes('slow'); n++) {
      show({ attemptsLeft: n, purpose: 'p'.repeat(400) })
      if (n % 10 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    expect(ends()).toEqual(['slow'])
    show({ status: 'confirmed' })
    await other.ended
    expect(ends()).toEqual(['slow', 'done'])
    socket.destroy()
  })

  test('has no place beyond the eighth of a process that takes eight; one that ends makes room', async () => {
    const open = await Promise.all(times(8, (n) => follow(another(n))))
    expect(open.map(({ status }) => status)).toEqual(times(8, () => 200))
    const refused = await stage.call('GET', `/v1/verifications/${another(8)}/events`)
    expect(refused.status).toBe(503)
    expect(refused.json).toMatchObject({ code: 'streams_full', retry_after: 5 })
    expect(refused.headers['retry-after']).toBe('5')
    show({ status: 'cancelled' })
    await Promise.all(open.map(({ ended }) => ended))
    expect((await follow(another(9))).status).toBe(200)
    expect((await stage.telemetry.exposition()).text).toContain('pinpost_event_streams 1')
  })

  test('gives its place back when there is nothing to follow, or it could not be read', async () => {
    const { watch } = stage.verifications
    stage.verifications.watch = async () => undefined
    for (const _ of times(9, () => 0)) {
      expect((await stage.call('GET', `/v1/verifications/${ID}/events`)).status).toBe(404)
    }
    stage.verifications.watch = () => Promise.reject(new Error('broken'))
    for (const _ of times(9, () => 0)) {
      expect((await stage.call('GET', `/v1/verifications/${ID}/events`)).status).toBe(500)
    }
    stage.verifications.watch = watch
    expect((await follow()).status).toBe(200)
  })

  test('is for keys with the scope, and for tokens; from the origins that the service lists', async () => {
    expect((await follow(ID, TEST_KEY)).status).toBe(200)
    expect((await follow(ID, POOR_KEY)).status).toBe(403)
    const foreign = await follow(ID, TOKEN, { origin: 'https://shop.example' })
    expect(foreign.status).toBe(200)
    expect(foreign.headers['access-control-allow-origin']).toBe('https://shop.example')
    expect((await follow(ID, TOKEN, { origin: 'https://evil.example' })).status).toBe(403)
    const preflight = await stage.call('OPTIONS', `/v1/verifications/${ID}/events`, {
      key: '',
      headers: { origin: 'https://shop.example', 'access-control-request-method': 'GET' },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers['access-control-allow-headers']).toContain('Last-Event-ID')
  })

  test('is not kept by anybody on the way', async () => {
    const { headers } = await follow()
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    })
  })

  test('has one line in the log, with how long it took to begin and not how long it lasted', async () => {
    const askedAt = performance.now()
    const reader = await follow()
    const beganMs = performance.now() - askedAt
    for (let n = 1; n <= 100; n++) {
      show({ attemptsLeft: 100 + n })
      await reader.find(({ data }) => data.attempts_left === 100 + n)
    }
    show({ status: 'confirmed' })
    await reader.ended
    await endsAs('done')
    const answered = () => stage.telemetry.events.filter(({ name }) => name === 'requestAnswered')
    while (answered().length === 0) await new Promise((resolve) => setImmediate(resolve))
    expect(answered()).toEqual([
      {
        name: 'requestAnswered',
        event: expect.objectContaining({
          route: '/v1/verifications/:id/events',
          status: 200,
          reference: 'K7QF-2M9D',
        }),
      },
    ])
    const [one] = answered()
    if (one?.name === 'requestAnswered') expect(one.event.ms).toBeLessThan(beganMs)
  })

  test('ends when the server stops; one that was still being opened is told to come again', async () => {
    const open = await follow()
    let begin = (): void => {}
    const { watch } = stage.verifications
    stage.verifications.watch = async (...args) => {
      await new Promise<void>((resolve) => {
        begin = resolve
      })
      return await watch(...args)
    }
    const opening = stage.call('GET', `/v1/verifications/${ID}/events`)
    while (stage.telemetry.events.every(({ name, event }) => name !== 'streamsSeen' || event.open !== 2)) {
      await new Promise((resolve) => setImmediate(resolve))
    }
    const closed = stage.close()
    await open.ended
    begin()
    expect(await opening).toMatchObject({ status: 503, json: { code: 'unavailable' } })
    await closed
    expect(ends()).toEqual(['stopped'])
    expect(stops).toBe(2)
  })

  test('is described, with its media type', async () => {
    const { text } = await stage.call('GET', '/openapi.json', { key: '' })
    const { responses, parameters } = JSON.parse(text).paths['/v1/verifications/{id}/events'].get
    expect(Object.keys(responses['200'].content)).toEqual(['text/event-stream'])
    expect(Object.keys(responses)).toEqual(['200', '204', '4XX', '5XX'])
    expect(parameters).toContainEqual(expect.objectContaining({ in: 'header', name: 'last-event-id' }))
  })
})
