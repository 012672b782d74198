import { describe, expect, test } from 'vitest'
import type { Uuid } from '../lib/ids.ts'
import type { TestMessage } from '../verification/index.ts'
import { type InboxView, inboxPage, searchInbox } from './inbox.ts'
import { type AboutCode, htmlOf, type InboxMessage, inboxMessageOf, sourceOf } from './inbox-message.ts'

const at = new Date('2026-03-01T10:00:00.000Z')

const sms: InboxMessage = {
  id: 'msg_01jabc00000000000000000001',
  at,
  channel: 'sms',
  to: '+37251234567',
  serviceName: 'Example',
  text: '012345 is your Example code.\n@example.com #012345',
  state: 'accepted',
  stateAt: new Date('2026-03-01T10:00:01.000Z'),
  reason: undefined,
  provider: 'inbox',
  about: {
    code: '012345',
    reference: 'K7QF-2M9D',
    verificationId: 'ver_01jabc00000000000000000002',
    status: 'pending',
    expiresAt: new Date('2026-03-01T10:10:00.000Z'),
  },
}
const notice: InboxMessage = {
  ...sms,
  id: 'msg_01jabc00000000000000000004',
  text: 'Your Example account was renewed.',
  about: { notice: 'renewal_finished', accountId: 'acc_01jabc00000000000000000005' },
}
const email: InboxMessage = {
  ...sms,
  id: 'msg_01jabc00000000000000000003',
  channel: 'email',
  to: 'ann@example.com',
  about: { ...(sms.about as AboutCode), reference: 'AAAA-BBBB' },
  subject: 'Example: your code',
  html: '<!doctype html><p style="color:red">012345</p>',
}
const view: InboxView = {
  messages: [email, sms],
  search: '',
  baseUrl: 'http://localhost:3000',
  testKey: 'pp_test_abc',
  isPublic: false,
}
const nasty = `"><script>alert('1')</script><img src=x onerror=alert(2)>&`

describe('the inbox', () => {
  test('shows what came with its code, recipient, state and times, in the order given', () => {
    const page = inboxPage(view)
    expect(page.indexOf(email.id)).toBeLessThan(page.indexOf(sms.id))
    for (const part of [
      'Text message to <span class="contact">+37251234567</span>',
      '@example.com #012345',
      'K7QF-2M9D',
      'ver_01jabc00000000000000000002',
      'handed over</span> by inbox',
      '<time datetime="2026-03-01T10:00:01.000Z">10:00:01 UTC</time>',
      'pending, the code is valid until',
      '2 messages, newest first.',
    ]) {
      expect(page).toContain(part)
    }
  })

  test('shows a notice with what it tells and whose account it is about, and no code', () => {
    const page = inboxPage({ ...view, messages: [notice] })
    expect(page).toContain('<dt>Notice</dt><dd>renewal finished</dd>')
    expect(page).toContain('acc_01jabc00000000000000000005')
    expect(page).not.toContain('<dt>Code</dt>')
    expect(searchInbox([notice, sms], 'acc_01jabc00000000000000000005')).toEqual([notice])
  })

  test('says why a message failed', () => {
    const page = inboxPage({ ...view, messages: [{ ...sms, state: 'failed', reason: 'contact_unknown' }] })
    expect(page).toContain('failed</span> by inbox, because contact_unknown')
  })

  test('frames the HTML of an e-mail without any rights, and never repeats it in the page', () => {
    const page = inboxPage(view)
    expect(page).toContain(
      `sandbox="" loading="lazy" title="The e-mail as HTML" src="/inbox/messages/${email.id}/html"`,
    )
    expect(page).not.toContain('color:red')
    expect(page.match(/<iframe/g)).toHaveLength(1)
  })

  test.each([
    'serviceName',
    'to',
    'text',
    'subject',
    'reason',
    'provider',
    'reference',
    'code',
  ] as const)('escapes the %s, whatever it holds', (field) => {
    const failed = { ...email, state: 'failed', reason: 'x' } as const
    const isAbout = field === 'reference' || field === 'code'
    const message = isAbout
      ? { ...failed, about: { ...(email.about as AboutCode), [field]: nasty } }
      : { ...failed, [field]: nasty }
    const page = inboxPage({ ...view, messages: [message] })
    expect(page).not.toContain('<script>alert')
    expect(page).not.toContain('<img')
    expect(page).toContain('&lt;script&gt;alert(&#39;1&#39;)')
  })

  test('escapes what was searched for, and the key and address in the line to try', () => {
    for (const change of [{ search: nasty }, { testKey: nasty }, { baseUrl: nasty }]) {
      const page = inboxPage({ ...view, messages: [], ...change })
      expect(page).not.toContain('<script>alert')
      expect(page).toContain('&quot;&gt;&lt;script')
    }
  })

  test('holds no inline script or style and loads nothing from elsewhere', () => {
    for (const messages of [[], [email, sms]]) {
      const page = inboxPage({ ...view, messages })
      expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i)
      for (const script of page.match(/<script[^>]*>[^<]*/g) ?? []) expect(script).toMatch(/ src="[^"]+">$/)
      for (const [, address] of page.matchAll(/(?:src|href|action)="([^"]*)"/g))
        expect(address).toMatch(/^(?:\/(?!\/)|data:,$)/)
    }
  })

  test('says that it is a trial, and how far it can be seen', () => {
    expect(inboxPage(view)).toMatch(/This is a trial\..*Anyone who can open this page/s)
    expect(inboxPage({ ...view, isPublic: true })).toContain('Other machines can reach this server')
  })

  test('teaches, when it is empty, how to send a first code', () => {
    const page = inboxPage({ ...view, messages: [] })
    expect(page).toContain('curl http://localhost:3000/v1/verifications')
    expect(page).toContain('Bearer pp_test_abc')
    expect(page).toContain('No messages yet.')
    expect(inboxPage(view)).not.toContain('curl')
  })

  test('does not give the key away where other machines can see the page', () => {
    const page = inboxPage({ ...view, messages: [], isPublic: true })
    expect(page).not.toContain('pp_test_abc')
    expect(page).toContain('that Pinpost printed when it started')
  })

  test('says when there are older messages that it neither shows nor searches', () => {
    const many = (n: number) => Array.from({ length: n }, () => sms)
    expect(inboxPage({ ...view, messages: many(99) })).toContain('99 messages, newest first.')
    expect(inboxPage({ ...view, messages: many(100) })).toContain('newest first, older ones are not shown.')
    expect(inboxPage({ ...view, messages: many(100), search: 'nobody' })).toContain('among the newest 100.')
  })

  test('comes anew by itself without JavaScript, except where that would lose a search', () => {
    expect(inboxPage(view)).toContain('<noscript><meta http-equiv="refresh" content="5"></noscript>')
    expect(inboxPage({ ...view, search: 'ann' })).not.toContain('http-equiv')
  })

  test('keeps what is searched for out of the address', () => {
    const page = inboxPage({ ...view, search: 'ann@example.com' })
    expect(page).toContain('method="post" action="/inbox"')
    expect(page).toContain('value="ann@example.com"')
    expect(page).not.toMatch(/(?:href|action|src)="[^"]*ann/)
    expect(page).toContain('1 message found')
  })

  test('marks an item as changed when its state, its verification or their time changes', () => {
    const versions = [
      sms,
      { ...sms, state: 'delivered' as const },
      { ...sms, about: { ...(sms.about as AboutCode), status: 'confirmed' as const } },
      { ...sms, stateAt: at },
    ].map((message) => /data-version="([^"]*)"/.exec(inboxPage({ ...view, messages: [message] }))?.[1])
    expect(new Set(versions).size).toBe(4)
  })
})

