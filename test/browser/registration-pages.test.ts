// The pages of a registration in a real browser: every journey with JavaScript, without it, and with the keyboard alone. `npm test`
// takes each journey in one manner and each manner once; `npm run test:browser` takes all of them in all.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Application, addKey, createApplication, newMailbox, wrongFor } from '../support/application.ts'
import { isBrowserSkipped, launchBrowser } from '../support/browser.ts'
import { engines } from '../support/databases.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'
import { createVisitor, MANNERS, type Manner, type Visitor } from './support/visitor.ts'

const [embedded] = engines
if (embedded === undefined) throw new Error('There is no embedded engine.')

let app: TestApp
let shop: Application
let browser: Browser

interface Stage {
  readonly visitor: Visitor
  readonly id: string
  /** The code of the message that went out last. */
  code(): Promise<string>
  read(): Promise<{
    readonly contacts: unknown
    readonly verification: { readonly id: string; readonly fallback: { readonly id: string } }
  }>
}

interface Journey {
  readonly name: string
  readonly create?: object
  go(stage: Stage): Promise<void>
}

const phone = () => `5${String(1_000_000 + Math.floor(Math.random() * 9_000_000))}`.slice(0, 8)

async function begin({ visitor }: Stage, country = 'Estonia', location = country): Promise<void> {
  await visitor.arrivesAt(/^(Open|Renew) your account$/)
  await visitor.pick('Country where you live', country)
  await visitor.pick('Where are you now?', location)
  await visitor.press('Start')
}

async function proveAs({ visitor }: Stage, method: string, person: RegExp): Promise<void> {
  await visitor.arrivesAt('How do you want to prove who you are?')
  await visitor.choose(method)
  await visitor.press('Continue')
  await visitor.arrivesAt('Prove who you are')
  await visitor.choose(person)
  await visitor.press('Continue')
}

async function give({ visitor }: Stage, contacts: { readonly phone?: string; readonly email?: string }): Promise<void> {
  if (contacts.phone !== undefined) await visitor.write('Mobile number', contacts.phone)
  if (contacts.email !== undefined) await visitor.write('E-mail address', contacts.email)
  await visitor.press('Continue')
}

/** By text message, where there is an address too. */
async function sendToPhone({ visitor }: Stage): Promise<void> {
  await visitor.choose(/By text message/)
  await visitor.press('Yes, send the code')
}

/** Of the message that went out for a verification. */
async function codeOf(verificationId: string): Promise<string> {
  await app.app.idle()
  const { body } = await shop.call(`/v1/test/messages?verification=${verificationId}`)
  return body.messages[0]?.code ?? 'no message'
}

async function typeCode({ visitor, code }: Stage): Promise<void> {
  await visitor.write('Code', await code())
  await visitor.press('Confirm')
}

