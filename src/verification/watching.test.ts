import { describe, expect, test, vi } from 'vitest'
import { addSeconds } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Verification } from './verification.ts'
import { createWatching } from './watching.ts'

const ID = '0193b000-0000-7000-8000-000000000001' as Uuid
const START = new Date('2026-11-23T12:00:00.000Z')

/** Watching of what a test says, with reads that end when it says so. */
function setUp() {
  let present = START
  let hint = () => {}
  const stopped = vi.fn()
  const reads: { answer(verification?: Partial<Verification>): Promise<void>; fail(): Promise<void> }[] = []
  const watching = createWatching({
    changes: {
      watch(_, heard) {
        hint = heard
        return stopped
      },
    },
    clock: { now: () => present },
    read: () => {
      const { promise, resolve, reject } = Promise.withResolvers<Verification | undefined>()
      reads.push({
        async answer(verification) {
          const pending = { id: ID, status: 'pending', changesAt: addSeconds(START, 600) }
          resolve(verification && ({ ...pending, ...verification } as Verification))
          await turn()
        },
        async fail() {
          reject(new Error('away'))
          await turn()
        },
      })
      return promise
    },
  })
  return {
    ...watching,
    reads,
    stopped,
    hint: () => {
      hint()
      return turn()
    },
    /** Answers how the look ends that is due then. */
    async pass(seconds: number) {
      present = addSeconds(present, seconds)
      const looked = watching.look().then(
        () => 'looked',
        (cause: Error) => cause.message,
      )
      await turn()
      return { looked }
    },
  }
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

async function begin(stage: ReturnType<typeof setUp>, attemptsLeft = 5) {
  const seen: number[] = []
  const watching = stage.watch(ID, (verification) => seen.push(verification.attemptsLeft))
  await turn()
  await stage.reads.at(-1)?.answer({ attemptsLeft })
  const watch = await watching
  if (!watch) throw new Error('There is one.')
  return { ...watch, seen }
}

describe('watching', () => {
  test('answers the present state, and then shows what a read after each hint finds', async () => {
    const stage = setUp()
    const { first, seen } = await begin(stage)
    expect(first.attemptsLeft).toBe(5)
    await stage.hint()
    await stage.reads[1]?.answer({ attemptsLeft: 4 })
    expect(seen).toEqual([4])
  })

  test('reads once more, and once only, after hints that came during a read: it may have been too early for them', async () => {
    const stage = setUp()
    const { seen } = await begin(stage)
    await stage.hint()
    for (let n = 0; n < 5; n++) await stage.hint()
    expect(stage.reads).toHaveLength(2)
    await stage.reads[1]?.answer({ attemptsLeft: 4 })
    expect(stage.reads).toHaveLength(3)
    await stage.reads[2]?.answer({ attemptsLeft: 3 })
    expect(stage.reads).toHaveLength(3)
    expect(seen).toEqual([4, 3])
  })

  test('reads once for all who watch the same', async () => {
    const stage = setUp()
    const [one, two] = [await begin(stage), await begin(stage)]
    await stage.hint()
    await stage.reads.at(-1)?.answer({ attemptsLeft: 2 })
    expect(stage.reads).toHaveLength(3)
    expect([one.seen, two.seen]).toEqual([[5, 2], [2]])
  })

  test('looks without a hint a second after the beginning, then every ten', async () => {
    const stage = setUp()
    await begin(stage)
    await stage.pass(0.9)
    expect(stage.reads).toHaveLength(1)
    await stage.pass(0.1)
    expect(stage.reads).toHaveLength(2)
    await stage.reads[1]?.answer({})
    await stage.pass(9.9)
    expect(stage.reads).toHaveLength(2)
    await stage.pass(0.1)
    expect(stage.reads).toHaveLength(3)
  })

  test('looks when the life of the verification ends, which nothing tells of', async () => {
    const stage = setUp()
    await begin(stage)
    await stage.pass(595)
    await stage.reads[1]?.answer({})
    await stage.pass(4.9)
    expect(stage.reads).toHaveLength(2)
    await stage.pass(0.1)
    expect(stage.reads).toHaveLength(3)
  })

  test('tries again a second after a read that failed, and tells who looks that it did', async () => {
    const stage = setUp()
    const { seen } = await begin(stage)
    await stage.hint()
    await stage.reads[1]?.fail()
    const { looked } = await stage.pass(1)
    await stage.reads[2]?.fail()
    expect(await looked).toBe('away')
    await stage.pass(1)
    await stage.reads[3]?.answer({ attemptsLeft: 1 })
    expect(seen).toEqual([1])
  })

  test('answers undefined for what does not exist, fails as the first read does, and holds on to neither', async () => {
    const stage = setUp()
    const none = stage.watch(ID, () => {})
    await turn()
    await stage.reads[0]?.answer()
    expect(await none).toBeUndefined()
    const broken = stage.watch(ID, () => {}).catch((cause: Error) => cause.message)
    await turn()
    await stage.reads[1]?.fail()
    expect(await broken).toBe('away')
    expect(stage.stopped).toHaveBeenCalledTimes(2)
  })

  test('lets go when the last one stops, not before, however often it does', async () => {
    const stage = setUp()
    const [one, two] = [await begin(stage), await begin(stage)]
    one.stop()
    one.stop()
    expect(stage.stopped).not.toHaveBeenCalled()
    await stage.hint()
    await stage.reads.at(-1)?.answer({ attemptsLeft: 2 })
    expect([one.seen, two.seen]).toEqual([[5], [2]])
    two.stop()
    expect(stage.stopped).toHaveBeenCalledTimes(1)
    await stage.pass(60)
    expect(stage.reads).toHaveLength(3)
  })
})
