// Accounts after a new secret was put at the front of the ring, on both engines: found before and after the rewriting, and nothing
// at rest needs the old secret any more.
import { beforeAll, describe, expect, test } from 'vitest'
import { rotateAccounts } from '../../src/accounts/index.ts'
import { createVault } from '../../src/contacts/index.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { systemRandom } from '../../src/lib/random.ts'
import {
  type Application,
  applicationWith,
  createApplication,
  newMailbox,
  newPhone,
  times,
} from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { newSubject } from '../support/people.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'

const OLD = Buffer.alloc(32, 'the old secret of the ring......')
const NEW = Buffer.alloc(32, 'the new secret of the ring......')

describe.each(engines)('on $name', (engine) => {
  let old: Application
  let both: Application
  let alone: Application
  let app: TestApp

  beforeAll(async () => {
    app = await startTestApp(engine, { secrets: [OLD] })
    old = await createApplication(app, {}, 'live', ['accounts'])
    const start = async (secrets: readonly Uint8Array[]) =>
      applicationWith(
        await startTestApp(engine, { database: app.app.db, clock: app.clock, secrets }),
        old.key,
        old.slug,
        'live',
      )
    both = await start([NEW, OLD])
    alone = await start([NEW])
  })

  const post = (by: Application, path: string, body: unknown) => by.call(path, { method: 'POST', body })
  const search = async (by: Application, subject: object) =>
    (await post(by, '/v1/accounts/search', { subject })).body.accounts
  const rotate = (onProgress: (done: number, total: number) => void = () => undefined) => {
    const ring = createKeyRing([NEW, OLD])
    return rotateAccounts({ db: app.app.db, ring, vault: createVault(ring, systemRandom) }, onProgress)
  }

  test('are found under both secrets before it, and under the new one alone after it', async () => {
    const subjects = times(210, newSubject)
    for (const subject of subjects) {
      await post(old, '/v1/accounts', { subject, activated_at: '2025-01-01', phone: newPhone(), email: newMailbox() })
    }
    const subject = subjects[100] as object
    const before = await search(both, subject)
    expect(before).toHaveLength(1)
    expect(await search(alone, subject)).toEqual([])
    const progress: [number, number][] = []
    expect(await rotate((done, total) => progress.push([done, total]))).toBe(210)
    expect(progress).toEqual([
      [200, 210],
      [210, 210],
    ])
    expect(await search(alone, subject)).toEqual(before)
    expect(await search(both, subject)).toEqual(before)
    const keyId = createKeyRing([NEW]).first.id
    const [rest] = await app.app.db.query<{ n: number }>(
      `select (select count(*) from account where subject_key <> $1) + (select count(*) from account_contact where contact_key <> $1) as n`,
      [keyId],
    )
    expect(rest?.n).toBe(0)
    expect(await rotate()).toBe(0)
  })

  test('are forgotten as well, whichever secret sealed them', async () => {
    const [subject, email] = [newSubject(), newMailbox()]
    await post(old, '/v1/accounts', { subject, email })
    await post(both, '/v1/accounts', { subject, email })
    const { body } = await post(both, '/v1/erasures', { subject })
    expect(body.erased).toMatchObject({ accounts: 2, contacts_on_file: 2 })
    expect(await search(old, subject)).toEqual([])
  })
})
