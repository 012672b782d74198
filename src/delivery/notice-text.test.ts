import { SegmentedMessage } from 'sms-segments-calculator'
import { describe, expect, test } from 'vitest'
import { format, locales } from '../i18n/index.ts'
import { type NoticeText, renderNotice } from './notice-text.ts'

const KINDS: readonly NoticeText['what'][] = [
  'registration_begun',
  'registration_finished',
  'renewal_begun',
  'renewal_finished',
  'contact_changed',
  'reminder',
]
const LINK = 'https://pinpost.example.com/not-me/Zm9vYmFyYmF6cXV4MTIzNA'
const LONGEST_DAY = new Date('2028-09-30T12:00:00Z')

const notice = (more: Partial<NoticeText>): NoticeText => ({
  channel: 'sms',
  locale: 'en',
  what: 'renewal_begun',
  serviceName: 'Example',
  link: LINK,
  endsAt: undefined,
  ...more,
})

describe.each(locales)('in %s', (locale) => {
  test.each(KINDS)('a notice of %s by SMS is one part, whatever the names and the link', (what) => {
    const endsAt = what === 'reminder' ? LONGEST_DAY : undefined
    for (const serviceName of ['', 'Shop', 'W'.repeat(60), 'Ž'.repeat(60), '日'.repeat(60), '👩‍👩‍👧'.repeat(12)]) {
      for (const link of [undefined, LINK, `https://${'long.'.repeat(30)}example/not-me/Zm9vYmFyYmF6cXV4MTIzNA`]) {
        const { text } = renderNotice(notice({ locale, what, serviceName, link, endsAt }))
        expect(new SegmentedMessage(text).segmentsCount).toBe(1)
      }
    }
  })

  test('the link goes by SMS whole or not at all', () => {
    // Russian has 70 units, of which a sentence that says what happened leaves too few for any link.
    const ending = locale === 'ru' ? '[^:]*' : `.*${LINK}`
    expect(renderNotice(notice({ locale })).text).toMatch(new RegExp(`Example${ending}$`))
    const long = `https://${'long.'.repeat(30)}example/not-me/Zm9vYmFyYmF6cXV4MTIzNA`
    expect(renderNotice(notice({ locale, link: long })).text).not.toContain('http')
  })

  test.each(KINDS)('a notice of %s by e-mail says what happened, and has the link once in its text', (what) => {
    const endsAt = what === 'reminder' ? LONGEST_DAY : undefined
    const link = what === 'reminder' ? undefined : LINK
    const rendered = renderNotice(notice({ channel: 'email', locale, what, endsAt, link, serviceName: 'A <b> & C' }))
    if (rendered.channel !== 'email') throw new Error('not an e-mail')
    expect(rendered.text).toContain('A <b> & C')
    expect(rendered.html).toContain('A &lt;b&gt; &amp; C')
    expect(rendered.html).not.toContain('<b>')
    expect(rendered.subject).toContain('A <b> & C')
    expect(rendered.text.split(LINK)).toHaveLength(link ? 2 : 1)
    expect(rendered.html.includes(`href="${LINK}"`)).toBe(link !== undefined)
    if (what === 'reminder') expect(rendered.text).toContain('2028')
  })
})

// Their letters are not in GSM-7, so that one of them in a sentence would cost the link.
describe.each(['lt', 'lv'] as const)('in %s', (locale) => {
  const told = KINDS.filter((what) => what !== 'reminder')

  test.each(told)('a notice of %s by SMS has words that leave room for the link', (what) => {
    const { text } = renderNotice(notice({ locale, what }))
    expect(new SegmentedMessage(text).encodingName).toBe('GSM-7')
    expect(text).toContain('Example')
    expect(text.endsWith(LINK)).toBe(true)
  })

  test('a reminder has room for a short name in every month', () => {
    for (let month = 0; month < 12; month++) {
      const endsAt = new Date(Date.UTC(2028, month, 28))
      const { text } = renderNotice(notice({ locale, what: 'reminder', link: undefined, endsAt }))
      expect(text).toContain('Example')
      expect(text).toMatch(/[^.]\.$/)
    }
  })
})

test.each(['en', 'et', 'fr', 'nl'] as const)('a reminder by SMS says in every month to renew (%s)', (locale) => {
  for (let month = 0; month < 12; month++) {
    const endsAt = new Date(Date.UTC(2028, month, 28))
    const { text } = renderNotice(notice({ locale, what: 'reminder', link: undefined, endsAt }))
    expect(text).toContain(format(locale, 'notice.reminder.renew'))
  }
})

test('a letter in the name of a month that GSM-7 lacks loses its accent by SMS, and keeps it by e-mail', () => {
  const of = (channel: NoticeText['channel']): string =>
    renderNotice(notice({ channel, locale: 'fr', what: 'reminder', endsAt: new Date('2028-08-01T12:00:00Z') })).text
  expect(of('sms')).toContain('1er aout 2028')
  expect(of('email')).toContain('1er août 2028')
})
