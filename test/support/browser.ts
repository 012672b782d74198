// A real browser: a Chrome found on the machine goes first (CHROME_PATH, then the usual places), else the one that comes as a
// package. PINPOST_SKIP_BROWSER=1 leaves out the tests that want one; without it they fail where none can be started.
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, type ConsoleMessage, chromium, type Page } from 'playwright-core'
import { type BrowserProgram, packagedBrowser } from './packaged-browser.ts'

export const isBrowserSkipped = process.env.PINPOST_SKIP_BROWSER === '1'

const USUAL_PLACES = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** It calls nobody but who the test names. */
const FLAGS = [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The first that starts; throws with the reason of each when none does. */
export async function launchBrowser(): Promise<Browser> {
  const reasons: string[] = []
  for (const find of candidates()) {
    try {
      const { path, environment } = await find()
      // Root may not use the sandbox, and containers seldom can: the pages are our own.
      const options = { executablePath: path, args: FLAGS, chromiumSandbox: false }
      return await chromium.launch({ ...options, env: { ...ownEnvironment(), ...environment } })
    } catch (cause) {
      reasons.push(cause instanceof Error ? cause.message : String(cause))
    }
  }
  throw new Error(`No browser could be started (CHROME_PATH names one):\n${reasons.join('\n')}`)
}

function candidates(): (() => Promise<BrowserProgram>)[] {
  const named = process.env.CHROME_PATH
  const places = [...(named ? [named] : []), ...USUAL_PLACES.filter(existsSync)]
  return [...places.map((path) => async () => ({ path, environment: {} })), packagedBrowser]
}

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]))
}

export interface Viewer {
  /** CSS pixels. */
  readonly width?: number
  readonly height?: number
  readonly scheme?: 'light' | 'dark'
  readonly hasScripts?: boolean
}

export interface View {
  readonly page: Page
  readonly context: BrowserContext
  /** What a developer would see in red: errors and warnings in the console, refused policies, failed requests, foreign addresses. */
  readonly complaints: readonly string[]
}

/** A window of its own, without anything remembered from another. `origin` is where requests may go. */
export async function openWindow(browser: Browser, origin: string, viewer: Viewer = {}): Promise<View> {
  const { width = 1280, height = 800, scheme = 'light', hasScripts = true } = viewer
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    javaScriptEnabled: hasScripts,
    baseURL: origin,
    locale: 'en',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  return { page, context, complaints: listen(page, origin) }
}

const LOUD: readonly ReturnType<ConsoleMessage['type']>[] = ['error', 'warning', 'assert']

function listen(page: Page, origin: string): readonly string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (LOUD.includes(message.type())) complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.origin !== origin && url.protocol !== 'data:') complaints.push(`foreign address: ${request.url()}`)
  })
  page.on('requestfailed', (request) => {
    // A page that goes away takes its requests with it.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`)
  })
  return complaints
}
