// Notices (R25) and reminders, on both engines: who is told and who is not, once and not twice, in which language, and what the link
// in them does.
import { beforeAll, describe, expect, test } from 'vitest'
import { createVault } from '../../src/contacts/index.ts'
import { type Database, DatabaseError } from '../../src/db/index.ts'
import type { Provider } from '../../src/delivery/index.ts'
import { createUuids, parseId, type Uuid } from '../../src/lib/ids.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { systemRandom } from '../../src/lib/random.ts'
import { rotateNotices } from '../../src/notices/index.ts'
import { type Application, addKey, createApplication, newMailbox, newPhone } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { pathIn, sentSince, tell } from '../support/notices.ts'
import { newSubject } from '../support/people.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'
import { recordingProvider, testSecrets } from '../support/verifications.ts'

const DAY = 86_400

describe.each(engines)('on $name', (engine) => {
  let app: TestApp
  let other: TestApp
  let shop: Application

  beforeAll(async () => {
    app = await startTestApp(engine, { env: { PINPOST_BASE_URL: 'http://localhost:3000' } })
    other = await startTestApp(engine, { database: app.app.db, clock: app.clock })
    shop = await createApplication(app, { name: 'Example', support: 'help@example.com' }, 'live', ['accounts'])
  })

  const uuids = createUuids({ now: () => app.clock.now() }, systemRandom)
  const ahead = (days: number) => new Date(app.clock.now().getTime() + days * DAY * 1000).toISOString()
  const post = (path: string, body: object, by: Application = shop) => by.call(path, { method: 'POST', body })

  interface Opened {
    readonly id: string
    readonly subject: { readonly country: string; readonly number: string }
    readonly phone: string
    readonly email: string
  }

  /** An account with both contacts confirmed, or as it is told. */
  async function open(more: object = {}, by: Application = shop): Promise<Opened> {
    const person = { subject: newSubject(), phone: newPhone(), email: newMailbox() }
    const confirmed = { phone_confirmed_at: ahead(-10), email_confirmed_at: ahead(-10), activated_at: ahead(-10) }
    const { status, body, text } = await post('/v1/accounts', { ...person, ...confirmed, ...more }, by)
    if (status !== 201) throw new Error(text)
    return { ...person, id: body.id }
  }

  async function told(account: Opened, news: Omit<Parameters<typeof tell>[3], 'cause'>, by: Application = shop) {
    const before = app.messages.length
    await tell(app, by, account.id, { cause: uuids(), ...news })
    return await sentSince(app, before)
  }

  const page = (path: string, method: 'GET' | 'POST' = 'GET') =>
    app.anyone.call(path, {
      method,
      ...(method === 'POST' ? { body: '', headers: { 'content-type': 'application/x-www-form-urlencoded' } } : {}),
    })
  const accountOf = async ({ id }: Opened) => (await shop.call(`/v1/accounts/${id}`)).body

  describe('news', () => {
    test('go to every confirmed contact on file, each by its channel, with a link', async () => {
      const account = await open()
      const sent = await told(account, { what: 'renewal_begun' })
      expect(sent.map(({ channel, to }) => [channel, to]).sort()).toEqual([
        ['email', account.email],
        ['sms', account.phone],
      ])
      for (const message of sent) {
        expect(message.text).toContain('Somebody has begun to renew your Example account.')
        expect(message.text).toMatch(/http:\/\/localhost:3000\/not-me\/[\w-]{22}/)
      }
      expect(new Set(sent.map(pathIn)).size).toBe(2)
    })

    test('spare the contact that the code went to, and reach one that is on file no more', async () => {
      const account = await open()
      const former = newMailbox()
      const sent = await told(account, {
        what: 'contact_changed',
        except: [account.email.toUpperCase()],
        also: [former],
      })
      expect(sent.map(({ to }) => to).sort()).toEqual([account.phone, former].sort())
    })

    test('never go to a contact that was not confirmed (R24), nor where no message arrives (R26)', async () => {
      const account = await open({ phone: '+12125550123', email_confirmed_at: undefined })
      expect(await told(account, { what: 'renewal_finished' })).toEqual([])
    })

    test("speak the account's language", async () => {
      const [message] = await told(await open({ locale: 'et-EE', phone: undefined, phone_confirmed_at: undefined }), {
        what: 'registration_finished',
      })
      expect(message).toMatchObject({ language: 'et', subject: 'Example: sinu nimel avati konto' })
    })

    test('leave once for one cause, however often they are written, and from one process however many look', async () => {
      const account = await open()
      const before = [app.messages.length, other.messages.length]
      const news = { what: 'renewal_begun', cause: uuids() } as const
      await Promise.all([1, 2, 3].map(() => tell(app, shop, account.id, news)))
      await Promise.all([app, other].map((one) => one.app.upkeep.run('take over messages')))
      await Promise.all([app.app.idle(), other.app.idle()])
      const sent = [...app.messages.slice(before[0]), ...other.messages.slice(before[1])]
      expect(sent.map(({ to }) => to).sort()).toEqual([account.phone, account.email].sort())
      expect(await told(account, { what: 'renewal_begun' })).toHaveLength(2)
    })

    test.each([
      ['its secret is gone', 'contact_key = contact_key + 1', 'failed'],
      // Nobody knows what a second try would do.
      ['it is damaged', 'contact_sealed = set_byte(contact_sealed, 30, 255 - get_byte(contact_sealed, 30))', 'unknown'],
    ])('whose contact cannot be read, as %s, keep nobody else waiting', async (_, change, state) => {
      const byMail = { phone: undefined, phone_confirmed_at: undefined }
      const [one, another] = [await open(byMail), await open(byMail)]
      await tell(app, shop, one.id, { what: 'renewal_begun', cause: uuids() })
      const [unreadable] = await app.app.db.query<{ id: string }>(
        `update notice n set ${change} from message m where m.notice_id = n.id and m.state = 'queued' returning n.id`,
      )
      const sent = await told(another, { what: 'renewal_begun' })
      expect(sent.map(({ to }) => to)).toEqual([another.email])
      const states = await app.app.db.query('delete from message where notice_id = $1 returning state', [
        unreadable?.id ?? '',
      ])
      expect(states).toEqual([{ state }])
      await app.app.db.query('delete from notice where id = $1', [unreadable?.id ?? ''])
    })

    test('are not written when their cause is rolled back', async () => {
      const account = await open()
      const before = app.messages.length
      const owner = await shop.owner()
      const [found] = await app.app.accounts.find(owner, { subject: account.subject as never })
      const write = await app.app.notices.prepare(owner, found as never, { what: 'renewal_begun', cause: uuids() })
      const rolledBack = app.app.db.transaction(async (tx) => {
        await write(tx)
        throw new Error('no')
      })
      await expect(rolledBack).rejects.toThrow('no')
      expect(await sentSince(app, before)).toEqual([])
    })

    test('of test keys stay in the inbox, and are read with the test key', async () => {
      const trial = await addKey(app, shop.slug, 'test', ['accounts', 'verify'])
      const account = await open({}, trial)
      expect(await told(account, { what: 'renewal_finished' }, trial)).toEqual([])
      const { body } = await trial.call('/v1/test/messages')
      const mine = body.messages.filter((message: { account?: string }) => message.account === account.id)
      expect(mine).toHaveLength(2)
      expect(mine[0]).toMatchObject({ notice: 'renewal_finished', status: 'accepted' })
      expect(mine[0]).not.toHaveProperty('code')
      const inbox = await page('/inbox')
      expect(inbox.text).toContain('<dt>Notice</dt><dd>renewal finished</dd>')
      expect(inbox.text).toContain(account.id)
    })

    test('nothing at rest shows the contact or the link', async () => {
      const account = await open()
      const [message] = await told(account, { what: 'renewal_begun' })
      const rows = JSON.stringify(
        await app.app.db.query('select n::text, m::text as message from notice n join message m on m.notice_id = n.id'),
      )
      const lines = app.telemetry.lines.join('\n')
      for (const secret of [account.phone, account.email, pathIn(message ?? { text: '' }).slice('/not-me/'.length)]) {
        expect(rows).not.toContain(secret)
        expect(lines).not.toContain(secret)
      }
    })
  })

  describe('the link', () => {
    test('shows what happened and a button, however often it is opened, and changes nothing', async () => {
      const account = await open()
      const [message] = await told(account, { what: 'renewal_begun' })
      const path = pathIn(message ?? { text: '' })
      for (let i = 0; i < 3; i++) {
        const shown = await page(path)
        expect(shown.status).toBe(200)
        expect(shown.text).toContain('Somebody has begun to renew your Example account.')
        expect(shown.text).toMatch(/<form method="post"><button type="submit">This was not me<\/button><\/form>/)
        for (const secret of [account.email, account.phone, account.subject.number])
          expect(shown.text).not.toContain(secret)
        expect(shown.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
        expect(String(shown.headers['content-security-policy'])).toContain("form-action 'self'")
      }
      expect((await accountOf(account)).disputed).toBe(false)
    })

    test('flags the account when its button is pressed, once or twice, and says what to do', async () => {
      const account = await open()
      const [message] = await told(account, { what: 'renewal_begun' })
      const path = pathIn(message ?? { text: '' })
      for (let i = 0; i < 2; i++)
        expect(await page(path, 'POST')).toMatchObject({ status: 303, headers: { location: path } })
      expect((await accountOf(account)).disputed).toBe(true)
      const done = await page(path)
      expect(done.text).toContain('Thank you for telling us')
      expect(done.text).toContain('Change the password of your mailbox now')
      expect(done.text).toContain('help@example.com')
      expect(done.text).not.toContain('<button')
      await post(`/v1/accounts/${account.id}/flag`, { disputed: false })
      expect((await page(path)).text).toContain('<button')
    })

    test('answers in the language that was asked for', async () => {
      const account = await open()
      const [message] = await told(account, { what: 'renewal_begun' })
      const path = `${pathIn(message ?? { text: '' })}?language=de`
      expect((await page(path)).text).toContain('Waren Sie das?')
      expect(await page(path, 'POST')).toMatchObject({ status: 303, headers: { location: path } })
      expect((await page(path)).text).toContain('<html lang="de"')
    })

    test.each([
      '/not-me/Zm9vYmFyYmF6cXV4MTIzNA',
      '/not-me/short',
      '/not-me/%00',
    ])('%s is none, and changes nothing', async (path) => {
      for (const method of ['GET', 'POST'] as const) {
        const answer = await page(path, method)
        expect(answer.status).toBe(404)
        expect(answer.text).toContain('This link is not valid')
      }
    })

    test('holds after the secrets were rotated, and for 90 days', async () => {
      const account = await open()
      const [message] = await told(account, { what: 'renewal_begun' })
      const path = pathIn(message ?? { text: '' })
      const ring = createKeyRing([Buffer.alloc(32, 'another secret of the ring......'), ...testSecrets])
      const vault = createVault(ring, systemRandom)
      expect(await rotateNotices({ db: app.app.db, ring, vault }, () => undefined)).toBeGreaterThan(0)
      expect(await rotateNotices({ db: app.app.db, ring, vault }, () => undefined)).toBe(0)
      expect((await page(path)).status).toBe(200)
      app.clock.advance(2 * DAY)
      await app.app.upkeep.run('retention')
      const [kept] = await app.app.db.query<{ sealed: number; messages: number }>(
        `select (select count(*) from notice where contact_sealed is not null) as sealed,
          (select count(*) from message where notice_id is not null) as messages`,
      )
      expect(kept).toEqual({ sealed: 0, messages: 0 })
      app.clock.advance(88 * DAY - 1)
      await app.app.upkeep.run('retention')
      expect((await page(path)).status).toBe(200)
      app.clock.advance(1)
      await app.app.upkeep.run('retention')
      expect((await page(path)).status).toBe(404)
    })

    test('was told once, whichever secret of the ring it was filed under', async () => {
      const { db } = app.app
      const fresh = Buffer.alloc(32, 'a newer secret of the ring......')
      const process = (...secrets: Buffer[]) => startTestApp(engine, { database: db, clock: app.clock, secrets })
      const [both, alone] = [await process(fresh, ...testSecrets), await process(fresh)]
      const opened = await open()
      const news = { what: 'renewal_begun', cause: uuids() } as const
      const before = app.messages.length
      await tell(app, shop, opened.id, news)
      await tell(both, shop, opened.id, news)
      expect(await sentSince(app, before)).toHaveLength(2)
      // One that did not look for the other's at that moment has told it again: the rewriting gets over that.
      const owner = await shop.owner()
      const account = await app.app.accounts.read(owner, parseId('acc', opened.id) as Uuid)
      if (!account) throw new Error('There is an account.')
      await db.transaction(await alone.app.notices.prepare(owner, account, news))
      const ring = createKeyRing([fresh, ...testSecrets])
      const rotate = () => rotateNotices({ db, ring, vault: createVault(ring, systemRandom) }, () => undefined)
      expect(await rotate()).toBeGreaterThanOrEqual(2)
      expect(await rotate()).toBe(0)
      await sentSince(both, 0)
      await process(...testSecrets, fresh) // with the trial keys that the others have
    })

    test('goes with the person it was about, and with the contact that was told', async () => {
      const [gone, stays] = [await open(), await open()]
      const [first] = await told(gone, { what: 'renewal_begun' })
      expect((await post('/v1/erasures', { subject: gone.subject })).body.erased).toMatchObject({
        accounts: 1,
        notices: 2,
      })
      expect((await page(pathIn(first ?? { text: '' }))).status).toBe(404)
      await told(stays, { what: 'renewal_begun' })
      expect((await post('/v1/erasures', { contact: stays.email })).body.erased).toMatchObject({
        accounts: 0,
        notices: 1,
      })
    })
  })

  describe('reminders', () => {
    /** Every process looks, each twice. */
    const due = async (...apps: readonly TestApp[]) => {
      const before = apps.map(({ messages }) => messages.length)
      await Promise.all([...apps, ...apps].map((one) => one.app.upkeep.run('remind')))
      await Promise.all(apps.map((one) => one.app.upkeep.run('take over messages')))
      await Promise.all(apps.map((one) => one.app.idle()))
      return apps.flatMap((one, index) => one.messages.slice(before[index]))
    }

    test.each([
      [60, 14],
      [14, 3],
      [3, 0],
    ])('go out %d days before the end, not a second earlier, and once, though several processes look', async (days, next) => {
      const own = await createApplication(app, { name: 'Example' }, 'live', ['accounts'])
      const { email } = await open({ ends_at: ahead(days), activated_at: ahead(-700) }, own)
      app.clock.advance(-1)
      const before = (await due(app, other)).filter(({ to }) => to === email)
      expect(before).toHaveLength(days === 60 ? 0 : 1) // the one before it is due at once for whoever comes late
      app.clock.advance(1)
      const sent = (await due(app, other)).filter(({ to }) => to === email)
      expect(sent).toMatchObject([{ channel: 'email', text: expect.stringContaining('Your Example account ends on') }])
      expect(sent[0]?.text).not.toContain('/not-me/')
      app.clock.advance((days - next) * DAY - 1)
      expect((await due(app, other)).filter(({ to }) => to === email)).toEqual([])
    })

    test('go by SMS where there is no confirmed address, and nowhere when nothing is confirmed', async () => {
      const own = await createApplication(app, {}, 'live', ['accounts'])
      const end = { ends_at: ahead(10), activated_at: ahead(-700) }
      const account = await open({ ...end, email_confirmed_at: undefined }, own)
      await open({ ...end, email_confirmed_at: undefined, phone_confirmed_at: undefined }, own)
      const sent = await due(app)
      expect(sent.filter(({ channel }) => channel === 'sms').map(({ to }) => to)).toEqual([account.phone])
    })

    test('reach the others where one account cannot be read, or one service fails', async () => {
      const [own, failing, last] = await Promise.all(
        [1, 2, 3].map(() => createApplication(app, {}, 'live', ['accounts'])),
      )
      const end = { ends_at: ahead(10), activated_at: ahead(-700) }
      const [bad, good, theirs, others] = [
        await open({ ...end, ends_at: ahead(9) }, own),
        await open(end, own),
        await open(end, failing),
        await open(end, last),
      ]
      const { db } = app.app
      await db.query(
        'update account_contact set contact_sealed = set_byte(contact_sealed, 20, 255 - get_byte(contact_sealed, 20)) where account_id = $1',
        [parseId('acc', bad.id) as string],
      )
      const { id: failingId } = (await (failing as Application).owner()).service
      const transaction: Database['transaction'] = (work) =>
        db.transaction((tx) =>
          work({
            query: (statement, values) =>
              values?.[0] === failingId
                ? Promise.reject(new DatabaseError('It fails.', undefined, undefined))
                : tx.query(statement, values),
          }),
        )
      const unlucky = await startTestApp(engine, { database: { ...db, transaction }, clock: app.clock })
      const before = unlucky.messages.length
      await expect(unlucky.app.upkeep.run('remind')).rejects.toThrow(/cannot be read|It fails/)
      const sent = (await sentSince(unlucky, before)).map(({ to }) => to)
      expect(sent).toEqual(expect.arrayContaining([good.email, others.email]))
      expect(sent).not.toContain(bad.email)
      expect(sent).not.toContain(theirs.email)
    })

    test('begin anew when a renewal has moved the end', async () => {
      const own = await createApplication(app, {}, 'live', ['accounts'])
      const { email } = await open({ ends_at: ahead(2), activated_at: ahead(-700) }, own)
      const mine = async () => (await due(app)).filter(({ to }) => to === email)
      expect(await mine()).toHaveLength(1)
      await app.app.db.query('update account set ends_at = $1 where service_id = $2', [
        new Date(ahead(50)),
        (await own.owner()).service.id,
      ])
      expect(await mine()).toHaveLength(1)
      expect(await mine()).toHaveLength(0)
    })

    test('are not sent for what is pending, closed or over, nor where the service wants none', async () => {
      const own = await createApplication(app, {}, 'live', ['accounts'])
      const silent = await createApplication(app, { reminder_days: [] }, 'live', ['accounts'])
      const end = { ends_at: ahead(5), activated_at: ahead(-700) }
      const those = [
        await open({ activated_at: undefined, state: 'pending' }, own),
        await open({ ...end, closed_at: ahead(-1) }, own),
        await open({ ends_at: ahead(-1), activated_at: ahead(-700) }, own),
        await open(end, silent),
      ].map(({ email }) => email)
      expect((await due(app)).filter(({ to }) => those.includes(to))).toEqual([])
    })

    test('are as the service says', async () => {
      const own = await createApplication(app, { reminder_days: [30] }, 'live', ['accounts'])
      const { email } = await open({ ends_at: ahead(31), activated_at: ahead(-700) }, own)
      const mine = async () => (await due(app)).filter(({ to }) => to === email).length
      expect(await mine()).toBe(0)
      app.clock.advance(DAY)
      expect(await mine()).toBe(1)
      app.clock.advance(29 * DAY)
      expect(await mine()).toBe(0)
    })
  })

  test('a flood of notices leaves the way to codes: four at a time, and never before a code', async () => {
    const held: (() => void)[] = []
    const slow = recordingProvider()
    const send = slow.provider.send
    const provider: Provider = {
      ...slow.provider,
      async send(message, signal) {
        const outcome = await send(message, signal)
        if (message.text.includes('ends on')) await new Promise<void>((resolve) => held.push(resolve))
        return outcome
      },
    }
    const { clock } = app
    const flooded = await startTestApp(engine, { database: app.app.db, clock, provider: { ...slow, provider } })
    const own = await createApplication(flooded, {}, 'live', ['accounts', 'verify'])
    for (let i = 0; i < 12; i++) await open({ ends_at: ahead(2), activated_at: ahead(-700) }, own)
    await flooded.app.upkeep.run('remind')
    await flooded.app.upkeep.run('take over messages')
    const to = newMailbox()
    await own.begin(to)
    await expect.poll(() => slow.messages.map((message) => message.to), { interval: 5 }).toContain(to)
    expect(slow.messages).toHaveLength(5)
    let isIdle = false
    const idle = flooded.app.idle().then(() => {
      isIdle = true
    })
    while (!isIdle) {
      for (const release of held.splice(0)) release()
      await new Promise((resolve) => setImmediate(resolve))
    }
    await idle
    expect(slow.messages).toHaveLength(13)
  })
})
