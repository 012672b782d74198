import { SegmentedMessage } from 'sms-segments-calculator'
import { describe, expect, test } from 'vitest'
import { locales } from '../i18n/index.ts'
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
