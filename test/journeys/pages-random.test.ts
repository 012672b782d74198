// Random walks over the pages of registrations: links that are there, forms that are there, with fields as they stand, with sense or
// with nonsense, new and old pages, two browsers, and the clock. Whatever is pressed, no page fails, and nothing is completed without a
// right code.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PAGE_NAMES } from '../../src/pages/registration/page.ts'
import { newMailbox, newPhone, wrongFor } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { type PagesStage, stagePages } from '../support/pages.ts'
import type { Page, Person } from '../support/person.ts'

const [embedded] = engines
if (embedded === undefined) throw new Error('There is no embedded engine.')
const NAMES = [...PAGE_NAMES, 'nowhere', 'code?said=wrong']

const pick = fc.nat({ max: 1_000 })
const step = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: fc.constant('sense' as const), pick }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('press' as const), pick }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('nonsense' as const),
      pick,
      text: fc.string({ unit: 'binary', maxLength: 40 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('link' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('visit' as const), name: fc.constantFrom(...NAMES) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('back' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('enter' as const, 'reload' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 120, 300, 600, 1_799) }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** What somebody with sense fills in, page by page. */
function sense(page: Page, seed: number, code: { right: string; wrong: string }): Readonly<Record<string, string>> {
  const of = <T>(...all: readonly T[]): T => all[seed % all.length] as T
  const fields: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    start: { country: 'EE', location: of('EE', 'BE', 'ES') },
    location: { location: of('EE', 'US') },
    method: { method: of('id_card', 'biometric', 'existing_account', 'bank') },
    identity: { person: of('newcomer', 'expired', 'two_devices', 'phone_only') },
    contacts: of({ email: newMailbox() }, { phone: newPhone() }, { email: newMailbox(), phone: newPhone() }),
    code: { code: of(code.right, code.right, code.wrong) },
  }
  return fields[page.name] ?? {}
}

test('no walk ends in a fault, or at an account without a right code', async () => {
  const clock = fakeClock()
  const stage = await stagePages(embedded, {
    clock,
    settings: { observed_limits: ['starts_per_ip_10_minutes', 'starts_per_ip_day'] },
  })
  const ends = new Set<string>()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('registration', 'renewal'),
      fc.array(step, { minLength: 20, maxLength: 40, size: 'max' }),
      async (purpose, steps) => {
        ends.add(await walk(stage, purpose, steps))
        clock.advance(86_400)
      },
    ),
    {
      numRuns: Number(process.env.PINPOST_TEST_RUNS ?? 6),
      // One that leads to the end whatever the dice say.
      examples: [['registration', Array.from({ length: 9 }, () => ({ do: 'sense' as const, pick: 0 }))]],
    },
  )
  expect([...ends]).toEqual(expect.arrayContaining(['completed']))
})

async function walk(stage: PagesStage, purpose: string, steps: readonly Step[]): Promise<string> {
  const opened = await stage.open({ purpose })
  const { person, url } = opened
  let isRight = false

  async function take(one: Step): Promise<void> {
    switch (one.do) {
      case 'wait':
        return void stage.app.clock.advance(one.seconds)
      case 'enter':
        return void (await person.open(url))
      case 'reload':
        return void (await person.reload())
      case 'visit':
        return void (await person.open(`${url}/${one.name}`))
      case 'back':
        return void (person.history.length > 4 && person.back(1 + (one.pick % 3)))
      case 'link': {
        const own = person.page.links.filter(({ href }) => href.startsWith('/registrations/'))
        const link = own[one.pick % Math.max(1, own.length)]
        return void (link && (await person.open(new URL(link.href, url).href)))
      }
      case 'press':
        return await press(person, {}, one.pick)
      case 'nonsense':
        return await press(person, Object.fromEntries(textFields(person).map((name) => [name, one.text])), one.pick)
      case 'sense': {
        const { verification } = await stage.read(opened)
        const right = verification?.status === 'pending' ? await stage.code(opened) : '000000'
        const fields = sense(person.page, one.pick, { right, wrong: wrongFor(right) })
        isRight ||= fields.code === right && right !== '000000'
        // What is not offered to this person is not theirs to choose.
        return void (await person.submit(fields).catch(refused))
      }
    }
  }

  for (const one of steps) {
    await take(one)
    expect({ at: person.page.address.pathname, after: one, status: person.page.status }).toMatchObject({
      status: expect.toBeOneOf([200, 404, 422]),
    })
  }
  const told = await stage.read(opened)
  if (told.status === 'completed') expect(isRight).toBe(true)
  return told.status
}

async function press(person: Person, fields: Readonly<Record<string, string>>, pick: number): Promise<void> {
  const { buttons } = person.page
  const button = buttons[pick % Math.max(1, buttons.length)]
  if (button) await person.submit(fields, button.label).catch(refused)
}

function textFields({ page }: Person): string[] {
  return [...page.text.matchAll(/<input id="([a-z]+)"/g)].map(([, name]) => name ?? '')
}

/** The client would not do it: the page does not offer it. */
function refused(cause: unknown): void {
  if (!(cause instanceof Error) || !/does not take|no field|no button|No page/.test(cause.message)) throw cause
}
