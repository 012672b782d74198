// A text message from the setting to the phone and back: Pinpost as it is configured, and the scripted carrier.
import { tmpdir } from 'node:os'
import { afterAll, describe, expect, test } from 'vitest'
import { startApp } from '../../src/app.ts'
import { loadConfig } from '../../src/config/index.ts'
import { silentTelemetry } from '../../src/telemetry/index.ts'
import { createClient } from '../support/client.ts'
import { engines } from '../support/databases.ts'
import { carrier, closeCarriers } from '../support/smsc.ts'
import { testSecrets } from '../support/verifications.ts'

afterAll(closeCarriers)

describe.each(engines)('on $name', (engine) => {
  test('a code goes out by SMPP, comes back, and a number that is none opens the next send at once', async () => {
    const smsc = await carrier()
    const loaded = loadConfig(
      {
        PINPOST_PORT: '0',
        PINPOST_OPS_PORT: '0',
        PINPOST_SECRETS: testSecrets.map((secret) => Buffer.from(secret).toString('base64')).join(','),
        PINPOST_SMPP_URL: smsc.url,
        PINPOST_SMS_SENDER: '17017',
      },
      { cwd: tmpdir() },
    )
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
    const { config, secrets } = loaded
    const database = await engine.open()
    const app = await startApp({ config, secrets, database, telemetry: silentTelemetry(), runsUpkeep: false })
    const client = createClient(app.url, app.trialKeys?.live ?? '')
    try {
      const start = (to: string) => client.post('/v1/verifications', { to, purpose: 'registration' })
      const good = await start('+37251234567')
      const bad = await start('+37250000001')
      await app.idle()

      const [message] = smsc.messages
      expect(message).toMatchObject({ from: '17017', to: '+37251234567', dataCoding: 0 })
      const code = /\d{6}/.exec(message?.text ?? '')?.[0]
      const checked = await client.post(`/v1/verifications/${good.body.id}/check`, { code })
      expect(checked.body).toMatchObject({ valid: true })
      const [row] = await app.db.query<{ provider: string; reference: string }>(
        `select provider, reference from message where state = 'accepted'`,
      )
      expect(row).toEqual({ provider: 'smpp', reference: message?.messageId })

      const { body } = await client.get(`/v1/verifications/${bad.body.id}`)
      expect(body.messages).toMatchObject([{ status: 'failed' }])
      expect(Date.parse(body.resend.available_at)).toBeLessThanOrEqual(Date.now())
      // A test key never reaches the carrier.
      const tester = createClient(app.url, app.trialKeys?.test ?? '')
      await tester.post('/v1/verifications', { to: '+37251234568', purpose: 'registration' })
      await app.idle()
      await tester.close()
      expect(smsc.messages).toHaveLength(2)
    } finally {
      await client.close()
      await app.close()
    }
    await expect.poll(() => smsc.sessions()).toBe(0) // it said goodbye
  })
})
