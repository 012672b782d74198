// Help, support and privacy, within a registration and standing alone: for which service, in which language, and that what they say is
// what holds.
import { beforeAll, describe, expect, test } from 'vitest'
import { countryName, format, locales } from '../../src/i18n/index.ts'
import { createUuids } from '../../src/lib/ids.ts'
import { systemRandom } from '../../src/lib/random.ts'
import { NOTICE_DAYS } from '../../src/notices/index.ts'
import { createPolicyAdmin, SHIPPED_TABLE } from '../../src/policy/index.ts'
import { IDLE_SECONDS, LONGEST_SECONDS } from '../../src/registration/index.ts'
import { COUNTERS_KEPT_SECONDS, ENDED_KEPT_SECONDS, STORY_DAYS } from '../../src/verification/index.ts'
import { newMailbox } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { type PagesStage, stagePages } from '../support/pages.ts'
import { newPerson, type Person } from '../support/person.ts'

const [embedded] = engines
if (embedded === undefined) throw new Error('There is no embedded engine.')
const PAGES = ['help', 'support', 'privacy'] as const

let stage: PagesStage
beforeAll(async () => {
  stage = await stagePages(embedded, {
    settings: {
      name: 'Riverside Library',
      support: 'help@riverside.example',
      support_hours: 'Mo–Fr 9–17',
      controller: 'Riverside Ltd',
      privacy_url: 'https://riverside.example/privacy',
      code_digits: 8,
      resend_after_seconds: [60],
    },
  })
})

async function read(path: string, language = 'en', person: Person = newPerson({ 'accept-language': language })) {
  return await person.open(`${stage.app.app.url}${path}`)
}
const ofShop = (page: string): string => `/s/${stage.shop.slug}/${page}`

