// What carriers say later about messages they took (R30), on both engines: in any order, as often as they like, to any process,
// also before the hand-over was written down. It settles messages, opens the next send after a failure, and confirms nothing.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Application, createApplication, newMailbox, newPhone, times, uuidOf } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { pendingFate, receiptingProvider, scriptedProvider } from '../support/scripted-provider.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'

describe.each(engines)('on $name', (engine) => {
  const carrier = receiptingProvider()
  const otherCarrier = receiptingProvider()
  let app: TestApp
  /** A second process on the same database: the carrier may tell any of them. */
  let other: TestApp
  let shop: Application

  beforeAll(async () => {
    app = await startTestApp(engine, { provider: carrier })
    other = await startTestApp(engine, { provider: otherCarrier, database: app.app.db, clock: app.clock })
  })
  beforeEach(async () => {
    shop = await createApplication(app)
    // What an earlier story left to be tried again is given up.
    for (const { app: process } of [app, other]) {
      for (let tries = 1; tries <= 7; tries++) await process.upkeep.run('try receipts again')
    }
  })

  /** Sends, and answers what the carrier calls the message. */
  async function send(to = newPhone()) {
    const begun = await shop.begin(to)
    await app.app.idle()
    const reference = carrier.to(to).at(-1)?.id
    if (reference === undefined) throw new Error('Nothing was sent.')
    return { ...begun, reference }
  }
  const rowsOf = (begun: { id: string }) =>
    app.app.db.query<{ state: string; reason: string | null; updated_at: Date }>(
      'select state, reason, updated_at from message where verification_id = $1 order by id',
      [uuidOf(begun)],
    )
  const taken = (process: TestApp = app) =>
    process.telemetry.events.flatMap(({ name, event }) => (name === 'receiptTaken' ? [event] : []))
  const outcomesOf = (from: number, process: TestApp = app) =>
    taken(process)
      .slice(from)
      .map(({ outcome }) => outcome)

  test('sent, delivered, confirmed: each is seen, and the receipt alone confirms nothing', async () => {
    const sent = await send()
    expect((await shop.read(sent)).body.messages).toMatchObject([{ status: 'accepted' }])
    app.clock.advance(3)
    await carrier.say({ reference: sent.reference, state: 'delivered' })
    const { body } = await shop.read(sent)
    expect(body).toMatchObject({ status: 'pending', attempts_left: 5, tips: ['check_contact', 'use_email'] })
    expect(body.messages).toMatchObject([{ status: 'delivered', at: app.clock.now().toISOString() }])
    expect(taken().at(-1)).toMatchObject({
      provider: 'carrier',
      state: 'delivered',
      outcome: 'settled',
      channel: 'sms',
      country: 'EE',
      lagMs: 3000,
    })
    const code = await shop.codeFor(sent)
    expect((await shop.check(sent, code)).body).toMatchObject({ valid: true, status: 'confirmed' })
  })

  test('a failed one opens the next send at once, and only once however often it is said (R27)', async () => {
    const sent = await send()
    expect((await shop.resend(sent)).status).toBe(429)
    const failed = { reference: sent.reference, state: 'failed', reason: 'contact_unknown' } as const
    await carrier.say(failed)
    const { body } = await shop.read(sent)
    expect(body.messages).toMatchObject([{ status: 'failed' }])
    expect(body.resend).toEqual({ available_at: app.clock.now().toISOString(), left: 2 })
    expect(body.tips).toEqual(['check_contact', 'use_email'])
    app.clock.advance(1)
    expect((await shop.resend(sent)).status).toBe(202)
    await Promise.all([carrier.say(failed), otherCarrier.say(failed)])
    app.clock.advance(1)
    expect((await shop.resend(sent)).status).toBe(429)
    expect((await rowsOf(sent))[0]).toMatchObject({ state: 'failed', reason: 'contact_unknown' })
  })

  test.each([
    'zero\0',
    'half\ud800',
  ])('one with a name that no row can hold (%j) costs none of those that come with it', async (odd) => {
    carrier.fates.set('odd@pinpost.test', () => ({ kind: 'accepted', reference: odd }))
    const [sent, oddly] = await Promise.all([send(), send('odd@pinpost.test')])
    expect(await rowsOf(oddly)).toMatchObject([{ state: 'accepted' }])
    const references = [sent.reference, odd]
    await Promise.all(references.map((reference) => carrier.say({ reference, state: 'delivered' })))
    for (const one of [sent, oddly]) expect(await rowsOf(one)).toMatchObject([{ state: 'delivered' }])
  })

  test('fifty times the same in parallel, to two processes, settle it once', async () => {
    const sent = await send()
    const before = [taken(app).length, taken(other).length] as const
    const say = (i: number) => (i % 2 ? carrier : otherCarrier).say({ reference: sent.reference, state: 'delivered' })
    await Promise.all(times(50, say))
    const outcomes = [...outcomesOf(before[0], app), ...outcomesOf(before[1], other)]
    expect(outcomes.filter((outcome) => outcome === 'settled')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'repeated')).toHaveLength(49)
  })

  test.each([
    ['failed', 'delivered'],
    ['delivered', 'failed'],
  ] as const)('%s stays so when %s is said later', async (first, second) => {
    const sent = await send()
    await carrier.say({ reference: sent.reference, state: first })
    const row = await rowsOf(sent)
    app.clock.advance(5)
    const before = taken().length
    await carrier.say({ reference: sent.reference, state: second })
    expect(outcomesOf(before)).toEqual(['contradicted'])
    expect(await rowsOf(sent)).toEqual(row)
    expect((await shop.resend(sent)).status).toBe(first === 'failed' ? 202 : 429)
  })

  test('delivered and failed at once, in parallel: one of them, for good', async () => {
    const sent = await send()
    const before = taken().length
    await Promise.all(
      times(20, (i) => carrier.say({ reference: sent.reference, state: i % 2 ? 'delivered' : 'failed' })),
    )
    expect(outcomesOf(before).filter((outcome) => outcome === 'settled')).toHaveLength(1)
    const [row] = await rowsOf(sent)
    expect(['delivered', 'failed']).toContain(row?.state)
  })

  test('of a message that was sent twice, each receipt settles its own, in whichever order', async () => {
    const to = newPhone()
    const first = await send(to)
    app.clock.advance(120)
    expect((await shop.resend(first)).status).toBe(202)
    await app.app.idle()
    const second = carrier.to(to).at(-1)?.id ?? ''
    await carrier.say({ reference: second, state: 'delivered' })
    expect((await rowsOf(first)).map(({ state }) => state)).toEqual(['accepted', 'delivered'])
    await carrier.say({ reference: first.reference, state: 'failed', reason: 'expired' })
    expect((await rowsOf(first)).map(({ state }) => state)).toEqual(['failed', 'delivered'])
  })

  test('one that comes before the hand-over was written down is kept and tried again, by any process', async () => {
    const to = newPhone()
    const { fate, end } = pendingFate()
    carrier.fates.set(to, fate)
    const begun = await shop.begin(to)
    const receipt = { reference: 'early', state: 'delivered' } as const
    await Promise.all([otherCarrier.say(receipt), otherCarrier.say(receipt)])
    expect(await rowsOf(begun)).toMatchObject([{ state: 'sending' }])
    await other.app.upkeep.run('try receipts again')
    end(() => ({ kind: 'accepted', reference: 'early' }))
    await app.app.idle()
    expect(await rowsOf(begun)).toMatchObject([{ state: 'accepted' }])
    const before = taken(other).length
    await other.app.upkeep.run('try receipts again')
    expect(await rowsOf(begun)).toMatchObject([{ state: 'delivered' }])
    expect(outcomesOf(before, other).sort()).toEqual(['repeated', 'settled'])
  })

  test('one that no message answers to is dropped and counted after its seventh try, and holds nobody up', async () => {
    const before = taken().length
    await carrier.say({ reference: 'of somebody else', state: 'delivered' })
    for (let tries = 2; tries <= 6; tries++) await app.app.upkeep.run('try receipts again')
    expect(outcomesOf(before)).toEqual([])
    await app.app.upkeep.run('try receipts again')
    expect(outcomesOf(before)).toEqual(['unknown'])
    await app.app.upkeep.run('try receipts again')
    expect(outcomesOf(before)).toEqual(['unknown'])
    const { text } = await app.telemetry.exposition()
    expect(text).toMatch(
      /pinpost_receipts_total\{provider="carrier",country="",state="delivered",outcome="unknown"\} \d/,
    )
  })

  test('one with the reference of another provider, of a refused or of a lost message settles nothing', async () => {
    const stranger = receiptingProvider('stranger')
    const third = await startTestApp(engine, { provider: stranger, database: app.app.db, clock: app.clock })
    const sent = await send()
    await stranger.say({ reference: sent.reference, state: 'failed' })
    expect(await rowsOf(sent)).toMatchObject([{ state: 'accepted' }])
    expect(outcomesOf(0, third)).toEqual([])

    const [refused, lost] = [newMailbox(), newMailbox()]
    carrier.fates.set(refused, () => ({ kind: 'refused', reason: 'contact_unknown', final: true }))
    carrier.fates.set(lost, () => ({ kind: 'unknown', cause: 'a test' }))
    for (const to of [refused, lost]) {
      const begun = await send(to)
      const row = await rowsOf(begun)
      await carrier.say({ reference: begun.reference, state: 'delivered' })
      expect(await rowsOf(begun)).toEqual(row)
    }
  })

  test('a name that the provider uses again means the latest message', async () => {
    const to = newMailbox()
    carrier.fates.set(to, () => ({ kind: 'accepted', reference: '42' }))
    const older = await send(to)
    app.clock.advance(1)
    const newer = await send(to)
    await carrier.say({ reference: '42', state: 'delivered' })
    expect(await rowsOf(older)).toMatchObject([{ state: 'accepted' }])
    expect(await rowsOf(newer)).toMatchObject([{ state: 'delivered' }])
  })

  test('while the database is away the carrier is asked to say it again; what was kept is not lost', async () => {
    const sent = await send()
    await carrier.say({ reference: 'kept', state: 'delivered' })
    const { query } = app.app.db
    const broken = app.app.db as { query: typeof query }
    broken.query = () => Promise.reject(new Error('away'))
    await expect(carrier.say({ reference: sent.reference, state: 'delivered' })).rejects.toThrow('away')
    await expect(app.app.upkeep.run('try receipts again')).rejects.toThrow('away')
    broken.query = query
    await carrier.say({ reference: sent.reference, state: 'delivered' })
    expect(await rowsOf(sent)).toMatchObject([{ state: 'delivered' }])
    const before = taken().length
    for (let tries = 3; tries <= 7; tries++) await app.app.upkeep.run('try receipts again')
    expect(outcomesOf(before)).toEqual(['unknown'])
  })

  test('messages whose provider sends none are not in the index that receipts are found by', async () => {
    const silent = await startTestApp(engine, { provider: scriptedProvider(), database: app.app.db, clock: app.clock })
    const silentShop = await createApplication(silent)
    const begun = await silentShop.begin(newMailbox())
    await silent.app.idle()
    const awaiting = (id: { id: string }) =>
      app.app.db.query('select awaits_receipt from message where verification_id = $1', [uuidOf(id)])
    expect(await awaiting(begun)).toEqual([{ awaits_receipt: null }])
    expect(await awaiting(await send())).toEqual([{ awaits_receipt: true }])
    const plan = await app.app.db.query<{ 'QUERY PLAN': string }>(
      `explain select id from message where awaits_receipt and reference = 'a' and provider = 'b' order by id desc limit 1`,
    )
    expect(JSON.stringify(plan)).toContain('message_receipt')
  })
})
