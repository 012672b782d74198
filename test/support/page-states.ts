// Every page for people in every state that it can be seen in, with the way there. One list, for the pictures in docs/screens and for
// the tests that look at each of them. Each state makes a registration of its own, so they can be reached in any order and again;
// the clock of the stage only goes forward.
import type { Page } from 'playwright-core'
import { type Beginning, begin, type Stage, type Story, wrongFor } from './page-story.ts'

export interface PageState {
  /** `page` or `page-state`, as the pictures are called. */
  readonly name: string
  /** What it is answered with, if not 200. */
  readonly status?: number | undefined
  /** Leaves the browser on the page. */
  reach(page: Page, stage: Stage): Promise<void>
}

/** To be among those of the default service. */
export const RETURN_URL = 'http://localhost:8080/welcome'
/** The longest that a service may be called, and no place to break it. */
const LONG_NAME = 'Landesverwaltungsgemeinschaftsarbeitsunfallversicherungsamt'.slice(0, 60)
const MINUTE = 60

const ENTERED: Beginning = { method: 'id_card', country: 'EE', location: 'EE', person: 'newcomer' }
const BOTH: Beginning = { ...ENTERED, contacts: ['phone', 'email'] }
const BY_SMS: Beginning = { ...BOTH, option: 'phone' }
const BY_EMAIL: Beginning = { ...BOTH, option: 'email' }
const ON_FILE: Beginning = { method: 'biometric', country: 'EE', location: 'EE', person: 'expired' }
const RENEWAL: Beginning = {
  purpose: 'renewal',
  method: 'existing_account',
  country: 'EE',
  location: 'EE',
  person: 'two_devices',
}

/** A page of a registration that has come so far. */
const at = (name: string, where: string, beginning: Beginning = {}, then: Then = nothingMore): PageState => ({
  name,
  async reach(page, stage) {
    const story = await begin(stage, page, beginning)
    await then(story, stage)
    await story.open(where)
  },
})

/** The same, with something done on the page itself. */
const after = (name: string, where: string, beginning: Beginning, act: (page: Page) => Promise<void>): PageState => ({
  name,
  async reach(page, stage) {
    const story = await begin(stage, page, beginning)
    await story.open(where)
    await act(page)
  },
})

type Then = (story: Story, stage: Stage) => Promise<void>
const nothingMore: Then = async () => {}

/** Presses the main button of the page's form. */
const submit = async (page: Page): Promise<void> =>
  await page.locator('form#page button[type=submit]:not(.default, .plain, .link)').first().click()

const confirm: Then = async (story) => {
  await story.check(await story.code())
}
const finish: Then = async (story, stage) => {
  await confirm(story, stage)
  await stage.app.registrations.complete(story.step)
}
const guess =
  (times: number): Then =>
  async (story) => {
    const wrong = wrongFor(await story.code())
    for (let time = 0; time < times; time++) await story.check(wrong)
  }
/** As support does, when the person asks for it. */
const cancel: Then = async (story, { app }) => {
  const { verification } = await story.read()
  if (verification === undefined) throw new Error('There is no code to cancel.')
  await app.verifications.cancel({
    caller: story.step.caller,
    id: verification.id,
    session: undefined,
    isSupport: true,
  })
}
const wait =
  (seconds: number): Then =>
  async (_story, { clock }) => {
    clock.advance(seconds)
  }

/** Outside of a registration. */
const standing = (name: string, path: string, status?: number): PageState => ({
  name,
  status,
  async reach(page, stage) {
    await goTo(page, stage, `${path}?language=${stage.locale ?? 'en'}`)
  },
})

async function goTo(page: Page, { app, clock }: Stage, path: string): Promise<void> {
  await page.clock.setFixedTime(clock.now())
  await page.goto(`${app.url}${path}`)
}

/** Another browser has begun. */
async function fromElsewhere(page: Page, stage: Stage): Promise<void> {
  const story = await begin(stage, page, BOTH)
  await page.context().clearCookies()
  await goTo(page, stage, `${story.path('review')}?language=${stage.locale ?? 'en'}`)
}

