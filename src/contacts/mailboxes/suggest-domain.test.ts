import { describe, expect, test } from 'vitest'
import { asPeopleType, halves, measure } from '../../../scripts/measure-suggestions.ts'
import { realDomains } from '../../../test/support/real-domains.ts'
import { isInstitution } from './institutions.ts'
import { areBeside } from './keyboard.ts'
import { isRelay, mailboxDomains } from './mailbox-list.ts'
import { SLIP_STEPS, slipSteps } from './slips.ts'
import { suggestDomain } from './suggest-domain.ts'

describe('one slip in a mailbox domain that was held out of the tuning', () => {
  test('is seen through in 95 of 100 cases at least, and taken wrongly in one at most', () => {
    const { slips, found, wrong } = measure({
      domains: halves.heldOut,
      slips: 3000,
      weight: asPeopleType,
      isCountryKnown: false,
    })
    expect(found / slips).toBeGreaterThanOrEqual(0.95)
    expect(wrong / slips).toBeLessThanOrEqual(0.01)
  })

  test('is drawn from a half of the list that the other half does not know', () => {
    const [held, tuned] = [halves.heldOut, halves.tuning].map((half) => new Set(half.map(({ domain }) => domain)))
    expect(held?.size).toBeGreaterThan(200)
    expect(tuned?.size).toBeGreaterThan(200)
    expect([...(held ?? [])].filter((domain) => tuned?.has(domain))).toEqual([])
  })
})

describe('a real domain', () => {
  test('never brings a suggestion: more than 500, small national ones among them, whatever the country', () => {
    expect(realDomains.length).toBeGreaterThan(500)
    const unlisted = realDomains.filter((domain) => !isInstitution(domain))
    expect(unlisted.length).toBeGreaterThan(400)
    for (const country of [undefined, 'EE', 'LV', 'LT', 'BE', 'DE']) {
      expect(realDomains.filter((domain) => suggestDomain(domain, country) !== undefined)).toEqual([])
    }
  })

  test('of the list never brings one either', () => {
    expect(mailboxDomains.filter(({ domain }) => suggestDomain(domain) !== undefined)).toEqual([])
  })

  test('is weighed by its length: what is one slip from another short one may well be somebody’s', () => {
    expect(suggestDomain('sol.ee')).toBeUndefined() // next to solo.ee
    expect(suggestDomain('nes.com')).toBeUndefined() // next to msn.com
    expect(suggestDomain('telenetr.be')).toBe('telenet.be')
  })
})

describe('a suggestion', () => {
  test.each([
    ['bücher.de', undefined],
    ['xn--gmil-moa.com', undefined],
    ['ann.mozmail.com', undefined],
    ['www.postimees.ee', undefined],
    ['g', undefined],
    ['con', undefined],
    ['x'.repeat(63), undefined],
    ['gmail', 'gmail.com'],
    ['gmailcom', 'gmail.com'],
    ['gmail.c0m', 'gmail.com'],
    ['yahoo.ee', 'yahoo.com'],
    ['inbox.fi', undefined],
    ['firma.con', 'firma.com'],
    ['firma.eee', 'firma.ee'],
    ['firma.com', undefined],
    ['gmial.con', 'gmail.com'],
  ])('for %s is %s', (typed, meant) => {
    expect(suggestDomain(typed)).toBe(meant)
  })

  test('is never a relay, which nobody types by hand', () => {
    const suggested = mailboxDomains
      .filter(({ domain }) => isRelay(domain))
      .map(({ domain }) => suggestDomain(`${domain}m`))
    expect(suggested.filter((domain) => domain !== undefined && isRelay(domain))).toEqual([])
  })

  test('for the longest domain there is takes no longer than for three times as short a one, nearly', () => {
    const milliseconds = (octets: number) => {
      const domain = `${'gmail.'.repeat(octets / 6)}con`
      const start = performance.now()
      for (let i = 0; i < 20; i++) suggestDomain(domain)
      return performance.now() - start
    }
    milliseconds(60)
    expect(milliseconds(240)).toBeLessThan(20 * milliseconds(60) + 20)
  })
})

describe('the steps of a slip', () => {
  test.each([
    ['gmail.com', 'gmail.com', 0],
    ['gmail.com', 'gamil.com', SLIP_STEPS.swapped],
    ['gmail.com', 'gmil.com', SLIP_STEPS.dropped],
    ['yahoo.com', 'yaho.com', SLIP_STEPS.droppedOfTwo],
    ['gmail.com', 'gmaail.com', SLIP_STEPS.doubled],
    ['gmail.com', 'gmnail.com', SLIP_STEPS.besideToo],
    ['gmail.com', 'gnail.com', SLIP_STEPS.besideInstead],
    ['gmail.com', 'gmoil.com', SLIP_STEPS.otherInstead],
    ['gmail.com', 'gmaxil.com', SLIP_STEPS.otherToo],
    ['gmail.com', 'hgmail.com', SLIP_STEPS.besideToo],
    ['gmail.com', 'mail.com', SLIP_STEPS.dropped],
    ['gmail.com', 'gmail.co', SLIP_STEPS.dropped],
    ['', 'a', SLIP_STEPS.otherToo],
    ['gmail.com', 'gamil.con', SLIP_STEPS.swapped + SLIP_STEPS.besideInstead],
  ])('from %s to %s are %d', (meant, typed, steps) => {
    expect(slipSteps(meant, typed, 100)).toBe(steps)
    expect(slipSteps(meant, typed, steps + 0.5)).toBe(steps)
    expect(slipSteps(meant, typed, steps)).toBe(steps)
    expect(slipSteps(meant, typed, 1)).toBe(Math.min(1, steps))
  })

  test('are counted on the keyboards of the served countries', () => {
    for (const [one, other] of [
      ['e', 'w'],
      ['n', 'm'],
      ['a', 'z'], // AZERTY
      ['z', 't'], // QWERTZ
      ['.', 'l'],
      ['o', '0'],
    ] as const) {
      expect(areBeside(one, other) && areBeside(other, one)).toBe(true)
    }
    expect(areBeside('a', 'p')).toBe(false)
    expect(areBeside('a', 'a')).toBe(false)
  })
})
