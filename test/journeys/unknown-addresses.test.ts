// What is answered at an address that there is not: a page to a browser that came for one, a problem to everybody else.
import type { FastifyPluginCallback } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nothingHere } from '../../src/pages/index.ts'
import { ID, type Stage, setStage } from '../support/http-stage.ts'

/** As browsers say when somebody types an address. */
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8'
const HTML = 'text/html; charset=utf-8'
const PROBLEM = 'application/problem+json; charset=utf-8'

let stage: Stage
beforeAll(async () => {
  const answerOnly: FastifyPluginCallback = (scope, _options, done) => {
    scope.post('/answer-only', async () => 'answered')
    done()
  }
  stage = await setStage({ nothingHere, pages: [answerOnly] })
})
afterAll(() => stage.close())

const browse = (method: string, url: string, language = 'en') =>
  stage.call(method, url, { key: '', headers: { accept: BROWSER, 'accept-language': language } })

describe('whoever mistypes an address in a browser', () => {
  test.each([
    ['/registratoins', 'en', 'There is nothing here'],
    ['/helpp?from=letter', 'de-CH,de;q=0.9', 'Hier ist nichts'],
    ['/helpp?language=et', 'de', 'Siin ei ole midagi'],
    ['/helpp', 'tlh', 'There is nothing here'],
    ['/docs/static/nothing', 'en', 'There is nothing here'],
    ['/v1x', 'en', 'There is nothing here'],
  ])('%s is told so in their language: %s', async (url, language, heading) => {
    const { status, headers, text } = await browse('GET', url, language)
    expect([status, headers['content-type']]).toEqual([404, HTML])
    expect(text).toContain(`<h1>${heading}</h1>`)
  })

  test('gets a page that is guarded as all pages are, and that no cache gives to a program', async () => {
    const { headers, text } = await browse('GET', '/helpp')
    const help = await browse('GET', '/docs/errors')
    for (const name of ['content-security-policy', 'x-frame-options', 'x-content-type-options', 'referrer-policy']) {
      expect([name, headers[name]]).toEqual([name, help.headers[name] ?? 'none'])
    }
    expect(headers).toMatchObject({ 'cache-control': 'no-cache', vary: 'accept, accept-language, accept-encoding' })
    expect(text).not.toContain('helpp')
  })

  test('is told as well where an address knows other methods only', async () => {
    const { status, headers } = await browse('GET', '/answer-only')
    expect([status, headers.allow, headers['content-type']]).toEqual([405, 'POST', HTML])
  })

  test('costs a program no body: HEAD answers as GET does', async () => {
    const { status, headers, text } = await browse('HEAD', '/helpp')
    expect([status, headers['content-type'], text]).toEqual([404, HTML, ''])
  })

  test('is counted and logged as what it is', async () => {
    await browse('GET', '/helpp')
    expect(stage.telemetry.events.at(-1)).toMatchObject({
      name: 'requestAnswered',
      event: { method: 'GET', route: 'unknown', status: 404, problem: 'not_found' },
    })
  })
})

describe('everybody else is answered a problem', () => {
  test.each(['application/json', '*/*', 'image/avif,image/webp,*/*;q=0.8', ''])('who takes %s', async (accept) => {
    const { status, headers, json } = await stage.call('GET', '/helpp', { key: '', headers: { accept } })
    expect([status, json.code, headers['content-type']]).toEqual([404, 'not_found', PROBLEM])
    expect(headers).toMatchObject({ 'cache-control': 'no-cache', vary: 'accept, accept-language' })
  })

  test('who sends something', async () => {
    const { status, headers } = await browse('POST', '/helpp')
    expect([status, headers['content-type']]).toEqual([404, PROBLEM])
  })

  test.each([
    ['/v1', 404],
    ['/v1/', 404],
    ['/v1/nothing', 404],
    ['/V1/nothing', 404],
    ['/%76%31/nothing', 404],
    [`/v1/verifications/${ID}/checks`, 404],
    ['/v1/verifications', 405],
    [`/v1/verifications/${ID}/check`, 405],
    ['//v1/verifications', 404],
    ['/v2/nothing', 404],
    ['/receipts/nothing/here', 404],
  ])('who asks for %s, which is for programs, whatever they take', async (url, expected) => {
    for (const method of ['GET', 'HEAD']) {
      const { status, headers } = await browse(method, url)
      expect([method, status, headers['content-type']]).toEqual([method, expected, PROBLEM])
    }
  })
})