const JOURNEYS: readonly Journey[] = [
  {
    name: 'somebody registers with a phone',
    async go(stage) {
      const { visitor } = stage
      await begin(stage)
      await proveAs(stage, 'ID card', /never had an account/)
      await visitor.arrivesAt('How can we reach you?')
      await give(stage, { phone: '5123' })
      await visitor.sees('Some digits are missing. Please check the number.')
      // A browser asks about the answer to a form, and shows nothing of it.
      await visitor.page.goBack()
      await visitor.page.goForward()
      await visitor.sees('Some digits are missing. Please check the number.')
      await give(stage, { phone: phone() })
      await visitor.arrivesAt('Is this right?')
      await visitor.sees(/\+372 5/)
      await visitor.press('Yes, send the code')
      await visitor.arrivesAt('Check your phone')
      await typeCode(stage)
      await visitor.arrivesAt('Your account is open')
    },
  },
  {
    name: 'somebody registers with a mistyped address, takes what was meant, and has a spare',
    async go(stage) {
      const { visitor } = stage
      await begin(stage)
      await proveAs(stage, 'Your bank', /never had an account/)
      await give(stage, { phone: phone(), email: `${newMailbox().split('@')[0]}@gmial.com` })
      await visitor.arrivesAt('Is this right?')
      await visitor.press(/^Use .*@gmail\.com$/)
      await visitor.sees(/@gmail\.com/)
      await visitor.choose(/By e-mail/)
      await visitor.press('Yes, send the code')
      await visitor.arrivesAt('Check your mailbox')
      await typeCode(stage)
      await visitor.arrivesAt('Confirmed. One more for next time?')
      await visitor.press('Yes, send a code there')
      await visitor.arrivesAt('Check your phone')
      await typeCode(stage)
      await visitor.arrivesAt('Your account is open')
      expect((await stage.read()).contacts).toMatchObject([
        { option: 'phone', confirmed_at: expect.any(String) },
        { option: 'email', confirmed_at: expect.any(String) },
      ])
    },
  },
  {
    name: 'somebody comes back by biometric, with a contact on file',
    async go(stage) {
      const { visitor } = stage
      await begin(stage)
      await proveAs(stage, 'Face and document', /has expired/)
      await visitor.arrivesAt('Where should the code go?')
      await visitor.sees(/you cannot change them/)
      await visitor.choose(/By text message/)
      await visitor.press('Send the code')
      await visitor.arrivesAt('Check your phone')
      await visitor.sees(/\+372 •••• ••\d\d/)
      await typeCode(stage)
      await visitor.arrivesAt('Confirmed. One more for next time?')
      await visitor.press('No, finish')
      await visitor.arrivesAt('Your account is open')
    },
  },
  {
    name: 'somebody renews, and is told what to do about leaked data',
    create: { purpose: 'renewal' },
    async go(stage) {
      const { visitor } = stage
      await visitor.arrivesAt('Renew your account')
      await begin(stage)
      await proveAs(stage, 'My existing account', /reported as leaked/)
      await visitor.arrivesAt('Is this still right?')
      await visitor.sees(/Your account ends on/)
      await visitor.sees(/Change the password of your mailbox/)
      await visitor.press('Send the code')
      await visitor.arrivesAt('Check your phone')
      await typeCode(stage)
      await visitor.press('No, finish')
      await visitor.arrivesAt('Your account is renewed')
    },
  },
  {
    name: 'in Belgium the phone is kept and the code goes by e-mail',
    async go(stage) {
      const { visitor } = stage
      await begin(stage, 'Belgium')
      await proveAs(stage, 'ID card', /never had an account/)
      await give(stage, { phone: `0470 ${String(Date.now()).slice(-6)}`, email: newMailbox() })
      await visitor.arrivesAt('Is this right?')
      await visitor.sees(/Text messages with a code do not arrive/)
      await visitor.sees(/The code goes to person-/)
      await visitor.press('Yes, send the code')
      await visitor.arrivesAt('Check your mailbox')
      await typeCode(stage)
      await visitor.arrivesAt('Your account is open')
    },
  },
  {
    name: 'abroad the message is lost, and the code comes by e-mail with nothing retyped',
    async go(stage) {
      const { visitor } = stage
      await begin(stage, 'Estonia', 'Spain')
      await proveAs(stage, 'Mobile ID', /never had an account/)
      await give(stage, { phone: '5000 0004', email: newMailbox() })
      await sendToPhone(stage)
      await visitor.arrivesAt('Check your phone')
      await visitor.follow('Not received?')
      await visitor.arrivesAt('Not received?')
      await visitor.sees('Choose another mobile network')
      await visitor.press(/^Send a code to person-/)
      await visitor.arrivesAt('Check your mailbox')
      await typeCode(stage)
      await visitor.press('No, finish')
      await visitor.arrivesAt('Your account is open')
    },
  },
  {
    name: 'the text message is refused, and a code goes to the mailbox by itself',
    create: { fallback: 'auto' },
    async go(stage) {
      const { visitor } = stage
      await begin(stage)
      await proveAs(stage, 'ID card', /never had an account/)
      await give(stage, { phone: '5000 0001', email: newMailbox() })
      await sendToPhone(stage)
      // Where the refusal is known before the page is asked for, the page speaks of the mailbox at once.
      await visitor.arrivesAt(/^Check your (phone|mailbox)$/)
      await app.app.idle()
      await app.app.upkeep.run('fall back')
      await app.app.idle()
      await visitor.page.reload()
      await visitor.arrivesAt('Check your mailbox')
      await visitor.sees(/The text message could not be delivered. We have sent a code to person-/)
      const { fallback } = (await stage.read()).verification
      await visitor.write('Code', await codeOf(fallback.id))
      await visitor.press('Confirm')
      await visitor.press('No, finish')
      await visitor.arrivesAt('Your account is open')
    },
  },
  {
    name: 'wrong codes lock the code, and a new one opens the way',
    async go(stage) {
      const { visitor } = stage
      await begin(stage)
      await proveAs(stage, 'ID card', /never had an account/)
      await give(stage, { email: newMailbox() })
      await visitor.press('Yes, send the code')
      await visitor.arrivesAt('Check your mailbox')
      const wrong = wrongFor(await stage.code())
      for (const left of ['4 more times', '3 more times', '2 more times', 'once more']) {
        await visitor.write('Code', wrong)
        await visitor.press('Confirm')
        await visitor.sees(`This is not the right code. You can try ${left}.`)
        if (left === '4 more times') {
          await visitor.page.reload()
          await visitor.sees(`This is not the right code. You can try ${left}.`)
        }
      }
      await visitor.write('Code', wrong)
      await visitor.press('Confirm')
      await visitor.arrivesAt('Too many wrong codes')
      await visitor.press('Send a new code')
      await visitor.arrivesAt('Check your mailbox')
      await typeCode(stage)
      await visitor.arrivesAt('Your account is open')
    },
  },
  {
    name: 'who can reach no contact on file is told of the other ways',
    async go(stage) {
      const { visitor } = stage
      await begin(stage)
      await proveAs(stage, 'Face and document', /has only a phone on file/)
      await visitor.follow('I can reach none of these')
      await visitor.press('Yes, none of them')
      await visitor.arrivesAt('Please use another way')
      await visitor.sees('ID card')
    },
  },
]

