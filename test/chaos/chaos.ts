// Kills processes at random under load and holds Pinpost to what it acknowledged (R43): every start and every confirmation that
// was answered is there, every code still checks, every message leaves; one that leaves twice was being handed over when its
// sender died, and carries the same code.
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { trialKeys } from '../../src/services/index.ts'
import { type Client, createClient } from '../support/client.ts'
import { type Environment, type PinpostProcess, runCommand, startProcess } from '../support/pinpost-process.ts'
import { type Carrier, type CarrierName, carriers } from './carriers.ts'

export interface ChaosOptions {
  /** What carries the messages. */
  readonly carrier: CarrierName
  /** Settings that name the database; a data folder where it is embedded. */
  readonly environment: Environment
  /** How many processes share the database. */
  readonly processes: number
  readonly kills: number
  /** Between kills, at random up to this. */
  readonly mostBetweenKillsMs: number
  readonly callers: number
  readonly onProgress?: (line: string) => void
}

export interface ChaosResult {
  readonly kills: number
  readonly started: number
  readonly confirmed: number
  readonly messages: number
  readonly duplicates: number
  /** What was promised and not kept, a line each. */
  readonly broken: readonly string[]
}

interface Begun {
  readonly id: string
  readonly to: string
  isConfirmed: boolean
}

/** A hand-over that was under way when its sender died had begun at most this long before. */
const UNDER_WAY_MS = 3_000

export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const carrier = await carriers[options.carrier]()
  const secret = randomBytes(32)
  const environment = {
    ...options.environment,
    PINPOST_SECRETS: secret.toString('base64'),
    ...carrier.environment,
    PINPOST_LOG_LEVEL: 'warn',
  }
  const key = trialKeys(createKeyRing([secret])).live
  const running: Running[] = []
  for (let i = 0; i < options.processes; i++) running.push(await begin(environment, key))
  if (carrier.serviceSettings.length > 0) {
    await runCommand(['service', 'set', 'default', ...carrier.serviceSettings], environment)
  }
  try {
    return await torment(options, environment, key, running, carrier)
  } finally {
    await Promise.all(running.map((one) => end(one)))
    await carrier.close()
  }
}

interface Running {
  process: PinpostProcess
  client: Client
}

async function begin(environment: Environment, key: string): Promise<Running> {
  const process = await startProcess(environment)
  return { process, client: createClient(process.url, key, 32) }
}

async function end({ process, client }: Running): Promise<void> {
  await client.close().catch(() => undefined)
  await process.stop()
}

async function torment(
  options: ChaosOptions,
  environment: Environment,
  key: string,
  running: Running[],
  carrier: Carrier,
): Promise<ChaosResult> {
  const begun: Begun[] = []
  const killedAt: number[] = []
  let isOver = false
  let next = 0

  async function call(): Promise<void> {
    while (!isOver) {
      const one = running[next++ % running.length] as Running
      const to = carrier.newContact()
      const started = await one.client.post('/v1/verifications', { to, purpose: 'registration' }).catch(() => undefined)
      if (started?.status !== 201) {
        await pause(20)
        continue
      }
      const verification: Begun = { id: started.body.id, to, isConfirmed: false }
      begun.push(verification)
      // Every other one is checked at once; the rest must still check at the end.
      if (begun.length % 2 === 0) continue
      const arrival = await carrier.firstArrival(to, 5_000)
      if (!arrival) continue
      const checker = running[next % running.length] as Running
      const path = `/v1/verifications/${verification.id}/check`
      const checked = await checker.client.post(path, { code: arrival.code }).catch(() => undefined)
      if (checked?.status === 200 && checked.body.valid === true) verification.isConfirmed = true
    }
  }

  const callers = Array.from({ length: options.callers }, call)
  for (let kill = 0; kill < options.kills; kill++) {
    await pause(500 + Math.random() * options.mostBetweenKillsMs)
    const index = Math.floor(Math.random() * running.length)
    const victim = running[index] as Running
    await victim.process.kill()
    killedAt.push(performance.now())
    await victim.client.close().catch(() => undefined)
    options.onProgress?.(`kill ${kill + 1} of ${options.kills}: ${begun.length} started so far`)
    running[index] = await begin(environment, key)
  }
  await pause(500)
  isOver = true
  await Promise.all(callers)
  options.onProgress?.(`waiting for the messages of ${begun.length} verifications`)
  return await judge(begun, killedAt, running, carrier, options.onProgress)
}

async function judge(
  begun: readonly Begun[],
  killedAt: readonly number[],
  running: readonly Running[],
  carrier: Carrier,
  onProgress: ChaosOptions['onProgress'],
): Promise<ChaosResult> {
  const broken: string[] = []
  // A lease lasts fifteen seconds, and a sweep comes every second.
  const deadline = performance.now() + 40_000
  for (const { to, id } of begun) {
    const left = Math.max(1, deadline - performance.now())
    if (!(await carrier.firstArrival(to, left))) broken.push(`${id}: no message left`)
  }
  const arrivals = carrier.arrivals()
  onProgress?.(`checking ${begun.length} verifications`)
  const { client } = running[0] as Running
  for (const { id, to, isConfirmed } of begun) {
    const codes = arrivals.get(to) ?? []
    if (new Set(codes.map((one) => one.code)).size > 1) broken.push(`${id}: two codes`)
    const state = await client.get(`/v1/verifications/${id}`)
    if (state.status !== 200) broken.push(`${id}: the start was acknowledged, now ${state.status}`)
    else if (isConfirmed && state.body.status !== 'confirmed') broken.push(`${id}: the confirmation is gone`)
    const first = codes[0]
    if (!first) continue
    const checked = await client.post(`/v1/verifications/${id}/check`, { code: first.code })
    if (checked.status !== 200 || checked.body.valid !== true) broken.push(`${id}: its code is refused`)
    const wasCut = killedAt.some((at) => at >= first.at - 100 && at - first.at < UNDER_WAY_MS)
    if (codes.length > 1 && !wasCut) broken.push(`${id}: sent twice, though nobody died while it was handed over`)
  }
  const messages = [...arrivals.values()].reduce((sum, codes) => sum + codes.length, 0)
  return {
    kills: killedAt.length,
    started: begun.length,
    confirmed: begun.filter((one) => one.isConfirmed).length,
    messages,
    duplicates: messages - arrivals.size,
    broken,
  }
}
