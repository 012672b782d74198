// What a waiting person sees (R30), on both engines: the state of a verification and each change of it, live, whichever process
// made the change. Lost hints cost delay and never truth; the end is said, and the stream is over.
import { readFileSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readBuckets } from '../../src/events/buckets.ts'
import {
  type Application,
  createApplication,
  newPhone,
  newSession,
  times,
  uuidOf,
  wrongFor,
} from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { type EventReader, readEvents, type StreamEvent } from '../support/event-reader.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { receiptingProvider } from '../support/scripted-provider.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'

const messageIs =
  (...states: string[]) =>
  ({ event, data }: StreamEvent) =>
    event === 'verification' &&
    JSON.stringify(data.messages.map(({ status }: { status: string }) => status)) === JSON.stringify(states)
const statusIs = (status: string) => (one: StreamEvent) => one.event === 'verification' && one.data.status === status
const isEnd = ({ event }: StreamEvent) => event === 'end'

describe.each(engines)('on $name', (engine) => {
  const carrier = receiptingProvider()
  const clock = fakeClock()
  let app: TestApp
  /** A second process on the same database. */
  let other: TestApp
  let shop: Application
  let readers: EventReader[] = []
  /** What each process last said that it watches. */
  const watched = new Map<string, ReturnType<typeof readBuckets>>()

  beforeAll(async () => {
    const database = await engine.open()
    const anotherPool = engine.isShared ? await database.openAnother() : database
    app = await startTestApp(engine, { provider: carrier, database, clock })
    other = await startTestApp(engine, { database: anotherPool, clock })
    // On the connection that the process itself listens on, after it: what is heard here, it has heard.
    await database.listen('pinpost_watched', (payload) => {
      const [process = '', text = ''] = payload.split(' ')
      watched.set(process, readBuckets(text))
    })
  })
  beforeEach(async () => {
    shop = await createApplication(app)
  })
  afterEach(() => {
    for (const reader of readers) reader.leave()
    readers = []
  })

  async function follow(begun: { id: string }, secret = shop.key, process = app, headers = {}): Promise<EventReader> {
    const reader = await readEvents(process.app.url, begun.id, secret, headers)
    readers.push(reader)
    return reader
  }
  async function send(to = newPhone(), more = {}) {
    const sent = await shop.send(to, more)
    return { ...sent, reference: carrier.to(to).at(-1)?.id ?? 'nothing' }
  }
  /** Until the process of the shop knows that somebody follows it in the other one. */
  async function isKnownToBeFollowed(sent: { id: string }): Promise<void> {
    const id = uuidOf(sent)
    while (![...watched.values()].some((one) => one?.has(id))) await new Promise((resolve) => setImmediate(resolve))
  }
  const look = (process = app) => process.app.upkeep.run('live state')

  test('sent, receipt, delivered, confirmed: each is seen at once, and then it ends', async () => {
    const to = newPhone()
    const begun = await shop.begin(to)
    const reader = await follow(begun, begun.token)
    expect(reader.status).toBe(200)
    expect(reader.headers['content-type']).toBe('text/event-stream; charset=utf-8')
    await reader.find(messageIs('accepted'))
    await carrier.say({ reference: carrier.to(to)[0]?.id ?? '', state: 'delivered' })
    const { data } = await reader.find(messageIs('delivered'))
    expect(data).toMatchObject({ status: 'pending', attempts_left: 5 })
    const code = await shop.codeFor(begun)
    await shop.check(begun, wrongFor(code))
    await reader.find(({ data }) => data.attempts_left === 4)
    await shop.check(begun, code)
    await reader.find(statusIs('confirmed'))
    await reader.ended
    expect(reader.events.at(-1)).toEqual({ event: 'end', id: undefined, data: { status: 'confirmed' } })
    expect(reader.text).not.toContain(code)
  })

  test('each event is what reading it would answer, and its id stands for just that state', async () => {
    const sent = await send(newPhone(), { metadata: { order: '17' } })
    const [first, again, byToken] = [await follow(sent), await follow(sent), await follow(sent, sent.token)]
    const any = () => true
    const read = (await shop.read(sent)).body
    expect((await first.find(any)).data).toEqual(read)
    expect((await again.find(any)).id).toBe((await first.find(any)).id)
    const { metadata: _, ...without } = read
    expect((await byToken.find(any)).data).toEqual(without)
  })

  test('a receipt and a check in another process are seen, and a resend and a cancel', async () => {
    const sent = await send(newPhone(), { session: newSession() })
    const reader = await follow(sent, sent.token, other)
    await reader.find(messageIs('accepted'))
    await isKnownToBeFollowed(sent)
    await carrier.say({ reference: sent.reference, state: 'failed', reason: 'contact_unknown' })
    const { data } = await reader.find(messageIs('failed'))
    expect(data.tips).toEqual(['check_contact', 'use_email'])
    await shop.check(sent, wrongFor(sent.code))
    await reader.find((one) => one.data.attempts_left === 4)
    clock.advance(1)
    await shop.resend(sent)
    await reader.find(messageIs('failed', 'accepted'))
    await shop.cancel(sent)
    await reader.find(statusIs('cancelled'))
    await reader.ended
  })

  test('a change that came before the other process knew of the follower is made up for a second later', async () => {
    const sent = await send()
    const reader = await follow(sent, sent.token, other)
    await reader.find(messageIs('accepted'))
    await app.app.db.query("update message set state = 'delivered' where reference = $1", [sent.reference])
    clock.advance(1)
    await look(other)
    await reader.find(messageIs('delivered'))
  })

  test('a hundred people who wait hear of a hundred receipts in both processes', async () => {
    const all = await Promise.all(times(100, (i) => send(newPhone(), { session: `crowd ${i}` })))
    const crowd = await Promise.all(all.map((sent, i) => follow(sent, sent.token, i % 2 ? app : other)))
    await Promise.all(crowd.map((reader) => reader.find(messageIs('accepted'))))
    await Promise.all(all.filter((_, i) => i % 2 === 0).map(isKnownToBeFollowed))
    await Promise.all(all.map(({ reference }) => carrier.say({ reference, state: 'delivered' })))
    await Promise.all(crowd.map((reader) => reader.find(messageIs('delivered'))))
    const notified = app.telemetry.events.filter(({ name, event }) => name === 'batchRun' && event.name === 'notify')
    // One for each batch of settlements or receipts in which somebody of the other process waited.
    expect(notified.length).toBeGreaterThan(0)
    expect(notified.length).toBeLessThan(20)
  })

  test('it ends when the last wrong answer locks it', async () => {
    const sent = await send()
    const reader = await follow(sent)
    for (let n = 1; n <= 5; n++) await shop.check(sent, wrongFor(sent.code, n))
    await reader.ended
    expect(reader.events.slice(-2)).toMatchObject([
      { data: { status: 'locked' } },
      { event: 'end', data: { status: 'locked' } },
    ])
  })

  test('it ends when its life does, which no hint tells: at 600 seconds, not at 599', async () => {
    const sent = await send()
    const reader = await follow(sent)
    await reader.find(messageIs('accepted'))
    clock.advance(599)
    await look()
    expect(reader.events.some(isEnd)).toBe(false)
    clock.advance(1)
    await look()
    await reader.ended
    expect(reader.events.slice(-2)).toMatchObject([
      { data: { status: 'expired' } },
      { event: 'end', data: { status: 'expired' } },
    ])
  })

  test('what no hint told is seen within ten seconds', async () => {
    const sent = await send()
    const reader = await follow(sent)
    await reader.find(messageIs('accepted'))
    clock.advance(1)
    await look()
    await app.app.db.query("update message set state = 'delivered' where reference = $1", [sent.reference])
    clock.advance(9)
    await look()
    clock.advance(1)
    await look()
    await reader.find(messageIs('delivered'))
  })

  test('whoever connects again gets the present state; with the id of the last one, 204 once it is over', async () => {
    const sent = await send()
    const before = await follow(sent)
    const { id: pendingId = '' } = await before.find(messageIs('accepted'))
    before.leave()
    const pending = await follow(sent, shop.key, app, { 'last-event-id': pendingId })
    expect((await pending.find(messageIs('accepted'))).id).toBe(pendingId)
    await shop.check(sent, sent.code)
    await pending.ended
    const last = pending.events.findLast(({ id }) => id !== undefined)?.id ?? ''
    expect((await follow(sent, shop.key, other, { 'last-event-id': last })).status).toBe(204)
    const missed = await follow(sent, shop.key, app, { 'last-event-id': pendingId })
    await missed.ended
    expect(missed.events.map(({ event }) => event)).toEqual(['verification', 'end'])
  })

  test('the example of the guide follows one to its end, and finds out when it has ended meanwhile', async () => {
    const sent = await send()
    const states: string[] = []
    const example = guideExample(app.app.url)
    const followed = example(sent.id, sent.token, ({ status, attempts_left: left }) => {
      states.push(`${status} ${left}`)
      if (left === 5) void shop.check(sent, wrongFor(sent.code))
      if (left === 4) void shop.check(sent, sent.code)
    })
    await followed
    expect(states).toEqual(['pending 5', 'pending 4', 'confirmed 0'])
    await example(sent.id, 'pc_wrong', () => {})
  })

  test('one of another service, of the other kind of key, unknown or misspelt: 404; no key: 401', async () => {
    const sent = await send()
    const stranger = await createApplication(app)
    expect((await follow(sent, stranger.key)).status).toBe(404)
    expect((await follow(sent, app.keys.test)).status).toBe(404)
    expect((await follow({ id: 'ver_01jdcg8e5zf4k9t2m6q7r8s9v0' })).status).toBe(404)
    expect((await follow({ id: 'ver_1' })).status).toBe(404)
    const elsewhere = await send()
    expect((await follow(sent, elsewhere.token)).status).toBe(401)
    expect((await follow(sent, 'nothing')).status).toBe(401)
  })

  test('five streams of one verification are open at once, the sixth is refused, and one that is left makes room', async () => {
    const sent = await send()
    const open = await Promise.all(times(5, () => follow(sent)))
    expect(open.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    const call = () => shop.call(`/v1/verifications/${sent.id}/events`)
    const refused = await call()
    expect(refused.status).toBe(429)
    expect(refused.body).toMatchObject({ code: 'too_many_streams', limit: 'streams_per_verification', retry_after: 5 })
    expect(refused.headers['retry-after']).toBe('5')
    open[0]?.leave()
    await untilOpen(() => follow(sent))
  })

  test('a service has as many as its setting says, in each process and kind of key, and others have theirs', async () => {
    const small = await createApplication(app, { event_streams: 2 })
    const sent = await small.send(newPhone())
    for (const status of [200, 200, 429]) expect((await follow(sent, small.key)).status).toBe(status)
    expect((await follow(sent, small.key, other)).status).toBe(200)
    expect((await follow(await send())).status).toBe(200)
  })

  test('a process that is stopped ends its streams, and the reader goes on at another', async () => {
    const database = engine.isShared ? other.app.db : app.app.db
    const leaving = await startTestApp(engine, { database, clock })
    const sent = await send()
    const reader = await follow(sent, sent.token, leaving)
    await reader.find(messageIs('accepted'))
    await leaving.app.close()
    await reader.ended
    expect(reader.events.some(isEnd)).toBe(false)
    const again = await follow(sent, sent.token, app)
    await again.find(messageIs('accepted'))
  })
})

type Follow = (
  id: string,
  token: string,
  show: (state: { status: string; attempts_left: number }) => void,
) => Promise<void>

/** The function that docs/guides/live-state.md shows, word for word but for the address. */
function guideExample(url: string): Follow {
  const guide = readFileSync(new URL('../../docs/guides/live-state.md', import.meta.url), 'utf8')
  const code = /```js\n([\s\S]+?)```/.exec(guide)?.[1] ?? ''
  return new Function(`${code.replace('https://confirm.example.com', url)}\nreturn follow`)()
}

/** A connection that was left is noticed a moment later. */
async function untilOpen(follow: () => Promise<EventReader>): Promise<void> {
  for (;;) {
    const { status } = await follow()
    if (status === 200) return
  }
}
