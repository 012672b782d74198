// Is the process alive, and may it get requests? Answered to anyone, so it tells states and no causes.
import { clockSkew, type Database } from '../db/index.ts'
import { type Clock, NOTABLE_SKEW_SECONDS } from '../lib/clock.ts'
import type { App } from './app.ts'

const PATIENCE_MS = 1_000
/** Probes that come faster share an answer, so that nobody keeps the database busy with them. */
const REMEMBERED_MS = 500

export interface Readiness {
  readonly database: 'ok' | 'unreachable'
  readonly migrations: 'current' | 'pending' | 'unknown'
  /** What it last made of what was to be written: nothing is written to ask for it. */
  readonly writes: 'ok' | 'refused' | 'unknown'
  /** Told, and no reason to turn requests away: they are judged by the process's clock alone. */
  readonly clock: 'ok' | 'differs' | 'unknown'
}

export interface ReadinessParts {
  readonly db: Pick<Database, 'now' | 'takesWrites'>
  readonly clock: Clock
  /** Are all migrations of this program applied? */
  readonly isMigrated: () => Promise<boolean>
}

export function createReadiness(parts: ReadinessParts): () => Promise<Readiness> {
  let latest: Promise<Readiness> | undefined
  let askedAt = 0
  return () => {
    const now = parts.clock.now().getTime()
    if (latest === undefined || Math.abs(now - askedAt) >= REMEMBERED_MS) {
      askedAt = now
      latest = ask(parts)
    }
    return latest
  }
}

async function ask({ db, clock, isMigrated }: ReadinessParts): Promise<Readiness> {
  try {
    const [skewSeconds, isCurrent] = await within(PATIENCE_MS, Promise.all([clockSkew(db, clock), isMigrated()]))
    return {
      database: 'ok',
      migrations: isCurrent ? 'current' : 'pending',
      writes: db.takesWrites() ? 'ok' : 'refused',
      clock: Math.abs(skewSeconds) > NOTABLE_SKEW_SECONDS ? 'differs' : 'ok',
    }
  } catch {
    return { database: 'unreachable', migrations: 'unknown', writes: 'unknown', clock: 'unknown' }
  }
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`No answer within ${milliseconds} ms.`)), milliseconds)
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
}

export function serveHealth(app: App, readiness: () => Promise<Readiness>): void {
  const hidden = { schema: { hide: true } }
  app.get('/healthz', hidden, (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }))
  app.get('/readyz', hidden, async (_request, reply) => {
    const checks = await readiness()
    const isReady = checks.database === 'ok' && checks.migrations === 'current' && checks.writes === 'ok'
    return reply
      .code(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: isReady ? 'ready' : 'not_ready', checks })
  })
}
