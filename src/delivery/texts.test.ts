import { SegmentedMessage } from 'sms-segments-calculator'
import { describe, expect, test } from 'vitest'
import { format, type Locale, locales } from '../i18n/index.ts'
import { type CodeText, renderCode, smsFits } from './texts.ts'

const base: CodeText = {
  channel: 'sms',
  locale: 'en',
  code: '012345',
  serviceName: 'Example',
  purpose: 'registration',
  lifeSeconds: 600,
  smsOriginHost: undefined,
}
const host18 = 'code.example.co.uk'
const host30 = 'registration.confirm.example.e'

function sms(change: Partial<CodeText>): { text: string; parts: number; encoding: string } {
  const { text } = renderCode({ ...base, ...change })
  const { segmentsCount, encodingName } = new SegmentedMessage(text)
  return { text, parts: segmentsCount, encoding: encodingName }
}

function email(change: Partial<CodeText>): { subject: string; text: string; html: string } {
  const rendered = renderCode({ ...base, channel: 'email', ...change })
  if (rendered.channel !== 'email') throw new Error('not an e-mail')
  return rendered
}

const names = {
  short: 'Ex',
  usual: 'Näidispank',
  long: 'The Long-Established Savings Bank of the Northern Islands and Their Surroundings',
  accented: 'Žalgirio šeimos bankas – „Čia“',
  'of extension characters': '[Bank] {of} ~ €uro | [Bank] {of} ~ €uro | [Bank] {of} ~ €uro | [Bank]',
  Cyrillic: 'Сберегательное общество взаимопомощи',
  emoji: '🏦👨‍👩‍👧‍👦'.repeat(8),
  empty: '',
}

const cases = [host18, host30].flatMap((host) =>
  ['012345', '0123456789'].flatMap((code) =>
    ['registration', 'renewal', 'order.return'].flatMap((purpose) =>
      Object.entries(names).map(([kind, serviceName]) => ({ host, code, purpose, kind, serviceName })),
    ),
  ),
)

/** GSM-7 lacks their letters: a text message has 70 units instead of 160, too few for everything and the last line. */
const inUcs2: readonly Locale[] = ['ru']
const inGsm = locales.filter((locale) => !inUcs2.includes(locale))

describe.each(locales)('a text message in %s', (locale) => {
  test.each(cases)('is one part: host $host, code $code, for $purpose, a name that is $kind', (change) => {
    const { text, parts } = sms({ ...change, locale, smsOriginHost: change.host })
    expect(parts).toBe(1)
    expect(text.startsWith(`${change.code} `)).toBe(true)
  })
})

describe.each(inGsm)('a text message in %s', (locale) => {
  test.each(
    cases.filter(({ kind }) => kind === 'usual'),
  )('says everything and ends with the line for browsers: host $host, code $code, for $purpose', ({
    host,
    code,
    purpose,
    serviceName,
  }) => {
    const { text } = sms({ locale, purpose, serviceName, code, smsOriginHost: host })
    const lines = text.split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toBe(`@${host} #${code}`)
    expect(lines[0]).toContain(serviceName)
    expect(lines[0]).toContain('10')
    expect(smsFits({ locale, serviceName, smsOriginHost: host, codeDigits: code.length, lifeSeconds: 600 })).toBe(true)
  })
})

describe.each(inGsm)('in %s', (locale) => {
  test.each(['registration', 'renewal', 'other'])('GSM-7 carries the text for %s', (purpose) => {
    expect(sms({ locale, purpose, smsOriginHost: host30 }).encoding).toBe('GSM-7')
  })
})

describe.each(inUcs2)('in %s', (locale) => {
  test.each(
    cases.filter(({ kind }) => kind === 'Cyrillic' || kind === 'usual'),
  )('the line for browsers goes before the advice, and the name keeps eight letters: host $host, code $code, for $purpose', ({
    host,
    code,
    purpose,
    serviceName,
  }) => {
    const { text, encoding } = sms({ locale, purpose, serviceName, code, smsOriginHost: host })
    expect(encoding).toBe('UCS-2')
    expect(text.split('\n')[0]).toContain(serviceName.slice(0, 8))
    expect(text.split('\n').slice(1)).toEqual([`@${host} #${code}`])
    expect(smsFits({ locale, serviceName, smsOriginHost: host, codeDigits: code.length, lifeSeconds: 600 })).toBe(true)
  })

  test.each(['registration', 'renewal', 'other'])('without that line the text for %s says everything', (purpose) => {
    const { text } = sms({ locale, purpose, serviceName: 'Касса' })
    const brief = format(locale, 'sms.brief', { code: base.code, service: 'Касса' })
    expect(text).toContain('Касса')
    expect(text).toContain('10')
    expect(text.length).toBeGreaterThan(brief.length + 20)
  })
})

describe.each(locales)('in %s', (locale) => {
  test('each purpose has words of its own, and all others share one wording', () => {
    const of = (purpose: string): string => sms({ locale, purpose }).text
    expect(new Set(['registration', 'renewal', 'sign_in'].map(of)).size).toBe(3)
    expect(of('sign_in')).toBe(of('order.return'))
  })
})

