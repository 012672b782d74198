import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { UnreadableContactError } from '../contacts/index.ts'
import { DatabaseError } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import { describeFailure, describeFailureOfCommand } from './failure.ts'

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

test('a full disk is told as that', () => {
  const cause = new DatabaseError('The statement start-4 failed: could not extend file', '53100', undefined)
  expect(describeFailure(cause)).toMatch(/^The disk of the database is full\. Make room/)
})

test('a database that only reads is told as that', () => {
  const cause = new DatabaseError('cannot execute INSERT in a read-only transaction (25006)', '25006', undefined)
  expect(describeFailure(cause)).toMatch(/takes no writes: it is a standby.* PINPOST_DATABASE_URL/)
})

test('a secret that is missing is told to be put back; what is damaged is told as it is', () => {
  const place = {
    table: 'verification',
    column: 'contact_sealed',
    rowId: '01a20dc3-4b46-73a8-9d51-188d41b65921' as Uuid,
  }
  expect(describeFailure(new UnreadableContactError('key_unknown', place))).toContain('Put that secret back')
  expect(describeFailure(new UnreadableContactError('damaged', place))).toMatch(/cannot be read: it is damaged\.$/)
})

test('who gave a command is sent to the doctor when the database is away, and the doctor is not', () => {
  const away = new DatabaseError('The database cannot be reached: connect ECONNREFUSED')
  expect(describeFailureOfCommand(away)).toMatch(/ECONNREFUSED\n"pinpost doctor"/)
  expect(describeFailure(away)).not.toContain('doctor')
  expect(describeFailureOfCommand(new DatabaseError('It failed.'))).toBe('It failed.')
})

test('the cause behind an error is not shown, since it may quote what nobody may see', () => {
  const cause = new Error('password hush')
  expect(describeFailure(new DatabaseError('It failed.', undefined, cause))).toBe('It failed.')
  expect(describeFailure('hush')).not.toContain('hush')
})
