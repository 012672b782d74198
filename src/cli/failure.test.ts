import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { DatabaseError } from '../db/index.ts'
import { describeFailure } from './failure.ts'

test('a port that is taken is named, with the setting that changes it', async () => {
  const first = createServer().listen(0, '127.0.0.1')
  await once(first, 'listening')
  const address = first.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const second = createServer().listen(port, '127.0.0.1')
  const [cause] = await once(second, 'error')
  expect(describeFailure(cause)).toMatch(new RegExp(`^Port ${port} is taken\\..* PINPOST_PORT `))
  first.close()
})

test('a database without our tables is told to be migrated', () => {
  expect(describeFailure(new DatabaseError('relation "service" does not exist', '42P01', undefined))).toContain(
    'pinpost migrate',
  )
})

test('the cause behind an error is not shown, since it may quote what nobody may see', () => {
  const cause = new Error('password hush')
  expect(describeFailure(new DatabaseError('It failed.', undefined, cause))).toBe('It failed.')
  expect(describeFailure('hush')).not.toContain('hush')
})
