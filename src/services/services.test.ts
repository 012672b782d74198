import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { engines, type TestDatabase } from '../../test/support/databases.ts'
import { fakeClock } from '../../test/support/fake-clock.ts'
import type { Database, Statement, Value } from '../db/index.ts'
import { createUuids, parseId } from '../lib/ids.ts'
import { createKeyRing } from '../lib/key-ring.ts'
import { systemRandom } from '../lib/random.ts'
import { SETTINGS_CHANNEL } from './admin.ts'
import { SCOPES, trialKeys } from './keys.ts'
import { createServices } from './services.ts'

/** Services on a database that counts what it is asked. */
async function setUp(db: Database) {
  const clock = fakeClock()
  const asked: string[] = []
  const counted: Database = {
    ...db,
    query: (statement: Statement | string, values?: readonly Value[]) => {
      asked.push(typeof statement === 'string' ? statement : (statement.name ?? statement.text))
      return db.query(statement, values)
    },
  }
  const uuids = createUuids(clock, systemRandom)
  const services = await createServices({ db: counted, clock, random: systemRandom, uuids })
  return { services, clock, looks: () => asked.filter((name) => name === 'caller_by_hash').length }
}

/** Waits until what was told about earlier changes has come round: notifications keep their order. */
async function untilAllIsHeard(db: Database): Promise<void> {
  const heard = Promise.withResolvers<void>()
  const stop = await db.listen(SETTINGS_CHANNEL, (payload) => payload === 'last' && heard.resolve())
  await db.notify(SETTINGS_CHANNEL, 'last')
  await heard.promise
  await stop()
}

const keysOf = (seed: number) => trialKeys(createKeyRing([Buffer.alloc(32, seed)]))

async function madeKey(services: Awaited<ReturnType<typeof setUp>>['services'], slug = 'default') {
  const made = await services.createKey(slug, 'live', ['verify'])
  if (made === undefined) throw new Error(`no service ${slug}`)
  return made
}

