import { describe, expect, test } from 'vitest'
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
