// Where and with what a run was made, so that its figures can be read and made again.
import { availableParallelism, cpus, type as osType, release, totalmem } from 'node:os'
import manifest from '../package.json' with { type: 'json' }

export interface Circumstances {
  readonly date: string
  readonly command: string
  readonly processor: string
  readonly cores: number
  readonly memoryGb: number
  readonly system: string
  readonly node: string
  readonly pinpost: string
  readonly postgres: string | undefined
  readonly pglite: string
  readonly fastify: string
  readonly betterAuth: string
}

/** @param args what followed `npm run bench --`. @param script another one than `bench`. */
export function circumstances(args: readonly string[], postgres: string | undefined, script = 'bench'): Circumstances {
  return {
    date: new Date().toISOString().slice(0, 10),
    command: args.length === 0 ? `npm run ${script}` : `npm run ${script} -- ${args.join(' ')}`,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${osType()} ${release()}`,
    node: process.version,
    pinpost: manifest.version,
    postgres,
    pglite: manifest.dependencies['@electric-sql/pglite'],
    fastify: manifest.dependencies.fastify,
    betterAuth: manifest.devDependencies['better-auth'],
  }
}
