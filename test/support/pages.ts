// People on the pages of a registration, with a test key: the words of the journeys about pages.
import { type Application, createApplication } from './application.ts'
import type { TestEngine } from './databases.ts'
import { newPerson, type Page, type Person } from './person.ts'
import { startTestApp, type TestApp, type TestAppOptions } from './start-app.ts'

export const RETURN_URL = 'https://shop.example/welcome'

export interface Opened {
  readonly id: string
  readonly url: string
  readonly person: Person
}

export interface PagesStage {
  readonly app: TestApp
  readonly shop: Application
  /** Made by the service; its address is opened by somebody new. */
  open(body?: object, headers?: Readonly<Record<string, string>>): Promise<Opened>
  /** As far as the page after identity. */
  prove(opened: Opened, method: string, who: string, where?: { country?: string; location?: string }): Promise<Page>
  /** As the service reads it. */
  // biome-ignore lint/suspicious/noExplicitAny: judged by the test that reads it
  read(opened: Pick<Opened, 'id'>): Promise<any>
  /** The code that is live. */
  code(opened: Pick<Opened, 'id'>): Promise<string>
  /** The messages of the code that is live. */
  messages(opened: Pick<Opened, 'id'>): Promise<readonly { readonly code: string }[]>
}

export async function stagePages(
  engine: TestEngine,
  options: TestAppOptions & { readonly settings?: object } = {},
): Promise<PagesStage> {
  const app = await startTestApp(engine, options)
  const settings = { return_urls: [RETURN_URL], ...options.settings }
  const shop = await createApplication(app, settings, 'test', ['verify', 'register', 'accounts'])

  const read = async ({ id }: Pick<Opened, 'id'>) => (await shop.call(`/v1/registrations/${id}`)).body
  async function messages(opened: Pick<Opened, 'id'>) {
    await app.app.idle()
    const { verification } = await read(opened)
    return (await shop.call(`/v1/test/messages?verification=${verification.id}`)).body.messages
  }

  return {
    app,
    shop,
    read,
    messages,
    async open(body = {}, headers = { 'accept-language': 'en' }) {
      const answer = await shop.call('/v1/registrations', {
        method: 'POST',
        body: { purpose: 'registration', locale: 'en', ...body },
      })
      if (answer.status !== 201) throw new Error(`It was answered ${answer.status}: ${answer.text}`)
      const { id, url } = answer.body
      const person = newPerson(headers)
      await person.open(url)
      return { id, url, person }
    },
    async prove({ person }, method, who, { country = 'EE', location = country } = {}) {
      await person.submit({ country, location })
      await person.submit({ method })
      return await person.submit({ person: who })
    },
    code: async (opened) => (await messages(opened))[0]?.code ?? 'no code',
  }
}