describe('a search', () => {
  test.each([
    ['+372 5123 4567', [sms]],
    ['5123-4567', [sms]],
    ['ANN@example', [email]],
    ['k7qf 2m9d', [sms]],
    ['k7qf2m9d', [sms]],
    [email.id, [email]],
    ['example', [email, sms]],
    ['nobody', []],
    ['', [email, sms]],
  ])('for %j finds what fits', (typed, found) => {
    expect(searchInbox(view.messages, typed)).toEqual(found)
  })

  test('that finds nothing says so, and offers the way back', () => {
    const page = inboxPage({ ...view, search: 'nobody' })
    expect(page).toContain('No message matches.')
    expect(page).toContain('<a href="/inbox">Show all messages</a>')
    expect(page).not.toContain('curl')
  })
})

describe('a message from a test key', () => {
  const id = '0195a0b0-0000-7000-8000-000000000001' as Uuid
  const { expiresAt } = sms.about as AboutCode
  const envelope = { id, notAfter: expiresAt, language: 'en' }
  const message: TestMessage = {
    id,
    verificationId: '0195a0b0-0000-7000-8000-000000000002' as Uuid,
    reference: 'K7QF-2M9D',
    serviceName: 'Example',
    state: 'accepted',
    provider: 'inbox',
    reason: undefined,
    createdAt: at,
    updatedAt: sms.stateAt,
    status: 'pending',
    expiresAt,
    code: '012345',
    content: { ...envelope, channel: 'sms', to: sms.to, text: sms.text },
  }

  test('is shown with ids as the API writes them', () => {
    const shown = inboxMessageOf(message)
    expect(shown).toMatchObject({ channel: 'sms', to: sms.to, text: sms.text, at, stateAt: sms.stateAt })
    expect(shown.id).toMatch(/^msg_[0-9a-z]{26}$/)
    expect((shown.about as AboutCode).verificationId).toMatch(/^ver_[0-9a-z]{26}$/)
    expect(htmlOf(shown)).toBeUndefined()
  })

  test('brings the parts of an e-mail along', () => {
    const { subject = '', html = '', text, to } = email
    const content = {
      ...envelope,
      channel: 'email',
      to,
      subject,
      text,
      html,
      fromName: 'Example',
    } as const
    const shown = inboxMessageOf({ ...message, content })
    expect(shown).toMatchObject({ channel: 'email', to, subject })
    expect(htmlOf(shown)).toBe(html)
  })
})

test('the source of a message is all that was handed over and is known', () => {
  const source = sourceOf(email)
  for (const part of [
    'to: ann@example.com',
    'subject: Example: your code',
    `--- text\n${email.text}`,
    `--- html\n${email.html}`,
  ]) {
    expect(source).toContain(part)
  }
  expect(source).toContain('at: 2026-03-01T10:00:00.000Z')
  expect(sourceOf(sms)).not.toContain('--- html')
})