/** Each journey in one manner, by turns; all in all in the long form. */
const TOLD: readonly (readonly [Journey, Manner])[] =
  process.env.MODE === 'long'
    ? JOURNEYS.flatMap((journey) => MANNERS.map((manner) => [journey, manner] as const))
    : JOURNEYS.map((journey, index) => [journey, MANNERS[index % MANNERS.length] as Manner] as const)

describe.skipIf(isBrowserSkipped)('in a real browser', () => {
  beforeAll(async () => {
    app = await startTestApp(embedded)
    const made = await createApplication(app, { name: 'Example' }, 'test', ['verify', 'register'])
    shop = await addKey(app, made.slug, 'test', ['verify', 'register'])
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
  })

  test.each(
    TOLD.map(([journey, manner]) => [journey.name, manner, journey] as const),
  )('%s, %s', async (_name, manner, journey) => {
    // All come from one address, from which so many may ask in ten minutes (R40).
    app.clock.advance(601)
    const { body } = await shop.call('/v1/registrations', {
      method: 'POST',
      body: { purpose: 'registration', ...journey.create },
    })
    const visitor = await createVisitor(browser, app.app.url, manner)
    const read = async () => (await shop.call(`/v1/registrations/${body.id}`)).body
    const code = async () => await codeOf((await read()).verification.id)
    try {
      await visitor.open(body.url)
      await journey.go({ visitor, id: body.id, code, read })
      expect(visitor.complaints).toEqual([])
      expect(new URL(visitor.page.url()).search).not.toMatch(/@|\+|\d{6}/)
    } finally {
      await visitor.close()
    }
  })
})
