import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTurns } from './turns.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Asks for turns in order, and notes which have come. */
function asking() {
  const turns = createTurns(10_000)
  const come: string[] = []
  const ends = new Map<string, () => void>()
  return {
    come,
    async ask(name: string, kind: 'shared' | 'exclusive') {
      const turn = turns.take(kind).then((end) => {
        come.push(name)
        ends.set(name, end)
      })
      await Promise.resolve()
      return turn
    },
    async end(name: string) {
      ends.get(name)?.()
      await vi.advanceTimersByTimeAsync(0)
    },
  }
}

test('those that share go together', async () => {
  const { ask, come } = asking()
  await Promise.all([ask('a', 'shared'), ask('b', 'shared'), ask('c', 'shared')])
  expect(come).toEqual(['a', 'b', 'c'])
})

test('one that wants it alone waits for all before it, and those after it wait for its end', async () => {
  const { ask, come, end } = asking()
  await Promise.all([ask('a', 'shared'), ask('b', 'shared')])
  void ask('alone', 'exclusive')
  void ask('c', 'shared')
  void ask('d', 'shared')
  await end('a')
  expect(come).toEqual(['a', 'b'])
  await end('b')
  expect(come).toEqual(['a', 'b', 'alone'])
  await end('alone')
  expect(come).toEqual(['a', 'b', 'alone', 'c', 'd'])
})

test('whoever waits too long is told, and does not hold up those behind', async () => {
  const { ask, come, end } = asking()
  await ask('a', 'shared')
  const late = expect(ask('alone', 'exclusive')).rejects.toThrow('within 10 seconds')
  void ask('b', 'shared')
  await vi.advanceTimersByTimeAsync(10_000)
  await late
  expect(come).toEqual(['a', 'b'])
  await end('a')
  await end('b')
  await ask('c', 'exclusive')
  expect(come).toEqual(['a', 'b', 'c'])
})
