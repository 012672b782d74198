// The races once more over HTTP, on warm connections: on PostgreSQL against two real processes that know of each other only by
// the database, on the embedded engine against the one that owns its folder.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { trialKeys } from '../../src/services/index.ts'
import { type Answer, type Client, createClient } from '../support/client.ts'
import { engines } from '../support/databases.ts'
import { readEvents } from '../support/event-reader.ts'
import { type PinpostProcess, startProcess } from '../support/pinpost-process.ts'

const CONNECTIONS = 50
const secret = Buffer.alloc(32, 'two processes share one secret..')
const { test: key } = trialKeys(createKeyRing([secret]))

describe.each(engines)('on $name', (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'pinpost-processes-'))
  let processes: PinpostProcess[] = []
  let clients: Client[] = []

  beforeAll(async () => {
    const address = await engine.create({ migrated: false })
    const where =
      address.engine === 'embedded'
        ? { PINPOST_DATA_DIR: address.folder }
        : { PINPOST_DATA_DIR: folder, PINPOST_DATABASE_URL: address.url }
    const environment = { ...where, PINPOST_SECRETS: secret.toString('base64'), PINPOST_LOG_LEVEL: 'warn' }
    // Both start at once on an empty database: one migrates, the other waits.
    processes = await Promise.all(Array.from({ length: engine.isShared ? 2 : 1 }, () => startProcess(environment)))
    clients = processes.map(({ url }) => createClient(url, key, CONNECTIONS))
    await Promise.all(clients.map((client) => client.warm(CONNECTIONS)))
    await Promise.all(clients.flatMap((client, p) => times(20, (i) => start(client, `warm-${p}-${i}@example.com`))))
  })

  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()))
    await Promise.all(processes.map((one) => one.stop()))
    rmSync(folder, { recursive: true, force: true })
  })

  const clientAt = (index: number) => clients[index % clients.length] as Client

  async function begin(to: string): Promise<{ path: string; code: string }> {
    const { body } = await start(clientAt(0), to)
    const { body: kept } = await clientAt(0).get(`/v1/test/messages?verification=${body.id}`)
    return { path: `/v1/verifications/${body.id}/check`, code: kept.messages[0].code }
  }

  test('fifty parallel right answers: one first, forty-nine repeated', async () => {
    const { path, code } = await begin('right@example.com')
    const answers = await Promise.all(times(50, (i) => clientAt(i).post(path, { code })))
    expect(countOf(answers, ({ status, body }) => status === 200 && body.valid && !body.repeated)).toBe(1)
    expect(countOf(answers, ({ status, body }) => status === 200 && body.valid && body.repeated)).toBe(49)
  })

  test('five hundred parallel wrong answers: five judged, the rest locked out', async () => {
    const { path, code } = await begin('wrong@example.com')
    const answers = await Promise.all(times(500, (i) => clientAt(i).post(path, { code: otherThan(code, i) })))
    expect(countOf(answers, ({ status, body }) => status === 200 && body.valid === false)).toBe(5)
    expect(countOf(answers, ({ status, body }) => status === 409 && body.code === 'locked')).toBe(495)
    expect((await clientAt(1).post(path, { code })).status).toBe(409)
  })

  test('right answers among wrong ones: confirmed once, or locked for good', async () => {
    const { path, code } = await begin('mixed@example.com')
    const typed = (i: number) => (i % 5 === 4 ? code : otherThan(code, i))
    const answers = await Promise.all(times(60, (i) => clientAt(i).post(path, { code: typed(i) })))
    const firsts = countOf(answers, ({ body }) => body.valid === true && !body.repeated)
    const judgedWrong = countOf(answers, ({ body }) => body.valid === false)
    expect(firsts).toBeLessThanOrEqual(1)
    if (firsts === 1) expect(judgedWrong).toBeLessThan(5)
    else expect(judgedWrong).toBe(5)
  })

  test('parallel starts in one session: one new, the others find it; one message', async () => {
    const body = { to: 'one@example.com', purpose: 'registration', session: 'one and the same' }
    const answers = await Promise.all(times(40, (i) => clientAt(i).post('/v1/verifications', body)))
    expect(countOf(answers, ({ status }) => status === 201)).toBe(1)
    expect(countOf(answers, ({ status }) => status === 200)).toBe(39)
    const ids = new Set(answers.map((answer) => answer.body.id))
    expect(ids.size).toBe(1)
    const kept = await clientAt(0).get(`/v1/test/messages?verification=${[...ids][0]}`)
    expect(kept.body.messages).toHaveLength(1)
  })

  test('whoever follows a verification in one process sees what the other makes of it, to the end', async () => {
    const { path, code } = await begin('followed@example.com')
    const id = path.split('/').at(-2) ?? ''
    const reader = await readEvents(processes.at(-1)?.url ?? '', id, key)
    await reader.find(({ data }) => data.messages?.[0]?.status === 'accepted')
    await clientAt(0).post(path, { code: otherThan(code, 0) })
    await reader.find(({ data }) => data.attempts_left === 4)
    await clientAt(0).post(path, { code })
    await reader.ended
    expect(reader.events.at(-1)).toMatchObject({ event: 'end', data: { status: 'confirmed' } })
  })
})

function start(client: Client, to: string): Promise<Answer> {
  return client.post('/v1/verifications', { to, purpose: 'registration' })
}

function times<T>(n: number, make: (index: number) => T): T[] {
  return Array.from({ length: n }, (_, index) => make(index))
}

function countOf(answers: readonly Answer[], isMeant: (answer: Answer) => boolean): number {
  return answers.filter(isMeant).length
}

/** A code of the same length that is not the right one. */
function otherThan(code: string, by: number): string {
  return ((Number(code) + 1 + by) % 1_000_000).toString().padStart(6, '0')
}