/** One of each kind, of which one failed. */
async function withMessages(page: Page, stage: Stage): Promise<void> {
  await begin(stage, page, BY_SMS)
  stage.clock.advance(41)
  await begin(stage, page, { ...BY_EMAIL, locale: 'et' })
  stage.clock.advance(41)
  await begin(stage, page, { ...ENTERED, contacts: ['+37250000001'], option: 'phone' })
  await goTo(page, stage, '/inbox')
}

/** Somebody renews the account of a person with two contacts by one of them: the other is told, and its owner follows the link. */
async function told(page: Page, stage: Stage): Promise<void> {
  const { app } = stage
  await finish(await begin(stage, page, { ...RENEWAL, person: 'leaked', option: 'email' }), stage)
  await app.upkeep.run('take over messages')
  await app.idle()
  const [notice] = await app.notices.testNotices({}, 1)
  const path = /\/not-me\/[\w-]{22}/.exec(notice?.content.text ?? '')?.[0]
  if (path === undefined) throw new Error('Nobody was told.')
  await goTo(page, stage, `${path}?language=${stage.locale ?? 'en'}`)
}

/** On the way to an identity provider. */
async function visitBegun(page: Page, stage: Stage): Promise<void> {
  const story = await begin(stage, page, { method: 'bank', country: 'EE' })
  await story.open('identity')
  await submit(page)
}

/** The form does not say where it comes from. */
async function withoutToken(page: Page, stage: Stage): Promise<void> {
  const story = await begin(stage, page, { country: 'EE' })
  await story.open('start')
  await page.locator('form#page input[name=token]').evaluate((field) => field.setAttribute('value', 'none'))
  await submit(page)
}

const leave: Then = async ({ step }, { app }) => {
  await app.registrations.unreachable(step)
}
const end: Then = async ({ step }, { app }) => {
  await app.registrations.end({ ...step, party: { by: 'host' } }, 'changed_mind')
}

