import { expect, test } from 'vitest'
import { fakeClock } from '../test/support/fake-clock.ts'
import { createTaskFailures } from './task-failures.ts'

function watch() {
  const told: string[] = []
  const clock = fakeClock()
  const failures = createTaskFailures(
    {
      taskFailed: ({ task, error, isTold }) =>
        told.push(`${task}: ${(error as Error).message}${isTold ? ', told' : ''}`),
      taskWorksAgain: ({ task, failures: times }) => told.push(`${task}: works again after ${times}`),
    },
    clock,
  )
  return { told, clock, failures }
}

test('a failure that repeats itself is told once a minute, and its end is told', () => {
  const { told, clock, failures } = watch()
  failures.failed('fall back', new Error('away'))
  clock.advance(59)
  failures.failed('fall back', new Error('away'))
  clock.advance(1)
  failures.failed('fall back', new Error('away'))
  failures.failed('fall back', new Error('away'))
  failures.worked('fall back')
  failures.worked('fall back')
  expect(told).toEqual([
    'fall back: away',
    'fall back: away, told',
    'fall back: away',
    'fall back: away, told',
    'fall back: works again after 4',
  ])
})

test('another failure, another task, and one that comes back are told at once', () => {
  const { told, failures } = watch()
  failures.failed('fall back', new Error('away'))
  failures.failed('fall back', new Error('full'))
  failures.failed('remind', new Error('full'))
  failures.worked('remind')
  failures.failed('remind', new Error('full'))
  expect(told).toEqual([
    'fall back: away',
    'fall back: full',
    'remind: full',
    'remind: works again after 1',
    'remind: full',
  ])
})