describe.each(engines)('services on $name', (engine) => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await engine.open()
  })
  beforeEach(() => db.query('delete from service')) // its keys go with it

  test('the default service is made once, however many processes start', async () => {
    const { services } = await setUp(db)
    const both = await Promise.all([services.ensureDefault(), services.ensureDefault()])
    expect(both[0]).toEqual(both[1])
    expect(await services.list()).toMatchObject([{ slug: 'default', settings: { name: 'Pinpost', codeDigits: 6 } }])
    expect(await services.findById(both[0].id)).toMatchObject({ slug: 'default' })
    await services.close()
  })

  test("and a trial's keys with it, however many processes start at once on an empty database", async () => {
    const { services } = await setUp(db)
    const keys = keysOf(1)
    for (let round = 0; round < 20; round++) {
      await db.query('delete from service')
      await Promise.all(Array.from({ length: 8 }, () => services.ensureDefault(keys)))
      expect((await services.listKeys()).map(({ kind }) => kind).sort()).toEqual(['live', 'test'])
    }
    await services.close()
  })

  test('settings are changed one by one, judged, and taken back', async () => {
    const { services } = await setUp(db)
    expect(await services.create('shop', { code_digits: 8 })).toMatchObject({
      kind: 'created',
      service: { set: { code_digits: 8 } },
    })
    expect(await services.create('shop', {})).toEqual({ kind: 'slug_taken' })
    expect(await services.create('Shop!', {})).toEqual({ kind: 'slug_malformed' })
    expect(await services.create('other', { code_digits: 11 })).toMatchObject({ kind: 'invalid' })
    const changes = await Promise.all([
      services.update('shop', { name: 'Shop', sms_countries: ['EE'] }),
      services.update('shop', { resend_after_seconds: [60, 180] }),
    ])
    expect(changes.map(({ kind }) => kind)).toEqual(['updated', 'updated'])
    expect(await services.update('shop', { code_digits: null, name: 'x'.repeat(61) })).toMatchObject({
      kind: 'invalid',
    })
    expect(await services.update('shop', { code_digits: null })).toMatchObject({
      kind: 'updated',
      service: {
        settings: { name: 'Shop', codeDigits: 6, smsCountries: ['EE'], resendAfterSeconds: [60, 180] },
        set: { name: 'Shop', sms_countries: ['EE'], resend_after_seconds: [60, 180] },
      },
    })
    expect(await services.update('none', { name: 'x' })).toEqual({ kind: 'not_found' })
    await services.close()
  })

  test('a key lets its holder in, as what it is, until it is revoked', async () => {
    const { services } = await setUp(db)
    await services.create('shop', { name: 'Shop' })
    const { key, listed } = await madeKey(services, 'shop')
    expect(await services.findCaller(key)).toMatchObject({
      keyId: listed.id,
      kind: 'live',
      scopes: ['verify'],
      service: { slug: 'shop', settings: { name: 'Shop' } },
    })
    expect(await services.listKeys('shop')).toEqual([listed])
    expect(await services.listKeys()).toEqual([listed])
    expect(JSON.stringify(listed)).not.toContain(key.slice(8, 40))
    expect(await services.revokeKey(listed.id)).toBe('revoked')
    expect(await services.findCaller(key)).toBeUndefined()
    expect(await services.revokeKey(listed.id)).toBe('was_revoked')
    expect(await services.revokeKey((await services.ensureDefault()).id)).toBe('not_found')
    expect(await services.createKey('none', 'live', ['verify'])).toBeUndefined()
    await services.close()
  })

  test('a known key asks the database once in five seconds, however many calls come at once', async () => {
    const { services, clock, looks } = await setUp(db)
    await services.ensureDefault()
    const { key } = await madeKey(services)
    await untilAllIsHeard(db)
    await Promise.all(Array.from({ length: 50 }, () => services.findCaller(key)))
    clock.advance(4.999)
    await services.findCaller(key)
    expect(looks()).toBe(1)
    clock.advance(0.001)
    await services.findCaller(key)
    expect(looks()).toBe(2)
    await services.close()
  })

  test('what is no key does not reach the database, and an unknown key does so once', async () => {
    const { services, looks } = await setUp(db)
    const unknown = keysOf(9).live
    await untilAllIsHeard(db)
    expect(await services.findCaller('pp_live_nonsense')).toBeUndefined()
    expect(await services.findCaller(`${unknown}x`)).toBeUndefined()
    expect(looks()).toBe(0)
    for (let round = 0; round < 3; round++) expect(await services.findCaller(unknown)).toBeUndefined()
    expect(looks()).toBe(1)
    await services.close()
  })

  test('a key that was tried before it was made lets in as soon as it is', async () => {
    const { services } = await setUp(db)
    const keys = keysOf(1)
    expect(await services.findCaller(keys.test)).toBeUndefined()
    await services.ensureDefault(keys)
    expect(await services.findCaller(keys.test)).toMatchObject({ kind: 'test', scopes: SCOPES })
    await services.close()
  })

  test("the keys of a trial with other secrets stay, until they are revoked, and those of the ring's own do not", async () => {
    const { services } = await setUp(db)
    const [theirs, former, ours] = [keysOf(1), keysOf(2), keysOf(3)]
    await services.ensureDefault(theirs, [])
    const refused = await services.ensureDefault(ours, [former]).catch((cause: unknown) => cause)
    expect(refused).toBeInstanceOf(Error)
    expect(await services.findCaller(theirs.live)).toMatchObject({ kind: 'live' })
    expect(await services.findCaller(ours.live)).toBeUndefined()
    const named = [...String(refused).matchAll(/key_\w+/g)].map(([id]) => parseId('key', id))
    expect(named).toHaveLength(2)
    for (const id of named) if (id) await services.revokeKey(id)
    await services.ensureDefault(former, [])
    expect(await services.findCaller(former.test)).toMatchObject({ kind: 'test' })
    await services.ensureDefault(ours, [former])
    expect(await services.findCaller(ours.test)).toMatchObject({ kind: 'test' })
    expect(await services.findCaller(former.test)).toBeUndefined()
    await services.close()
  })

  test('a service that was asked for before it was made is found as soon as it is', async () => {
    const { services } = await setUp(db)
    expect(await services.findBySlug('shop')).toBeUndefined()
    await services.create('shop', {})
    expect(await services.findBySlug('shop')).toMatchObject({ slug: 'shop' })
    await services.close()
  })

  test("a trial's keys change with the first secret, stay revoked, and are gone in production", async () => {
    const { services } = await setUp(db)
    const [old, fresh] = [keysOf(1), keysOf(2)]
    await services.ensureDefault(old)
    await services.ensureDefault(fresh)
    expect(await services.findCaller(old.live)).toBeUndefined()
    expect(await services.findCaller(fresh.live)).toMatchObject({ kind: 'live' })
    const [live] = (await services.listKeys()).filter(({ kind }) => kind === 'live')
    if (live) await services.revokeKey(live.id)
    await services.ensureDefault(fresh)
    expect(await services.findCaller(fresh.live)).toBeUndefined()
    expect(await services.findCaller(fresh.test)).toMatchObject({ kind: 'test' })
    const { key } = await madeKey(services)
    await services.ensureDefault()
    expect(await services.findCaller(fresh.test)).toBeUndefined()
    expect(await services.findCaller(key)).toMatchObject({ kind: 'live' })
    await services.close()
  })
})

describe.each(engines.filter(({ isShared }) => isShared))('two processes on $name', (engine) => {
  test('a change in one is heard by the other at once, though its clock stands still', async () => {
    const db = await engine.open()
    const [here, there] = [await setUp(db), await setUp(await db.openAnother())]
    await here.services.ensureDefault()
    const { key, listed } = await madeKey(here.services)
    expect(await there.services.findCaller(key)).toMatchObject({ service: { settings: { codeDigits: 6 } } })
    await here.services.update('default', { code_digits: 8 })
    await expect.poll(() => there.services.findCaller(key)).toMatchObject({ service: { settings: { codeDigits: 8 } } })
    await here.services.revokeKey(listed.id)
    await expect.poll(() => there.services.findCaller(key)).toBeUndefined()
    await here.services.close()
    await there.services.close()
  })
})
