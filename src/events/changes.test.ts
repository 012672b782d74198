import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Database } from '../db/index.ts'
import { addSeconds, type Clock } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import { silentTelemetry } from '../telemetry/index.ts'
import { type Changes, createChanges } from './changes.ts'

const id = (end: number): Uuid => `0193b000-0000-7000-8000-${end.toString(16).padStart(12, '0')}` as Uuid

/** Processes that share a bus as they share a database. */
function town() {
  const heard = new Map<string, ((payload: string) => void)[]>()
  const said: { channel: string; payload: string }[] = []
  let present = new Date('2026-11-23T12:00:00.000Z')
  const clock: Clock = { now: () => present }
  const state = { isLosing: false, isAway: false }
  const db = {
    async listen(channel: string, hear: (payload: string) => void) {
      const all = heard.get(channel) ?? []
      heard.set(channel, [...all, hear])
      return async () => void heard.set(channel, all)
    },
    async notify(channel: string, payload: string) {
      if (state.isAway) throw new Error('away')
      said.push({ channel, payload })
      if (!state.isLosing) for (const hear of heard.get(channel) ?? []) hear(payload)
    },
  } as unknown as Database
  let made = 0
  return {
    said,
    state,
    async process() {
      const telemetry = silentTelemetry()
      const changes = createChanges({ db, clock, telemetry, self: id(0xf000 + ++made) })
      const opened = changes.open()
      await gather()
      await opened
      return { ...changes, telemetry }
    },
    changed: () =>
      said.filter(({ channel }) => channel === 'pinpost_changed').map(({ payload }) => payload.split(' ')[1]),
    async pass(seconds: number, ...processes: Pick<Changes, 'renew'>[]) {
      present = addSeconds(present, seconds)
      const renewed = Promise.all(processes.map((process) => process.renew()))
      await gather()
      await renewed
    },
  }
}

const gather = () => vi.advanceTimersByTimeAsync(21)

describe('changes', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  test('say nothing where nobody watches', async () => {
    const { process, said } = town()
    const [one, two] = [await process(), await process()]
    const before = said.length
    for (let n = 0; n < 100; n++) one.tell(id(n))
    await gather()
    expect(said).toHaveLength(before)
    expect(two).toBeDefined()
  })

  test('are heard at once in their own process, which says nothing to others', async () => {
    const { process, changed } = town()
    const one = await process()
    const heard = vi.fn()
    one.watch(id(1), heard)
    one.tell(id(1))
    one.tell(id(2))
    expect(heard).toHaveBeenCalledTimes(1)
    await gather()
    expect(changed()).toEqual([])
  })

  test('are heard in the process that watches, one notification for those of a moment, without those that nobody watches', async () => {
    const { process, changed } = town()
    const [one, two] = [await process(), await process()]
    const heard = vi.fn()
    two.watch(id(1), heard)
    two.watch(id(2), heard)
    await gather()
    for (const n of [1, 2, 3, 1, 4]) one.tell(id(n))
    await gather()
    expect(changed()).toEqual([`${id(1)},${id(2)}`])
    expect(heard).toHaveBeenCalledTimes(2)
  })

  test('take two notifications from the 201st on', async () => {
    const { process, changed } = town()
    const [one, two] = [await process(), await process()]
    for (let n = 0; n < 201; n++) two.watch(id(n), () => {})
    await gather()
    for (let n = 0; n < 200; n++) one.tell(id(n))
    await gather()
    expect(changed()).toHaveLength(1)
    for (let n = 0; n < 201; n++) one.tell(id(n))
    await gather()
    await gather()
    expect(changed()).toHaveLength(3)
    for (const payload of changed()) expect((payload?.length ?? 0) + 37).toBeLessThan(8_000)
  })

  test('are not said any more once the watcher has stopped and that was said', async () => {
    const { process, changed, pass } = town()
    const [one, two] = [await process(), await process()]
    const stop = two.watch(id(1), () => {})
    await gather()
    stop()
    stop()
    await pass(5, two)
    one.tell(id(1))
    await gather()
    expect(changed()).toEqual([])
  })

  test('are heard by each of several watchers until it stops', async () => {
    const { process } = town()
    const one = await process()
    const [first, second] = [vi.fn(), vi.fn()]
    const stop = one.watch(id(1), first)
    one.watch(id(1), second)
    stop()
    one.tell(id(1))
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1])
  })

  test('reach a watcher of before by a process that has just begun', async () => {
    const { process } = town()
    const one = await process()
    const heard = vi.fn()
    one.watch(id(1), heard)
    await gather()
    const late = await process()
    await gather()
    late.tell(id(1))
    await gather()
    expect(heard).toHaveBeenCalledTimes(1)
  })

  test('are found again within five seconds after what was said was lost', async () => {
    const { process, state, pass } = town()
    const [one, two] = [await process(), await process()]
    const heard = vi.fn()
    state.isLosing = true
    two.watch(id(1), heard)
    await gather()
    state.isLosing = false
    one.tell(id(1))
    await gather()
    expect(heard).not.toHaveBeenCalled()
    await pass(5, two)
    one.tell(id(1))
    await gather()
    expect(heard).toHaveBeenCalledTimes(1)
  })

  test('forget a process that has not said for fifteen seconds what it watches, not before', async () => {
    const { process, changed, pass } = town()
    const [one, dead] = [await process(), await process()]
    dead.watch(id(1), () => {})
    await gather()
    await pass(14, one)
    one.tell(id(1))
    await gather()
    expect(changed()).toHaveLength(1)
    await pass(1, one)
    one.tell(id(1))
    await gather()
    expect(changed()).toHaveLength(1)
  })

  test('cost nobody anything while the database is away: it is told, and the next time is heard', async () => {
    const { process, state } = town()
    const [one, two] = [await process(), await process()]
    const heard = vi.fn()
    two.watch(id(1), heard)
    await gather()
    state.isAway = true
    one.tell(id(1))
    await gather()
    expect(one.telemetry.events).toContainEqual({
      name: 'taskFailed',
      event: { task: 'notify', error: expect.objectContaining({ message: 'away' }) },
    })
    state.isAway = false
    one.tell(id(1))
    await gather()
    expect(heard).toHaveBeenCalledTimes(1)
  })

  test('of a process that closes are not said to it any more', async () => {
    const { process, changed } = town()
    const [one, two] = [await process(), await process()]
    two.watch(id(1), () => {})
    await gather()
    await two.close()
    one.tell(id(1))
    await gather()
    expect(changed()).toEqual([])
  })
})
