// Takes the pictures in docs/screens/: node scripts/screens.ts [folder]. A trial on a clock and a generator that repeat
// themselves, so that pictures change when pages do and not otherwise (fonts are those of the machine).
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { type App, startApp } from '../src/app.ts'
import { loadConfig } from '../src/config/index.ts'
import type { Random } from '../src/lib/random.ts'
import { silentTelemetry } from '../src/telemetry/index.ts'
import { launchBrowser, openWindow, type Viewer } from '../test/support/browser.ts'
import { fakeClock } from '../test/support/fake-clock.ts'
import { toPalette } from './palette-png.ts'
import { root } from './run-quietly.ts'

interface Screen {
  readonly name: string
  readonly viewer: Viewer
  /** Which trial, and where in it; `mail` is the newest e-mail by itself. */
  readonly of: 'empty' | 'messages' | 'mail'
}

const PHONE = { width: 360, height: 780 }
const DESK = { width: 1280, height: 900 }

const SCREENS: readonly Screen[] = [
  { name: 'inbox-empty', viewer: { ...DESK, height: 600, scheme: 'light' }, of: 'empty' },
  { name: 'inbox', viewer: { ...DESK, scheme: 'light' }, of: 'messages' },
  { name: 'inbox-dark', viewer: { ...DESK, scheme: 'dark' }, of: 'messages' },
  { name: 'inbox-phone', viewer: { ...PHONE, scheme: 'light' }, of: 'messages' },
  { name: 'email-phone-dark', viewer: { ...PHONE, height: 600, scheme: 'dark' }, of: 'mail' },
]

const clock = fakeClock(new Date('2026-03-02T09:14:08.000Z'))

/** Each number is asked for once, in a fixed order. */
function repeatingRandom(): Random {
  let asked = 0
  return (size) => createHash('shake256', { outputLength: size }).update(String(asked++)).digest()
}

async function startTrial(folder: string): Promise<App> {
  const secret = Buffer.alloc(32, 'a secret for pictures, no other!')
  const own = { PINPOST_PORT: '0', PINPOST_OPS_PORT: '0', PINPOST_DNS_SERVERS: 'none' }
  const env = { ...own, PINPOST_SECRETS: secret.toString('base64') }
  const loaded = loadConfig({ ...env, PINPOST_DATA_DIR: folder }, { cwd: folder })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  const { config, secrets } = loaded
  const telemetry = silentTelemetry()
  return startApp({ config, secrets, clock, random: repeatingRandom(), telemetry, runsUpkeep: false })
}

/** A story of a few minutes: what the trial's pictures show. */
async function fill(app: App): Promise<void> {
  await app.services.update('default', { name: 'Riverside Library' })
  const post = async (path: string, body: object): Promise<{ id: string }> => {
    const headers = { authorization: `Bearer ${app.trialKeys?.test}`, 'content-type': 'application/json' }
    const answer = await fetch(`${app.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(await answer.text())
    await app.idle()
    clock.advance(41)
    return (await answer.json()) as { id: string }
  }
  const start = (to: string, locale: string) => post('/v1/verifications', { to, purpose: 'registration', locale })
  await start('+37250000001', 'en')
  await start('mari.tamm@mailbox.example', 'et')
  const { id } = await start('ann@example.com', 'en')
  const [message] = await app.verifications.testMessages({}, 1)
  await post(`/v1/verifications/${id}/check`, { code: message?.code })
  await start('+37251234567', 'en')
}

async function take(browser: Browser, app: App, { name, viewer, of }: Screen, folder: string): Promise<void> {
  const { page, context, complaints } = await openWindow(browser, app.url, viewer)
  await page.goto('/inbox')
  if (of === 'mail') await page.goto((await page.locator('iframe').first().getAttribute('src')) ?? '')
  else await loadFrames(page)
  // The port is another one each time.
  await page.evaluate(`document.querySelectorAll('#empty pre').forEach((pre) => {
    pre.textContent = pre.textContent.replace(location.origin, 'http://localhost:3000')
  })`)
  const picture = await page.screenshot()
  writeFileSync(join(folder, `${name}.png`), await toPalette(browser, picture))
  if (complaints.length > 0) throw new Error(complaints.join('\n'))
  await context.close()
}

async function loadFrames(page: Page): Promise<void> {
  for (const frame of await page.locator('iframe').all()) {
    await frame.scrollIntoViewIfNeeded()
    await frame.contentFrame().locator('strong').waitFor()
  }
  await page.evaluate('scrollTo(0, 0)')
}

const folder = process.argv[2] ?? join(root, 'docs', 'screens')
mkdirSync(folder, { recursive: true })
const data = mkdtempSync(join(tmpdir(), 'pinpost-screens-'))
const browser = await launchBrowser()
const app = await startTrial(data)
try {
  const empty = SCREENS.filter(({ of }) => of === 'empty')
  const full = SCREENS.filter(({ of }) => of !== 'empty')
  for (const screen of empty) await take(browser, app, screen, folder)
  await fill(app)
  for (const screen of full) await take(browser, app, screen, folder)
  console.log(`${SCREENS.length} pictures in ${folder}`)
} finally {
  await browser.close()
  await app.close()
  rmSync(data, { recursive: true, force: true })
}
