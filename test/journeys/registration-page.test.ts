// What a browser meets that is sent to the address of a registration: words in its language, and what to quote.
import { beforeAll, expect, test } from 'vitest'
import { createUuids, formatId } from '../../src/lib/ids.ts'
import { systemRandom } from '../../src/lib/random.ts'
import { referenceOf } from '../../src/lib/reference.ts'
import { engines } from '../support/databases.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'

let app: TestApp
beforeAll(async () => {
  const [engine] = engines
  if (engine === undefined) throw new Error('There is the embedded engine.')
  app = await startTestApp(engine)
})

const open = (id: string, language: string) =>
  fetch(`${app.app.url}/registrations/${id}`, { headers: { 'accept-language': language } })

test.each([
  ['en-GB,en;q=0.9', 'en', 'Please go back'],
  ['et', 'et', 'Palun mine tagasi'],
  ['fr-BE,fr;q=0.9', 'fr', 'Veuillez revenir en arrière'],
  ['nl-BE', 'nl', 'Ga alstublieft terug'],
  ['xx', 'en', 'Please go back'],
])('who prefers %s is told in %s that it goes on elsewhere', async (wanted, language, words) => {
  const id = createUuids(fakeClock(), systemRandom)()
  const answer = await open(formatId('reg', id), wanted)
  const page = await answer.text()
  expect(answer.status).toBe(501)
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(page).toContain(`<html lang="${language}">`)
  expect(page).toContain(words)
  expect(page).toContain(referenceOf(id))
})

test('what is no id of a registration has no page', async () => {
  expect((await open('ver_01jdcg8e5zf4k9t2m6q7r8s9v0', 'en')).status).toBe(404)
})
