// What a page weighs on the line: itself, its style and its scripts, compressed. Somebody on a poor line abroad waits for each byte.
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { request } from 'undici'
import { beforeAll, describe, expect, test } from 'vitest'
import { newMailbox, newPhone } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { type PagesStage, stagePages } from '../support/pages.ts'
import type { Person } from '../support/person.ts'

const [embedded] = engines
if (embedded === undefined) throw new Error('There is no embedded engine.')
const MOST_BYTES = 40_000
const DECOMPRESS = { br: brotliDecompressSync, gzip: gunzipSync }
type Encoding = keyof typeof DECOMPRESS

describe('a page weighs less than 40 kB with all that it needs', () => {
  let stage: PagesStage
  beforeAll(async () => {
    stage = await stagePages(embedded)
  })

  /** As it travels. */
  async function fetchRaw(
    person: Person,
    address: string,
    encoding: Encoding,
  ): Promise<{ bytes: Buffer; text: string }> {
    const cookie = [...person.cookies.values()].map(({ name, value }) => `${name}=${value}`).join('; ')
    const headers = { accept: 'text/html', 'accept-encoding': encoding, cookie }
    const answer = await request(address, { headers })
    expect([answer.statusCode, answer.headers['content-encoding']]).toEqual([200, encoding])
    expect(answer.headers.vary).toBe('accept-encoding')
    const bytes = Buffer.from(await answer.body.arrayBuffer())
    return { bytes, text: DECOMPRESS[encoding](bytes).toString() }
  }

  async function weigh(person: Person, address: string, encoding: Encoding): Promise<number> {
    const page = await fetchRaw(person, address, encoding)
    expect(page.text).toContain('</html>')
    const files = [...page.text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '')
    expect(files.length).toBeGreaterThan(1)
    const weights = files.map(
      async (path) => (await fetchRaw(person, new URL(path, address).href, encoding)).bytes.length,
    )
    return (await Promise.all(weights)).reduce((sum, each) => sum + each, page.bytes.length)
  }

  // The longest words, and letters that take two bytes each.
  test.each(['et', 'ru'])('in the language %s', async (locale) => {
    const opened = await stage.open({ locale }, { 'accept-language': locale })
    const { person, url } = opened
    const heavy: string[] = []
    const look = async (...names: readonly string[]) => {
      for (const name of names) {
        for (const encoding of ['br', 'gzip'] as const) {
          const bytes = await weigh(person, `${url}/${name}`, encoding)
          if (bytes >= MOST_BYTES) heavy.push(`${name} by ${encoding}: ${bytes}`)
        }
      }
    }
    await look('start')
    await stage.prove(opened, 'id_card', 'newcomer')
    await look('location', 'method', 'contacts', 'help', 'support', 'privacy')
    await person.submit({ email: newMailbox(), phone: newPhone() })
    await look('review', 'options', 'unreachable')
    await person.submit({ option: 'phone' })
    await look('code', 'not-received')
    await person.submit({ code: await stage.code(opened) })
    await look('spare')
    await person.submit({ finish: 'yes' }, undefined).catch(() => person.submit({}))
    await look('done')
    expect(heavy).toEqual([])
  })
})

test('a file has a tag for each form in which it travels, and nothing is sent to whoever has it', async () => {
  const stage = await stagePages(embedded)
  const url = `${stage.app.app.url}/assets/pinpost.css`
  const ask = async (headers: Record<string, string>) => {
    const answer = await request(url, { headers })
    return { status: answer.statusCode, headers: answer.headers, size: (await answer.body.arrayBuffer()).byteLength }
  }
  const [plain, tight] = [await ask({}), await ask({ 'accept-encoding': 'gzip, br' })]
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(tight.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' })
  expect(tight.size).toBeLessThan(plain.size / 3)
  expect(tight.headers.etag).not.toBe(plain.headers.etag)
  const theirs = { 'if-none-match': String(tight.headers.etag) }
  expect(await ask({ ...theirs, 'accept-encoding': 'gzip, br' })).toMatchObject({ status: 304, size: 0 })
  expect((await ask(theirs)).status).toBe(200)
})
