import { SegmentedMessage } from 'sms-segments-calculator'
import { expect, test } from 'vitest'
import { locales } from '../i18n/index.ts'
import { renderTest } from './index.ts'

test.each(locales)('a test message in %s is one part, also with the longest name of a service', (locale) => {
  for (const serviceName of ['Shop', 'W'.repeat(60), 'Ž'.repeat(60)]) {
    const { text } = renderTest({ channel: 'sms', locale, serviceName })
    expect(new SegmentedMessage(text).segmentsCount).toBe(1)
    expect(text).toContain(serviceName.slice(0, 4))
  }
})

test.each(locales)('a test message in %s says so by e-mail, and escapes the name', (locale) => {
  const rendered = renderTest({ channel: 'email', locale, serviceName: 'A <b> & C' })
  if (rendered.channel !== 'email') throw new Error('not an e-mail')
  expect(rendered.subject).toMatch(/test|тест/i)
  expect(rendered.text).toContain('A <b> & C')
  expect(rendered.html).toContain('A &lt;b&gt; &amp; C')
})
