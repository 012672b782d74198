import { expect, test, vi } from 'vitest'
import { createRecent } from './recent.ts'

const START = Date.UTC(2026, 0, 1)

function setUp(look: (key: string) => Promise<string | undefined>) {
  let now = START
  const looked = vi.fn(look)
  const clock = { now: () => new Date(now) }
  const recent = createRecent<string>({ clock, seconds: 5, mostKnown: 2, mostUnknown: 2, look: looked })
  return { recent, looked, pass: (milliseconds: number) => (now += milliseconds) }
}

test('what was looked up is answered for five seconds, then looked up again', async () => {
  const { recent, looked, pass } = setUp(async (key) => `value of ${key}`)
  expect(await recent.find('a')).toBe('value of a')
  pass(4999)
  expect(await recent.find('a')).toBe('value of a')
  expect(looked).toHaveBeenCalledTimes(1)
  pass(1)
  await recent.find('a')
  expect(looked).toHaveBeenCalledTimes(2)
})

test('a clock that is set back makes nothing last longer', async () => {
  const { recent, looked, pass } = setUp(async (key) => key)
  await recent.find('a')
  pass(-3_600_000)
  await recent.find('a')
  expect(looked).toHaveBeenCalledTimes(2)
  pass(4999)
  await recent.find('a')
  expect(looked).toHaveBeenCalledTimes(2)
})

test('those who ask at once share one look', async () => {
  const { recent, looked } = setUp(async (key) => key)
  expect(await Promise.all([recent.find('a'), recent.find('a'), recent.find('a')])).toEqual(['a', 'a', 'a'])
  expect(looked).toHaveBeenCalledTimes(1)
})

test('what is unknown is remembered too, and many unknown ones push out no known one', async () => {
  const { recent, looked } = setUp(async (key) => (key === 'known' ? key : undefined))
  await recent.find('known')
  for (const key of ['x', 'y', 'z', 'z']) await recent.find(key)
  expect(looked).toHaveBeenCalledTimes(4)
  await recent.find('known')
  expect(looked).toHaveBeenCalledTimes(4)
  await recent.find('x') // the oldest of three, where two have room
  expect(looked).toHaveBeenCalledTimes(5)
})

test('what is known no more, though nobody said so, is looked up once in five seconds like all that is unknown', async () => {
  let isThere = true
  const { recent, looked, pass } = setUp(async (key) => (isThere ? key : undefined))
  await recent.find('a')
  isThere = false
  pass(5000)
  for (let n = 0; n < 3; n++) expect(await recent.find('a')).toBeUndefined()
  expect(looked).toHaveBeenCalledTimes(2)
  isThere = true
  pass(5000)
  expect(await recent.find('a')).toBe('a')
})

test('what was on its way when a change came is answered to those who asked before, and to nobody after', async () => {
  const answers = [Promise.withResolvers<string>(), Promise.withResolvers<string>()]
  let call = 0
  const { recent, looked } = setUp(() => answers[call++]?.promise ?? Promise.resolve('later'))
  const before = recent.find('a')
  recent.forget()
  const after = recent.find('a')
  answers[1]?.resolve('new')
  answers[0]?.resolve('old')
  expect(await before).toBe('old')
  expect(await after).toBe('new')
  expect(await recent.find('a')).toBe('new')
  expect(looked).toHaveBeenCalledTimes(2)
})

test('a look that failed is not remembered', async () => {
  let fails = true
  const { recent } = setUp(async (key) => {
    if (fails) throw new Error('no database')
    return key
  })
  await expect(Promise.all([recent.find('a'), recent.find('a')])).rejects.toThrow('no database')
  fails = false
  expect(await recent.find('a')).toBe('a')
})
