import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createUuids } from './ids.ts'
import { systemRandom } from './random.ts'
import { idRangesOf, parseReference, referenceOf } from './reference.ts'

const DAY = 86_400_000
const now = new Date('2026-11-23T17:10:00.000Z')
const anyAge = fc.integer({ min: 0, max: 90 * DAY })

function idMade(milliseconds: number) {
  return createUuids({ now: () => new Date(now.getTime() - milliseconds) }, systemRandom)()
}

test('a reference has the form that people are told', () => {
  expect(referenceOf(idMade(0))).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
})

test('every id of the last 90 days lies in a range of its reference', () => {
  fc.assert(
    fc.property(anyAge, (age) => {
      const id = idMade(age)
      return idRangesOf(referenceOf(id), now, 90).some(({ from, to }) => from <= id && id < to)
    }),
  )
})

test('the ranges are narrow: ten seconds, and one of them in 90 days', () => {
  fc.assert(fc.property(anyAge, (age) => idRangesOf(referenceOf(idMade(age)), now, 90).length === 1))
})

test('ids of one stretch are told apart', () => {
  const references = new Set(Array.from({ length: 1000 }, () => referenceOf(idMade(0))))
  expect(references.size).toBeGreaterThan(990)
})

test('a reference is read however it was typed', () => {
  const reference = referenceOf(idMade(5))
  expect(parseReference(` ${reference.toLowerCase().replace('-', ' ')} `)).toBe(reference)
  expect(parseReference('kiqf—2mod')).toBe('K1QF-2M0D')
  expect(parseReference('K7QF-2M9')).toBeUndefined()
  expect(parseReference('K7QF-2M9U')).toBeUndefined()
})
