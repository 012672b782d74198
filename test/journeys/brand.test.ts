// How a service looks on its pages: its colour in a sheet of its own, its picture in place of the name, each with an address that
// changes when it does.
import { beforeAll, expect, test } from 'vitest'
import { createApplication } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { type PagesStage, stagePages } from '../support/pages.ts'
import { newPerson, type Page } from '../support/person.ts'

const [embedded] = engines
if (embedded === undefined) throw new Error('There is no embedded engine.')

const drawing = (content: string): string =>
  `data:image/svg+xml;base64,${Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`).toString('base64')}`

let stage: PagesStage
beforeAll(async () => {
  stage = await stagePages(embedded, {
    settings: { name: 'Sons & Daughters', brand_color: '#0b6e4f', logo: drawing('<title>S&amp;D</title>') },
  })
})

const at = (path: string): string => new URL(path, stage.app.app.url).href
const addresses = ({ text }: Page, pattern: RegExp): string[] =>
  [...text.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, path]) => path ?? '').filter((path) => pattern.test(path))

test('a page carries the colours by a sheet that browsers keep for good', async () => {
  const { person } = await stage.open()
  const [style = ''] = addresses(person.page, /^\/brand\//)
  expect(style).toMatch(/^\/brand\/0b6e4f\.css\?v=[\w-]{16}$/)
  const answer = await fetch(at(style))
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8')
  const text = await answer.text()
  expect(text).toMatch(
    /^:root\{--brand:#0b6e4f;--brand-contrast:#ffffff;--brand-ink:#0b6e4f\}@media\(prefers-color-scheme:dark\)/,
  )
  expect((await fetch(at('/brand/0b6e4f.css?v=another'))).headers.get('cache-control')).toBe('no-cache')
  const again = await fetch(at(style), { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test('the picture stands for the name, and nothing in it could run', async () => {
  const { person } = await stage.open()
  expect(person.page.text).toMatch(/<img src="\/brand\/[\w-]+\/logo\?v=[\w-]{16}" alt="Sons &amp; Daughters"/)
  expect(person.page.title).toBe('Open your account – Sons & Daughters')
  const [logo = ''] = addresses(person.page, /logo/)
  const answer = await fetch(at(logo))
  expect(answer.headers.get('content-type')).toBe('image/svg+xml')
  expect(answer.headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
  )
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(await answer.text()).toContain('<title>S&amp;D</title>')
})

test('another picture or colour has another address, at once', async () => {
  const { slug } = await createApplication(stage.app, { brand_color: '#b3261e', logo: drawing('<path/>') })
  const open = () => newPerson().open(at(`/s/${slug}/help`))
  const before = addresses(await open(), /brand/)
  expect(before).toHaveLength(2)
  await stage.app.app.services.update(slug, { brand_color: '#ffcc00', logo: drawing('<g/>') })
  const after = addresses(await open(), /brand/)
  expect(after).toHaveLength(2)
  expect(before.filter((address) => after.includes(address))).toEqual([])
})

test('a service without them has its name, and Pinpost’s own look', async () => {
  const page = await newPerson().open(at('/help'))
  expect(addresses(page, /brand/)).toEqual([])
  expect(page.text).toContain('<p class="brand">Pinpost</p>')
})

test.each([
  '/brand/nobody/logo',
  '/brand/default/logo',
  '/brand/red.css',
  '/brand/0B6E4F.css',
  '/brand/0b6e4f00.css',
])('%s is nothing', async (path) => {
  expect((await fetch(at(path))).status).toBe(404)
})

test('pages in place of a registration have the look of its service', async () => {
  const { url } = await stage.open()
  const elsewhere = await newPerson().open(`${url}/start`)
  expect(elsewhere).toMatchObject({ status: 403, heading: 'Please continue where you began' })
  expect(addresses(elsewhere, /brand/)).toHaveLength(2)
})
