import { disposableEmailBlocklistSet } from 'disposable-email-domains-js'
import { describe, expect, test } from 'vitest'
import { parseCountry } from '../country.ts'
import { parseEmail } from '../email.ts'
import { isInstitution } from './institutions.ts'
import { findMailboxDomain, frequencyIn, isRelay, mailboxDomains } from './mailbox-list.ts'
import { isTopLevel } from './top-level.ts'

describe('the list of mailbox domains', () => {
  test('holds each domain once, in normal form and under an ending that exists', () => {
    expect(new Set(mailboxDomains.map(({ domain }) => domain)).size).toBe(mailboxDomains.length)
    for (const { domain } of mailboxDomains) {
      expect(parseEmail(`ann@${domain}`)).toMatchObject({ ok: true, contact: { value: `ann@${domain}` } })
      expect(isTopLevel(domain.slice(domain.lastIndexOf('.') + 1))).toBe(true)
    }
  })

  test('names countries that exist', () => {
    const named = new Set(mailboxDomains.flatMap(({ countries }) => countries))
    expect([...named].filter((code) => parseCountry(code) === undefined)).toEqual([])
  })

  test('has every served country first', () => {
    const first = mailboxDomains.slice(0, 60).flatMap(({ countries }) => countries)
    expect(new Set(first)).toEqual(new Set(['EE', 'LV', 'LT', 'BE']))
  })

  test('has nothing in common with employers, schools and offices', () => {
    expect(mailboxDomains.map(({ domain }) => domain).filter(isInstitution)).toEqual([])
  })

  test('has nothing in common with the list of mailboxes to be thrown away: where they part, somebody must decide', () => {
    const throwAway = disposableEmailBlocklistSet()
    expect(mailboxDomains.map(({ domain }) => domain).filter((domain) => throwAway.has(domain))).toEqual([])
  })

  test('weighs a domain by where the person is', () => {
    const inbox = findMailboxDomain('inbox.lv')
    const gmail = findMailboxDomain('gmail.com')
    if (!inbox || !gmail) return expect.unreachable()
    expect(frequencyIn(inbox, 'LV')).toBe(frequencyIn(inbox))
    expect(frequencyIn(inbox, 'DE')).toBeLessThan(frequencyIn(inbox))
    expect(frequencyIn(gmail, 'DE')).toBe(frequencyIn(gmail))
  })

  test('knows a relay by what stands below it too', () => {
    expect(isRelay('ann.mozmail.com')).toBe(true)
    expect(isRelay('mozmail.com')).toBe(true)
    expect(isRelay('notmozmail.com')).toBe(false)
  })
})
