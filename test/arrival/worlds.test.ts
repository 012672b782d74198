// The data files of bench/arrival are what they claim to be, and a mistake in one is told with the file and the member.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createFates } from '../../bench/arrival/fates.ts'
import { COUNTRIES, readCarriers, readPeople, readWorld, readWorlds, type World } from '../../bench/arrival/model.ts'
import { readOptions } from '../../bench/arrival/options.ts'
import { arrivals, personAt } from '../../bench/arrival/people.ts'
import { randomWorld } from '../../bench/arrival/random-worlds.ts'
import { parseContact } from '../../src/contacts/index.ts'

const people = readPeople()
const carriers = readCarriers()
const folder = mkdtempSync(join(tmpdir(), 'pinpost-worlds-'))
function written(world: unknown): string {
  const path = join(folder, 'mine.json')
  writeFileSync(path, JSON.stringify(world))
  return path
}

test('all files are valid, and no two worlds have a title in common', () => {
  const worlds = [...readWorlds('worlds'), ...readWorlds('held-out')]
  expect(worlds.length).toBeGreaterThanOrEqual(16)
  expect(new Set(worlds.map(({ title }) => title)).size).toBe(worlds.length)
  expect(readWorlds('worlds').map(({ name }) => Number.parseInt(name, 10))).toEqual(
    readWorlds('worlds').map((_, index) => index + 1),
  )
})

test.each([
  ['a member that is none', { title: 'Mine', why: 'because', changes: [{ of: ['first'], lost: 1 }] }, '/changes/0'],
  ['a share above 1', { title: 'Mine', why: 'because', changes: [{ of: ['first'], loses: 1.01 }] }, '/changes/0/loses'],
  ['a carrier that is none', { title: 'Mine', why: 'because', changes: [{ of: ['fourth'] }] }, '/changes/0/of/0'],
  ['no reason', { title: 'Mine', changes: [] }, 'mine.json'],
])('%s is refused, with the place', (_, world, place) => {
  expect(() => readWorld(written(world))).toThrow('mine.json')
  expect(() => readWorld(written(world))).toThrow(place)
})

describe('people', () => {
  const crowd = Array.from({ length: 4_000 }, (_, index) => personAt(people, 1, index))

  test('have numbers and addresses that Pinpost takes, of the country they are of', () => {
    for (const { phone, email, country } of crowd) {
      if (phone !== undefined) expect(parseContact(phone)).toMatchObject({ ok: true, contact: { country } })
      if (email !== undefined) expect(parseContact(email)).toMatchObject({ ok: true })
      expect(phone ?? email).toBeDefined()
    }
  })

  test('are as the model says, in the whole', () => {
    const shareOf = (is: (person: (typeof crowd)[number]) => boolean) => crowd.filter(is).length / crowd.length
    const { contacts, phones } = people
    expect(contacts.phoneAndEmail + contacts.phoneOnly + contacts.emailOnly).toBeCloseTo(1, 9)
    expect(shareOf(({ phone }) => phone === undefined)).toBeCloseTo(contacts.emailOnly, 1)
    expect(shareOf(({ email }) => email === undefined)).toBeCloseTo(contacts.phoneOnly, 1)
    expect(Math.abs(shareOf(({ phoneIs }) => phoneIs === 'off') - phones.off)).toBeLessThan(0.006)
    expect(new Set(crowd.map(({ country }) => country)).size).toBe(COUNTRIES.length)
  })

  test('come as often as they should, in the order of their numbers', () => {
    const times = [...arrivals(1, 6_000, 60)]
    expect((times.at(-1) ?? 0) / 60).toBeGreaterThan(95)
    expect((times.at(-1) ?? 0) / 60).toBeLessThan(105)
    expect(times.toSorted((a, b) => a - b)).toEqual(times)
  })
})

describe('a world', () => {
  const world: World = {
    name: 'mine',
    title: 'Mine',
    why: 'because',
    changes: [
      { of: ['first'], from: 10, until: 20, every: { minutes: 4, for: 1 }, down: 'refuses' },
      { of: ['second'], countries: ['LV'], loses: 1 },
      { of: ['third'], down: 'hangs' },
    ],
  }
  const fates = createFates(world, carriers, 1)
  const inCountry = (country: string) => {
    const found = Array.from({ length: 500 }, (_, index) => personAt(people, 1, index)).find(
      (person) => person.country === country && person.phoneIs === 'in hand',
    )
    if (!found) throw new Error('Nobody lives there.')
    return found
  }
  const ann = inCountry('EE')

  test.each([
    [9.99, 'accepted'],
    [10, 'refused'],
    [10.99, 'refused'],
    [11, 'accepted'],
    [14, 'refused'],
    [20, 'accepted'],
  ])('changes a carrier when it says so: at minute %d it is %s', (minute, kind) => {
    expect(fates.of('first', ann, 0, minute * 60).outcome.kind).toBe(kind)
  })

  test('changes a carrier where it says so', () => {
    expect(fates.of('second', ann, 0, 0).arrivesAfter).toBeDefined()
    expect(fates.of('second', inCountry('LV'), 0, 0).arrivesAfter).toBeUndefined()
    expect(fates.reaches('second', inCountry('LV'), 0)).toBe(false)
  })

  test('lets a hand-over that hangs end in the dispatcher’s time-out, unknown, without a message and at no cost', () => {
    const fate = fates.of('third', ann, 0, 0)
    expect(fate).toMatchObject({ answersAfter: 10, arrivesAfter: undefined, receipt: undefined, cost: 0 })
    expect(fate.outcome.kind).toBe('unknown')
  })

  test('has the same fate for the same message, and another for the next', () => {
    expect(fates.of('first', ann, 0, 0)).toEqual(fates.of('first', ann, 0, 0))
    expect(fates.of('first', ann, 1, 0)).not.toEqual(fates.of('first', ann, 0, 0))
  })

  test('that nobody wrote is a valid one, and the same for the same seed', () => {
    for (let number = 1; number <= 60; number++) {
      const { name: _, ...made } = randomWorld(5, number)
      expect(readWorld(written(made))).toMatchObject(made)
      expect(randomWorld(5, number)).toEqual({ ...made, name: `random-5-${number}` })
    }
    expect(randomWorld(6, 1)).not.toMatchObject({ changes: randomWorld(5, 1).changes })
  })
})

test('flags that mean nothing are refused in words', () => {
  expect(() => readOptions(['--world', 'nix'])).toThrow('"nix" is in none of 1-all-well, ')
  expect(() => readOptions(['--people', '0'])).toThrow('--people: "0" is not a whole number of 1 or more')
  expect(() => readOptions(['--write', '--people', '5'])).toThrow('leave out --world and --people')
  expect(readOptions(['--world', '2-first'])).toMatchObject({ worlds: [{ name: '2-first-down' }], heldOut: [] })
  expect(readOptions(['--held-out', '--random', '2'])).toMatchObject({ heldOut: { length: 13 } })
})
