// An application that uses Pinpost over HTTP, in the words of the journeys: a service with a key of its own, so that stories on
// one Pinpost do not meet in limits and settings. What it starts it names by what was answered, and says the session with it.
import { parseId, type Uuid } from '../../src/lib/ids.ts'
import type { Scope } from '../../src/services/index.ts'
import type { Owner } from '../../src/verification/index.ts'
import type { Answer, Call } from './client.ts'
import type { TestApp } from './start-app.ts'

type Headers = Readonly<Record<string, string>>
type Members = Readonly<Record<string, unknown>>

/** A verification as its application knows it. */
export interface Begun {
  readonly id: string
  readonly reference: string
  readonly token: string
  readonly to: string
  readonly session: string | undefined
}

/** The same, with the code that was sent. */
export interface Sent extends Begun {
  readonly code: string
}

export interface Application {
  readonly key: string
  readonly slug: string
  call(path: string, call?: Call): Promise<Answer>
  /** `more` are further members of the body. */
  start(to: string, more?: Members, headers?: Headers): Promise<Answer>
  /** Starts, and wants a new one. */
  begin(to: string, more?: Members): Promise<Begun>
  /** Starts, and reads the message that brings the code of six digits. */
  send(to: string, more?: Members): Promise<Sent>
  inspect(to: string, more?: Members): Promise<Answer>
  check(begun: Pick<Begun, 'id' | 'session'>, code: string, more?: Members, headers?: Headers): Promise<Answer>
  resend(begun: Pick<Begun, 'id' | 'session'>, more?: Members, headers?: Headers): Promise<Answer>
  cancel(begun: Pick<Begun, 'id' | 'session'>, more?: Members, headers?: Headers): Promise<Answer>
  read(begun: Pick<Begun, 'id'>): Promise<Answer>
  /** The code that was sent, or with a test key would have been. */
  codeFor(begun: Pick<Begun, 'id' | 'to'>, digits?: number): Promise<string>
  /** As the functions behind HTTP know it. */
  owner(): Promise<Owner>
}

let made = 0

/** Makes a service with these settings, and a key for it. */
export async function createApplication(
  app: TestApp,
  settings: Members = {},
  kind: 'live' | 'test' = 'live',
  scopes: readonly Scope[] = ['verify'],
): Promise<Application> {
  const slug = `app-${++made}`
  const outcome = await app.app.services.create(slug, { name: 'Example', ...settings })
  if (outcome.kind !== 'created') throw new Error(JSON.stringify(outcome))
  return addKey(app, slug, kind, scopes)
}

/** Another key for a service that is there. */
export async function addKey(
  app: TestApp,
  slug: string,
  kind: 'live' | 'test',
  scopes: readonly Scope[] = ['verify'],
): Promise<Application> {
  const created = await app.app.services.createKey(slug, kind, scopes)
  if (!created) throw new Error(`There is no service ${slug}.`)
  return applicationWith(app, created.key, slug, kind)
}

export function applicationWith(app: TestApp, key: string, slug: string, kind: 'live' | 'test'): Application {
  const call = (path: string, one: Call = {}) => app.anyone.call(path, { key, ...one })
  const post = (path: string, body: unknown, headers: Headers = {}) => call(path, { method: 'POST', body, headers })
  const start = (to: string, more: Members = {}, headers: Headers = {}) =>
    post('/v1/verifications', { to, purpose: 'registration', ...more }, headers)
  const about =
    (action: string) =>
    (begun: Pick<Begun, 'id' | 'session'>, more: Members = {}, headers: Headers = {}) =>
      post(`/v1/verifications/${begun.id}/${action}`, { ...withSession(begun), ...more }, headers)
  async function begin(to: string, more: Members = {}): Promise<Begun> {
    const answer = await start(to, more)
    if (answer.status !== 201) throw new Error(`The start was answered ${answer.status}: ${answer.text}`)
    const { id, reference, client_token: token } = answer.body
    return { id, reference, token, to, session: more.session as string | undefined }
  }
  async function codeFor({ id, to }: Pick<Begun, 'id' | 'to'>, digits?: number): Promise<string> {
    if (kind === 'live') return await app.codeFor(to, digits)
    const { body } = await call(`/v1/test/messages?verification=${id}`)
    return body.messages[0]?.code ?? 'no message'
  }
  return {
    key,
    slug,
    call,
    start,
    begin,
    inspect: (to, more = {}) => post('/v1/contacts/inspect', { to, ...more }),
    async send(to, more) {
      const begun = await begin(to, more)
      const code = await codeFor(begun)
      if (!/^\d{6}$/.test(code)) throw new Error(`The message for a story brought ${code}.`)
      return { ...begun, code }
    },
    check: (begun, code, more = {}, headers = {}) => about('check')(begun, { code, ...more }, headers),
    resend: about('resend'),
    cancel: about('cancel'),
    read: ({ id }) => call(`/v1/verifications/${id}`),
    codeFor,
    async owner() {
      const service = await app.app.services.get(slug)
      if (!service) throw new Error(`There is no service ${slug}.`)
      return { kind, service }
    },
  }
}

function withSession({ session }: Pick<Begun, 'session'>): Members {
  return session === undefined ? {} : { session }
}

/** The id as the database has it. */
export function uuidOf({ id }: Pick<Begun, 'id'>): Uuid {
  const uuid = parseId('ver', id)
  if (uuid === undefined) throw new Error(`${id} is no id.`)
  return uuid
}

let people = 0

/** A mailbox that no other story uses. */
export function newMailbox(): string {
  return `person-${++people}@mailbox.example`
}

/** A mobile number that no other story uses, nor its range: it differs from the others in more than its last four digits. */
export function newPhone(): string {
  return `+3725${String(++people % 1000).padStart(3, '0')}${String(people).padStart(4, '0')}`
}

/** A code that is as long and not the right one; another one for each `by` from 1. */
export function wrongFor(code: string, by = 1): string {
  return ((Number(code) + by) % 10 ** code.length).toString().padStart(code.length, '0')
}

/** Gives so many wrong answers, one after the other, and wants each judged. */
export async function answerWrong(application: Application, sent: Sent, n: number): Promise<Answer[]> {
  const answers = await inTurn(n, (i) => application.check(sent, wrongFor(sent.code, i + 1)))
  for (const { status, body, text } of answers) {
    if (status !== 200 || body.valid !== false) throw new Error(`A wrong answer was answered ${status}: ${text}`)
  }
  return answers
}

export function times<T>(n: number, make: (index: number) => T): T[] {
  return Array.from({ length: n }, (_, index) => make(index))
}

/** One after the other. */
export async function inTurn<T>(n: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const made: T[] = []
  for (let index = 0; index < n; index++) made.push(await make(index))
  return made
}

/** A session that no other story uses. */
export function newSession(): string {
  return `session-${++people}`
}