describe('the last line of a text message', () => {
  test('is not there where the service names no host', () => {
    expect(sms({}).text).toBe(
      '012345 is your code to open your Example account. Valid for 10 minutes. Never share it, not even with us.',
    )
  })

  test('stays under a host of any length that leaves room for the brief text, which then stands above it', () => {
    const { text, parts } = sms({ smsOriginHost: 'a'.repeat(63) })
    expect(text).toBe(`012345 is your Example code.\n@${'a'.repeat(63)} #012345`)
    expect(parts).toBe(1)
  })

  test('is left out, and said to be, where the host leaves no room', () => {
    const host = `${'a'.repeat(63)}.${'b'.repeat(63)}.example`
    const { text, parts } = sms({ smsOriginHost: host })
    expect(text).not.toContain('@')
    expect(text).toContain('Never share it')
    expect(parts).toBe(1)
    expect(
      smsFits({ locale: 'en', serviceName: 'Example', smsOriginHost: host, codeDigits: 6, lifeSeconds: 600 }),
    ).toBe(false)
  })

  test('makes no second part under a service without a name either', () => {
    expect(sms({ serviceName: '', smsOriginHost: `${'a'.repeat(63)}.${'b'.repeat(63)}.example` }).parts).toBe(1)
  })

  test('goes before the rest of the text where a name in other letters halves the room', () => {
    const { text, encoding } = sms({ serviceName: 'Кафе', smsOriginHost: host18 })
    expect(text).toBe(`012345 is your Кафе code.\n@${host18} #012345`)
    expect(encoding).toBe('UCS-2')
  })

  test('is left out where there is room for a name in other letters but not for both', () => {
    const { text } = sms({ serviceName: 'Сберегательное общество', smsOriginHost: host30, code: '0123456789' })
    expect(text).toBe('0123456789 is your Сберегательное общество code.')
  })
})

describe('the name of a service', () => {
  test('that is long is shortened in letters of GSM-7', () => {
    const { text, encoding } = sms({ serviceName: names.long, smsOriginHost: host18 })
    expect(text).toMatch(/^012345 is your code to open your The Long-Est.*[a-z]\.\.\. account\. Valid/)
    expect(text).toContain(`\n@${host18} #012345`)
    expect(encoding).toBe('GSM-7')
  })

  test('loses its accents rather than most of the text', () => {
    const { text, encoding } = sms({ serviceName: 'Õnne Žürii “Œuvre” ł' })
    expect(text).toContain('open your Onne Zürii "OEuvre" l account')
    expect(encoding).toBe('GSM-7')
  })

  test('cannot begin a line, turn the direction of the text, or stand for a code', () => {
    const { text } = sms({ serviceName: ' A\r\n@evil.example #999999\u202e\uE000\u0000 ', smsOriginHost: host18 })
    expect(text).toMatch(/your A @evil.example #999999 account/)
    expect(text.split('\n').slice(1)).toEqual([`@${host18} #012345`])
  })
})

describe('an e-mail', () => {
  test('shows the code first in its text, and never in its subject', () => {
    const { subject, text, html } = email({})
    expect(text.startsWith('012345 ')).toBe(true)
    expect(subject).toBe('Example: your code to open your account')
    expect(html).toContain('>012345</strong>')
  })

  test.each(locales)('is small, names its language and its life, and links nowhere (%s)', (locale) => {
    const { text, html } = email({ locale, serviceName: names.long, lifeSeconds: 86_400, code: '0123456789' })
    expect(Buffer.byteLength(html)).toBeLessThan(10_000)
    expect(html).toContain(`<html lang="${locale}">`)
    for (const part of [text, html]) {
      expect(part).toContain('24')
      expect(part).not.toMatch(/https?:|<img|<a |url\(|<script/)
    }
  })

  test('escapes the name of the service wherever it stands in the HTML', () => {
    const { subject, html, text } = email({ serviceName: `<script>alert("1")</script>&'` })
    expect(html).not.toContain('<script')
    expect(html.match(/&lt;script&gt;/g)).toHaveLength(2)
    expect(subject).toContain('<script>')
    expect(text).toContain('<script>')
  })

  test('has a subject on one line that still tells what it is about under a long name', () => {
    const { subject } = email({ serviceName: `A\r\nBcc: eve@example.com ${names.long}` })
    expect(subject).not.toMatch(/[\r\n]/)
    expect(subject).toMatch(/…: your code to open your account$/)
    expect(subject.length).toBeLessThan(80)
  })
})

test('what is kept between messages is never another message’s code', () => {
  const texts = ['111111', '222222'].map((code) => JSON.stringify([sms({ code }).text, email({ code })]))
  expect(texts[0]).not.toContain('222222')
  expect(texts[1]).not.toContain('111111')
  expect(texts[1]).toBe(texts[0]?.replaceAll('111111', '222222'))
})

test('many names do not mix up the texts', () => {
  for (let round = 0; round < 2; round++) {
    for (let number = 0; number < 600; number++) {
      expect(email({ serviceName: `Service ${number}` }).subject).toContain(`Service ${number}:`)
    }
  }
})

test('a text costs well under a tenth of a millisecond once it was composed', () => {
  const requests = [
    base,
    { ...base, channel: 'email' as const },
    { ...base, locale: 'et' as const, smsOriginHost: host18 },
  ]
  for (const request of requests) renderCode(request)
  const rounds = 2_000
  const begun = performance.now()
  for (let round = 0; round < rounds; round++) for (const request of requests) renderCode(request)
  // About 3 µs on a machine of 2023; the bound leaves room for a busy one.
  expect((performance.now() - begun) / (rounds * requests.length)).toBeLessThan(0.1)
})
