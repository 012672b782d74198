// Kills processes at random under load and holds Pinpost to what it acknowledged (R43): every start and every confirmation that
// was answered is there, every code still checks, every message leaves; one that leaves twice was being handed over when its
// sender died, and carries the same code. Part of the verifications fall back on a second contact, under one number of attempts.
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { trialKeys } from '../../src/services/index.ts'
import { type Client, createClient } from '../support/client.ts'
import { type Environment, type PinpostProcess, runCommand, startProcess } from '../support/pinpost-process.ts'
import { type Carrier, type CarrierName, carriers } from './carriers.ts'
import { type Begun, call } from './load.ts'
import { brokenPromises } from './promises.ts'

export interface ChaosOptions {
  /** What carries the messages. The other one carries those to contacts that are fallen back on. */
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
  /** Of these, how many by the contact that was fallen back on. */
  readonly confirmedByFallback: number
  readonly registrations: number
  /** Of these, how many could be confirmed by nothing but the code to the other contact. */
  readonly registrationsByFallback: number
  readonly messages: number
  readonly duplicates: number
  /** What was promised and not kept, a line each. */
  readonly broken: readonly string[]
}

/** How many are judged side by side. */
const AT_ONCE = 16

export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const names: readonly CarrierName[] = options.carrier === 'smtp' ? ['smtp', 'smpp'] : ['smpp', 'smtp']
  const [carrier, other] = (await Promise.all(names.map((name) => carriers[name]()))) as [Carrier, Carrier]
  const secret = randomBytes(32)
  const environment = {
    ...options.environment,
    PINPOST_SECRETS: secret.toString('base64'),
    ...carrier.environment,
    ...other.environment,
    PINPOST_LOG_LEVEL: 'warn',
  }
  const key = trialKeys(createKeyRing([secret])).live
  const running: Running[] = []
  for (let i = 0; i < options.processes; i++) running.push(await begin(environment, key))
  // Sooner than a lease runs out, so that some fall back although their first message is still to come.
  const settings = ['fallback_after_seconds=5', ...carrier.serviceSettings, ...other.serviceSettings]
  await runCommand(['service', 'set', 'default', ...settings], environment)
  try {
    return await torment(options, environment, key, running, [carrier, other])
  } finally {
    await Promise.all(running.map((one) => end(one)))
    await Promise.all([carrier.close(), other.close()])
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
  [carrier, other]: readonly [Carrier, Carrier],
): Promise<ChaosResult> {
  const begun: Begun[] = []
  const killedAt: number[] = []
  let isOver = false
  let next = 0

  const client = (): Client => (running[next++ % running.length] as Running).client
  const load = { carrier, other, client, begun, isOver: () => isOver }
  const callers = Array.from({ length: options.callers }, () => call(load))
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
  options.onProgress?.(`waiting for the messages of ${begun.length} verifications and registrations`)
  return await judge(begun, killedAt, running, [carrier, other], options.onProgress)
}

async function judge(
  begun: readonly Begun[],
  killedAt: readonly number[],
  running: readonly Running[],
  [carrier, other]: readonly [Carrier, Carrier],
  onProgress: ChaosOptions['onProgress'],
): Promise<ChaosResult> {
  const broken: string[] = []
  // A lease lasts fifteen seconds, and a sweep comes every second.
  const deadline = performance.now() + 40_000
  for (const { to, reached, id } of begun) {
    const left = Math.max(1, deadline - performance.now())
    if (!(await (reached === to ? carrier : other).firstArrival(reached, left))) broken.push(`${id}: no message left`)
  }
  const arrivals = new Map([...carrier.arrivals(), ...other.arrivals()])
  onProgress?.(`checking ${begun.length} verifications and registrations`)
  const { client } = running[0] as Running
  for (let at = 0; at < begun.length; at += AT_ONCE) {
    const some = begun.slice(at, at + AT_ONCE).map((one) => brokenPromises({ client, arrivals, killedAt }, one))
    broken.push(...(await Promise.all(some)).flat())
  }
  const messages = [...arrivals.values()].reduce((sum, codes) => sum + codes.length, 0)
  const confirmed = begun.filter((one) => one.confirmed !== undefined)
  const registrations = begun.filter(({ kind }) => kind === 'registration')
  return {
    kills: killedAt.length,
    started: begun.length,
    confirmed: confirmed.length,
    confirmedByFallback: confirmed.filter((one) => one.confirmed === one.fallbackTo).length,
    registrations: registrations.length,
    registrationsByFallback: registrations.filter(({ reached, to }) => reached !== to).length,
    messages,
    duplicates: messages - arrivals.size,
    broken,
  }
}