/* biome-ignore format: a table */
export const pageStates: readonly PageState[] = [
  at('start', 'start'),
  at('start-preset', 'start', { country: 'EE', location: 'EE' }),
  at('start-long', 'start', { service: { slug: 'long', name: LONG_NAME }, country: 'EE', locale: 'de' }),
  at('start-renewal', 'start', { purpose: 'renewal', country: 'EE' }),
  after('start-wrong', 'start', {}, submit),
  after('start-languages', 'start', { country: 'EE' }, (page) => page.locator('.languages > summary').click()),

  at('method', 'method', { country: 'EE', location: 'EE' }),
  after('method-missing', 'method', { country: 'EE', location: 'EE' }, submit),
  at('method-not-for-you', 'method?said=not_for_you', { country: 'EE', location: 'EE' }),
  at('method-declined', 'method?said=declined', { country: 'EE', location: 'EE' }),

  at('identity-trial', 'identity', { method: 'id_card', country: 'EE' }),
  after('identity-trial-missing', 'identity', { method: 'id_card', country: 'EE' }, submit),
  at('identity-host', 'identity', { method: 'branch', country: 'EE', returnUrl: RETURN_URL }),

  at('contacts', 'contacts', ENTERED),
  after('contacts-missing', 'contacts', ENTERED, submit),
  after('contacts-wrong', 'contacts', ENTERED, async (page) => {
    await page.fill('#email', 'ann@gmailcom')
    await page.fill('#phone', '5123 45')
    await submit(page)
  }),
  at('contacts-email-needed', 'contacts?said=email_needed', { ...ENTERED, location: 'US' }),

  at('review', 'review', BOTH),
  at('review-one', 'review', { ...ENTERED, contacts: ['email'] }),
  at('review-meant', 'review', { ...ENTERED, contacts: ['ann@gmial.com'] }),
  at('review-hints', 'review', { ...ENTERED, contacts: ['info@ut.ee', '+37251234567'] }),
  at('review-no-sms', 'review', { ...ENTERED, contacts: ['belgian', 'email'] }),
  at('review-long', 'review', { ...ENTERED, contacts: [`${'maximiliana.'.repeat(4)}smith@${'long'.repeat(12)}.example.com`] }),

  at('options', 'options', { ...RENEWAL, purpose: 'registration', person: 'phone_only' }),
  at('options-fixed', 'options', ON_FILE),
  at('options-greyed', 'options', { ...ON_FILE, location: 'US' }),
  at('options-none', 'options', { ...ON_FILE, method: 'existing_account', person: 'belgian_phone' }),
  at('options-renewal', 'options', RENEWAL),
  at('options-leaked', 'options', { ...RENEWAL, person: 'leaked' }),
  at('unreachable', 'unreachable', ON_FILE),

  at('code', 'code', BY_SMS),
  at('code-email', 'code', BY_EMAIL),
  at('code-on-file', 'code', { ...ON_FILE, option: 'phone' }),
  after('code-missing', 'code', BY_SMS, submit),
  after('code-malformed', 'code', BY_SMS, async (page) => {
    await page.fill('#code', '12345')
    await submit(page)
  }),
  at('code-wrong', 'code?said=wrong', BY_SMS, guess(1)),
  at('code-last-try', 'code?said=wrong', BY_EMAIL, guess(4)),
  at('code-locked', 'code', BY_SMS, guess(5)),
  at('code-expired', 'code', BY_EMAIL, wait(10 * MINUTE)),
  at('code-cancelled', 'code', BY_SMS, cancel),
  at('code-sent-again', 'code?said=sent_again', BY_SMS, async (story, { clock }) => {
    clock.advance(2 * MINUTE)
    await story.resend()
  }),
  at('code-failed', 'code', { ...ENTERED, contacts: ['+37250000001', 'email'], option: 'phone' }),
  at('code-unknown', 'code', { ...ENTERED, contacts: ['lost@pinpost.test'], option: 'email' }),

  at('not-received', 'not-received', BY_SMS),
  at('not-received-due', 'not-received', BY_EMAIL, wait(2 * MINUTE)),
  at('not-received-abroad', 'not-received', { ...BY_SMS, location: 'LV' }, wait(2 * MINUTE)),
  at('not-received-failed', 'not-received', { ...ENTERED, contacts: ['+37250000001', 'email'], option: 'phone' }),
  at('not-received-on-file', 'not-received', { ...ON_FILE, option: 'phone' }),

  at('spare', 'spare', BY_SMS, confirm),
  at('done', 'done', BY_SMS, finish),
  at('done-renewal', 'done', { ...RENEWAL, option: 'email', returnUrl: RETURN_URL }, finish),

  at('ended-expired', 'ended', BOTH, wait(31 * MINUTE)),
  at('ended-unreachable', 'ended', ON_FILE, leave),
  at('ended-abandoned', 'ended', { ...BOTH, returnUrl: RETURN_URL }, end),
  at('location', 'location', BOTH),

  at('help', 'help', BY_SMS),
  at('support', 'support', BY_SMS),
  at('privacy', 'privacy', BY_SMS),

  standing('help-standing', '/help'),
  standing('support-standing', '/support'),
  standing('privacy-standing', '/privacy'),
  standing('not-found', '/s/nobody/help', 404),
  { name: 'elsewhere', status: 403, reach: fromElsewhere },
  { name: 'forged', status: 403, reach: withoutToken },
  { name: 'not-me', reach: told },
  {
    name: 'not-me-done',
    async reach(page, stage) {
      await told(page, stage)
      await page.locator('main form button').click()
    },
  },
  standing('not-me-gone', '/not-me/0123456789012345678901', 404),
]

/** Of a trial, for who tries Pinpost out: in English alone. */
export const trialStates: readonly PageState[] = [standing('front', '/'), { name: 'inbox', reach: withMessages }]

/** On a stage whose method `bank` leads to an identity provider (pages-stage.ts). */
export const providerStates: readonly PageState[] = [
  at('identity-oidc', 'identity', { method: 'bank', country: 'EE' }),
  { name: 'identity-start', reach: visitBegun },
  {
    name: 'identity-over',
    status: 410,
    reach: async (page, stage) => await goTo(page, stage, '/oidc/start?visit=none'),
  },
]
