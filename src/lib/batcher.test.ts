import { afterEach, describe, expect, test, vi } from 'vitest'
import { createBatcher } from './batcher.ts'

/** A batcher whose batches end when the test says so. */
function controlled(options: { lanes: number; maxSize: number }) {
  const batches: { items: string[]; finish: (results?: string[]) => void; fail: (cause: unknown) => void }[] = []
  const batcher = createBatcher<string, string>({
    ...options,
    keysOf: (item) => [item.slice(0, 1)],
    run: (items) =>
      new Promise((resolve, reject) => {
        batches.push({
          items: [...items],
          finish: (results) => resolve(results ?? items.map((i) => `${i}!`)),
          fail: reject,
        })
      }),
  })
  return { batcher, batches }
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('a batcher', () => {
  afterEach(() => void vi.useRealTimers())

  test('gives each caller the answer to its own item', async () => {
    const { batcher, batches } = controlled({ lanes: 1, maxSize: 10 })
    const answers = Promise.all(['a1', 'b1', 'c1'].map((item) => batcher.submit(item)))
    await nextTurn()
    batches[0]?.finish()
    expect(await answers).toEqual(['a1!', 'b1!', 'c1!'])
  })

  test('gathers what arrives while a batch is in flight into the next one', async () => {
    const { batcher, batches } = controlled({ lanes: 1, maxSize: 10 })
    const first = batcher.submit('a1')
    await nextTurn()
    const others = [batcher.submit('b1'), batcher.submit('c1')]
    await nextTurn()
    expect(batches).toHaveLength(1)
    batches[0]?.finish()
    await first
    await nextTurn()
    expect(batches[1]?.items).toEqual(['b1', 'c1'])
    batches[1]?.finish()
    await Promise.all(others)
  })

  test('never puts two items with the same key into one batch, and keeps their order', async () => {
    const { batcher, batches } = controlled({ lanes: 1, maxSize: 10 })
    const answers = ['a1', 'a2', 'b1', 'a3'].map((item) => batcher.submit(item))
    for (const expected of [['a1', 'b1'], ['a2'], ['a3']]) {
      await nextTurn()
      expect(batches.at(-1)?.items).toEqual(expected)
      batches.at(-1)?.finish()
      await nextTurn()
    }
    expect(await Promise.all(answers)).toEqual(['a1!', 'a2!', 'b1!', 'a3!'])
  })

  test('keeps to its size and to its lanes', async () => {
    const { batcher, batches } = controlled({ lanes: 2, maxSize: 2 })
    const answers = ['a', 'b', 'c', 'd', 'e'].map((item) => batcher.submit(item))
    await nextTurn()
    expect(batches.map((batch) => batch.items)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    for (const batch of batches) batch.finish()
    await nextTurn()
    await nextTurn()
    expect(batches[2]?.items).toEqual(['e'])
    batches[2]?.finish()
    await Promise.all(answers)
  })

  test('sends a second batch beside the first only once it is full', async () => {
    const { batcher, batches } = controlled({ lanes: 2, maxSize: 3 })
    const answers = [batcher.submit('a')]
    await nextTurn()
    answers.push(batcher.submit('b'), batcher.submit('c'))
    await nextTurn()
    expect(batches.map((batch) => batch.items)).toEqual([['a']])
    answers.push(batcher.submit('d'))
    await nextTurn()
    expect(batches.map((batch) => batch.items)).toEqual([['a'], ['b', 'c', 'd']])
    for (const batch of batches) batch.finish()
    await Promise.all(answers)
  })

  test('sends a second batch that is not full when the first takes long', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { batcher, batches } = controlled({ lanes: 2, maxSize: 3 })
    const answers = [batcher.submit('a')]
    await nextTurn()
    answers.push(batcher.submit('b'))
    await nextTurn()
    vi.advanceTimersByTime(19)
    expect(batches.map((batch) => batch.items)).toEqual([['a']])
    vi.advanceTimersByTime(1)
    expect(batches.map((batch) => batch.items)).toEqual([['a'], ['b']])
    for (const batch of batches) batch.finish()
    await Promise.all(answers)
  })

  test('sends what has gathered before the callers of the last batch go on', async () => {
    const { batcher, batches } = controlled({ lanes: 1, maxSize: 3 })
    const first = batcher.submit('a').then(() => batches.length)
    await nextTurn()
    const second = batcher.submit('b')
    batches[0]?.finish()
    expect(await first).toBe(2)
    batches[1]?.finish()
    expect(await second).toBe('b!')
  })

  test('tells every caller of a batch that failed, and goes on', async () => {
    const { batcher, batches } = controlled({ lanes: 1, maxSize: 10 })
    const answers = Promise.allSettled([batcher.submit('a'), batcher.submit('b')])
    await nextTurn()
    batches[0]?.fail(new Error('gone'))
    expect((await answers).map((answer) => answer.status)).toEqual(['rejected', 'rejected'])
    const next = batcher.submit('c')
    await nextTurn()
    batches[1]?.finish()
    expect(await next).toBe('c!')
  })

  test('refuses a batch whose results do not match its items', async () => {
    const { batcher, batches } = controlled({ lanes: 1, maxSize: 10 })
    const answer = batcher.submit('a')
    await nextTurn()
    batches[0]?.finish([])
    await expect(answer).rejects.toThrow('had 0 results')
  })
})
