// A registration brought to where a page is to be looked at. What leads there is done by the functions behind the pages, as the browser
// that owns it; so a look costs one request, and pages are walked through elsewhere.
import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import type { App } from '../../src/app.ts'
import { type Contact, type CountryCode, parseContact } from '../../src/contacts/index.ts'
import { formatId, type Uuid } from '../../src/lib/ids.ts'
import type { Party, Registration, RegistrationPurpose, StepRequest } from '../../src/registration/index.ts'
import type { Owner } from '../../src/verification/index.ts'
import type { FakeClock } from './fake-clock.ts'

/** A whole Pinpost in trial mode, whose clock is in the test's hand. */
export interface Stage {
  readonly app: App
  readonly clock: FakeClock
  /** Of the person, where a story says none. */
  readonly locale?: string
}

export interface Beginning {
  readonly purpose?: RegistrationPurpose
  /** The default one without it. */
  readonly service?: { readonly slug: string; readonly name: string }
  readonly kind?: 'test' | 'live'
  readonly method?: string
  readonly country?: string
  readonly location?: string
  readonly locale?: string
  readonly returnUrl?: string
  /** One of the invented people, whom the method has proved. */
  readonly person?: string
  /** Typed in: `phone` and `email` stand for ones that no other story has. */
  readonly contacts?: readonly string[]
  /** To which the code was sent. */
  readonly option?: string
}

export interface Story {
  readonly step: StepRequest
  readonly id: Uuid
  /** The address of a page, from the slash. */
  path(page: string): string
  /** Goes to a page, at the hour of the stage. */
  open(page: string): Promise<void>
  sendTo(option: string): Promise<void>
  resend(): Promise<void>
  /** The code that was sent last. */
  code(): Promise<string>
  check(code: string): Promise<void>
  read(): Promise<Registration>
}

const HOST: Party = { by: 'host' }

export async function begin({ app, clock, locale }: Stage, page: Page, beginning: Beginning = {}): Promise<Story> {
  const { registrations } = app
  const caller = await ownerOf(app, beginning)
  const created = await registrations.create({
    caller,
    purpose: beginning.purpose ?? 'registration',
    method: beginning.method,
    subject: undefined,
    country: beginning.country as CountryCode | undefined,
    locale: beginning.locale ?? locale,
    location: beginning.location as CountryCode | undefined,
    returnUrl: beginning.returnUrl,
    state: undefined,
  })
  const { id } = done(created).registration
  const secret = createHash('sha256').update(id).digest('base64url')
  const step: StepRequest = { caller, id, party: { by: 'browser', secret } }
  const path = (name: string): string => `/registrations/${formatId('reg', id)}/${name}`
  const place = { domain: new URL(app.url).hostname, path: path('').slice(0, -1) }
  await page.context().addCookies([{ name: 'pinpost_registration', value: secret, ...place, httpOnly: true }])
  done(await registrations.open(step))
  const { person, contacts, option } = beginning
  if (person) done(await registrations.proveIdentity(step, { by: 'trial', person }))
  if (contacts)
    done(
      await registrations.enterContacts(
        step,
        contacts.map((one) => contactOf(one, id)),
      ),
    )
  const story: Story = {
    step,
    id,
    path,
    async open(name) {
      await page.clock.setFixedTime(clock.now())
      const wanted = new URL(path(name), app.url)
      await page.goto(wanted.href)
      // A page that is not its turn sends on.
      if (page.url() !== wanted.href) throw new Error(`${name} led to ${page.url()}`)
    },
    async sendTo(to) {
      done(await registrations.send(step, to, undefined))
      await app.idle()
    },
    async resend() {
      done(await registrations.resend(step))
      await app.idle()
    },
    async code() {
      const { verification } = await story.read()
      const [message] = await app.verifications.testMessages({ verificationId: verification?.id }, 1)
      return message?.code ?? 'none'
    },
    async check(code) {
      await registrations.check(step, code, undefined)
    },
    read: async () => done(await registrations.read({ caller, id, party: HOST })).registration,
  }
  if (option) await story.sendTo(option)
  return story
}

async function ownerOf({ services }: App, { service: wanted, kind = 'test' }: Beginning): Promise<Owner> {
  const slug = wanted?.slug ?? 'default'
  if (wanted) await services.create(slug, { name: wanted.name })
  const service = await services.get(slug)
  if (!service) throw new Error(`There is no service ${slug}.`)
  return { service, kind }
}

/** So that no limit per contact fills up, and pictures stay the same: from the id. */
function contactOf(wanted: string, id: Uuid): Contact {
  const digits = String(Number.parseInt(id.slice(-6), 16) % 100_000).padStart(5, '0')
  const own: Readonly<Record<string, string>> = {
    phone: `+372512${digits}`,
    belgian: `+3247012${digits.slice(1)}`,
    email: `mari.tamm${digits.slice(2)}@example.com`,
  }
  const reading = parseContact(own[wanted] ?? wanted)
  if (!reading.ok) throw new Error(`${wanted} is no contact: ${reading.reason}`)
  return reading.contact
}

function done<O extends { readonly kind: string }>(outcome: O): Extract<O, { readonly kind: 'done' }> {
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome as Extract<O, { readonly kind: 'done' }>
}

/** What another code than the right one is. */
export function wrongFor(code: string): string {
  return [...code].map((digit) => String((Number(digit) + 1) % 10)).join('')
}