describe('standing alone', () => {
  test.each(
    PAGES.flatMap((page) => locales.map((locale) => [page, locale] as const)),
  )('%s speaks %s', async (page, locale) => {
    for (const found of [await read(`/${page}?language=${locale}`), await read(ofShop(page), locale)]) {
      expect(found).toMatchObject({ status: 200, language: locale, heading: format(locale, `${page}.title`) })
      expect(found.text).not.toMatch(/\{\w+\}|undefined|\[object/)
    }
  })

  test('is kept apart by language and by compression', async () => {
    expect((await read('/help')).headers.get('vary')).toBe('accept-language, accept-encoding')
  })

  test('a language that is not spoken is answered in that of the service', async () => {
    expect(await read(ofShop('help'), 'tlh')).toMatchObject({ status: 200, language: 'en' })
  })

  test('each service has its own, and the default one the shortest addresses', async () => {
    expect((await read('/help')).title).toBe('Help with codes – Pinpost')
    const own = await read(ofShop('help'))
    expect(own.title).toBe('Help with codes – Riverside Library')
    const ways = own.links.map(({ href }) => href.split('?')[0])
    for (const page of PAGES) expect(ways).toContain(ofShop(page))
  })

  test('a service that is none has no pages, and people are told so', async () => {
    const page = await read('/s/nobody/help')
    expect(page).toMatchObject({ status: 404, heading: 'There is nothing here' })
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('in another language is one step away, by a link that keeps the page', async () => {
    const person = newPerson({ 'accept-language': 'en' })
    await read(ofShop('privacy'), 'en', person)
    expect((await person.follow('Eesti')).language).toBe('et')
    expect(person.page.name).toBe('privacy')
    expect((await person.follow('Abi')).language).toBe('et')
  })
})

describe('help', () => {
  test('speaks of the codes as they are: their digits and when one may ask again', async () => {
    const { words } = await read(ofShop('help'))
    expect(words).toContain('a number of 8 digits')
    expect(words).toContain('after 1 minute, ask for it again')
    expect((await read('/help')).words).toContain('after 2 minutes, ask for it again')
  })

  test('tells for each way to prove who one is where the code goes', async () => {
    const { words } = await read('/help')
    expect(words).toContain('ID card The code goes to a contact that you give.')
    expect(words).toContain(
      'Face and document The code goes to a contact that we have on file; with this way you cannot change it',
    )
  })

  test('lists the countries without text messages as the policy in force has them', async () => {
    const shipped = SHIPPED_TABLE.filter(({ verdicts }) => verdicts.sms === 'no').flatMap(
      ({ countries = [] }) => countries,
    )
    const before = await read(ofShop('help'))
    for (const country of shipped) expect(before.words).toContain(countryName('en', country))
    expect(before.words).not.toContain('Latvia')

    const { db } = stage.app.app
    const { clock } = stage.app
    const admin = createPolicyAdmin({ db, clock, uuids: createUuids(clock, systemRandom) })
    const serviceId = (await stage.shop.owner()).service.id
    const said = { sender: undefined, hasOriginLine: undefined, why: 'a test', setBy: 'a test' }
    const common = { ...said, serviceId, channel: 'sms' } as const
    await admin.set({ ...common, country: 'LV', verdict: 'no' })
    await admin.set({ ...common, country: 'BE', verdict: 'yes' })
    const after = await read(ofShop('help'))
    expect(after.words).toContain('Latvia')
    expect(after.words).not.toContain('Belgium')
  })

  test.each(locales)('tells in %s what to do when data were leaked', async (locale) => {
    const { words } = await read('/help', locale)
    for (const key of ['help.leaked.now', 'help.leaked.two_steps'] as const)
      expect(words).toContain(format(locale, key))
  })

  test('has an anchor for each of its parts', async () => {
    const { text } = await read('/help')
    const parts = [...text.matchAll(/href="#([\w-]+)"/g)].map(([, id]) => id).filter((id) => id !== 'main')
    expect(parts).toHaveLength(8)
    for (const part of parts) expect(text).toContain(`<section id="${part}"`)
  })
})

describe('privacy', () => {
  test('names the figures that the program goes by', async () => {
    const { words } = await read(ofShop('privacy'))
    for (const figure of [
      `${IDLE_SECONDS / 60} minutes after your latest step, for ${LONGEST_SECONDS / 3600} hours at most`,
      `deleted ${ENDED_KEPT_SECONDS / 3600} hours after the end`,
      `messages is kept for ${STORY_DAYS} days`,
      `what support has done, is kept for ${NOTICE_DAYS} days`,
      `for ${COUNTERS_KEPT_SECONDS / 86_400} days`,
    ]) {
      expect(words).toContain(figure)
    }
  })

  test('says for how long the cookies last that a registration really sets', async () => {
    const { person } = await stage.open()
    await person.submit({})
    const [owner = 0, typed = 0] = [...person.cookies.values()].map(({ line }) =>
      Number(/Max-Age=(\d+)/.exec(line)?.[1]),
    )
    const { words } = await read('/privacy')
    expect(words).toContain(`it ends after ${owner / 3600} hours at most`)
    expect(words).toContain(`It ends after ${typed / 60} minutes`)
  })

  test('says who is responsible for the data, and where the whole notice is', async () => {
    const page = await read(ofShop('privacy'))
    expect(page.words).toContain('Riverside Ltd is responsible for the data')
    expect(page.links.map(({ href }) => href)).toContain('https://riverside.example/privacy')
    expect((await read('/privacy')).words).toContain('Pinpost is responsible for the data')
  })

  test('speaks of a cookie for the way back only where some way leads to another service', async () => {
    expect((await read('/privacy')).words).not.toContain('find your way back')
  })
})

describe('within a registration', () => {
  test('support shows its reference, sends it along, and leads back without a loss', async () => {
    const opened = await stage.open()
    const { person } = opened
    await stage.prove(opened, 'id_card', 'newcomer')
    const { reference } = await stage.read(opened)
    await person.follow('Support')
    expect(person.page.words).toContain(reference)
    expect(person.page.words).toContain('Hours: Mo–Fr 9–17')
    expect(person.page.links.map(({ href }) => href)).toContain(`mailto:help@riverside.example?subject=${reference}`)
    expect(person.page.words).toContain('see your code: nobody can, and nobody may ask you for it')
    expect((await person.follow('Back to where you were')).name).toBe('contacts')
  })

  test('the way back leads to the page that it was opened from, as that was left, whatever was read on the way', async () => {
    const opened = await stage.open()
    const { person } = opened
    await stage.prove(opened, 'id_card', 'newcomer')
    await person.submit({ email: newMailbox() })
    await person.follow('Change')
    await person.submit({ email: 'ann@@example.com' })
    await person.follow('Help')
    await person.follow('Ask support for help')
    await person.submit({}, 'Eesti')
    expect(person.page).toMatchObject({ name: 'support', language: 'et' })
    await person.follow('Tagasi sinna')
    expect(person.page).toMatchObject({ name: 'contacts', language: 'et' })
    expect(person.values()).toMatchObject({ email: 'ann@@example.com' })
  })

  test('the way back leads to where it stands when the page is over, or none that there is was named', async () => {
    const opened = await stage.open()
    const { person, url } = opened
    await person.follow('Help')
    const help = person.page
    person.back()
    await stage.prove(opened, 'id_card', 'newcomer')
    await person.open(help.address.href)
    expect((await person.follow('Back to where you were')).name).toBe('contacts')
    for (const from of ['help', 'nowhere', 'https://elsewhere.example', 'start&from=start']) {
      await person.open(`${url}/help?from=${from}`)
      expect(await person.follow('Back to where you were')).toMatchObject({ name: 'contacts', status: 200 })
    }
  })

  test.each(PAGES)('%s is there at every end too, with nothing to mend', async (page) => {
    const opened = await stage.open()
    stage.app.clock.advance(LONGEST_SECONDS)
    const found = await opened.person.open(`${opened.url}/${page}`)
    expect(found).toMatchObject({ status: 200, heading: format('en', `${page}.title`) })
  })
})

test.each([
  [undefined, 'no address for its support is known', undefined],
  ['https://riverside.example/help', 'Open the support page', 'https://riverside.example/help'],
  ['+372 600 0000', '+372 600 0000', 'tel:+3726000000'],
  ['mailto:help@riverside.example', 'help@riverside.example', 'mailto:help@riverside.example'],
])('support that is %j can be reached', async (support, said, href) => {
  await stage.app.app.services.update('default', { support: support ?? null })
  const page = await read('/support')
  expect(page.words).toContain(said)
  if (href !== undefined) expect(page.links.map((link) => link.href)).toContain(href)
})
