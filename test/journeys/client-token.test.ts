// The secret of the person's side, over HTTP and on both engines: good for one verification, from the origins that its service lists.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Application, createApplication, newMailbox, newSession } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'

const ORIGIN = 'https://www.shop.example'

describe.each(engines)('on $name', (engine) => {
  let app: TestApp
  let shop: Application

  beforeAll(async () => {
    app = await startTestApp(engine)
    shop = await createApplication(app, { allowed_origins: [ORIGIN] })
  })

  describe('the client token', () => {
    const by = (token: string, path: string, body?: unknown, origin?: string) =>
      app.anyone.call(path, {
        key: token,
        method: body === undefined ? 'GET' : 'POST',
        body,
        headers: origin === undefined ? {} : { origin },
      })

    test('is good for reading, checking, resending and cancelling its own verification', async () => {
      const [one, two] = [
        await shop.send(newMailbox(), { session: newSession(), metadata: { order: '17' } }),
        await shop.send(newMailbox(), { session: newSession() }),
      ]
      const path = `/v1/verifications/${one.id}`
      const read = await by(one.token, path)
      expect(read).toMatchObject({ status: 200, body: { id: one.id } })
      expect(read.body).not.toHaveProperty('metadata')
      expect((await shop.read(one)).body.metadata).toEqual({ order: '17' })
      app.clock.advance(120)
      expect(await by(one.token, `${path}/resend`, { session: one.session })).toMatchObject({ status: 202 })
      expect(await by(one.token, `${path}/check`, { code: one.code })).toMatchObject({ status: 404 })
      const checked = await by(one.token, `${path}/check`, { code: one.code, session: one.session })
      expect(checked).toMatchObject({ status: 200, body: { valid: true } })
      const cancelled = await by(two.token, `/v1/verifications/${two.id}/cancel`, { session: two.session })
      expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled' } })
    })

    test('is good for nothing else', async () => {
      const [one, two] = [await shop.send(newMailbox()), await shop.send(newMailbox())]
      const path = `/v1/verifications/${two.id}`
      const refused = [
        await by(one.token, path),
        await by(one.token, `${path}/check`, { code: two.code }),
        await by(one.token, `${path}/resend`, {}),
        await by(one.token, `${path}/cancel`, {}),
        await by(one.token, '/v1/verifications', { to: newMailbox(), purpose: 'registration' }),
        await by(one.token, '/v1/test/messages'),
        await by(`${one.token}x`, `/v1/verifications/${one.id}`),
      ]
      for (const answer of refused) expect(answer).toMatchObject({ status: 401, body: { code: 'unauthorized' } })
      expect(await shop.read(two)).toMatchObject({ body: { status: 'pending', attempts_left: 5 } })
    })

    test('works in browsers from the origins that the service lists, and from no other', async () => {
      const begun = await shop.send(newMailbox())
      const path = `/v1/verifications/${begun.id}`
      const preflight = (origin: string) =>
        app.anyone.call(`${path}/check`, {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': 'POST' },
        })
      expect(await preflight(ORIGIN)).toMatchObject({
        status: 204,
        headers: { 'access-control-allow-origin': ORIGIN, 'access-control-allow-methods': 'POST' },
      })
      expect(await preflight('https://evil.example')).toMatchObject({ status: 403 })
      const foreign = await by(begun.token, `${path}/check`, { code: begun.code }, 'https://evil.example')
      expect(foreign).toMatchObject({ status: 403, body: { code: 'origin_not_allowed' } })
      expect(foreign.headers).not.toHaveProperty('access-control-allow-origin')
      const listed = await by(begun.token, `${path}/check`, { code: begun.code }, ORIGIN)
      expect(listed).toMatchObject({
        status: 200,
        body: { valid: true },
        headers: { 'access-control-allow-origin': ORIGIN },
      })
    })

    test('of another service is not helped by an origin that only this one lists', async () => {
      const stranger = await createApplication(app)
      const begun = await stranger.send(newMailbox())
      expect(await by(begun.token, `/v1/verifications/${begun.id}`, undefined, ORIGIN)).toMatchObject({
        status: 403,
        body: { code: 'origin_not_allowed' },
      })
    })
  })
})
