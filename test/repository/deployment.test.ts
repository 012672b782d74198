// What is given to operators for containers and systemd: parsed, and held to the repository, since no container engine runs here.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { settings } from '../../src/config/index.ts'

const root = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const packageJson = JSON.parse(read('package.json'))

interface Instruction {
  readonly word: string
  readonly rest: string
  readonly stage: number
}

/** The instructions of a Dockerfile, continued lines joined. */
function instructionsOf(text: string): Instruction[] {
  let stage = -1
  return text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [word = '', ...rest] = line.split(' ')
      if (word === 'FROM') stage++
      return { word, rest: rest.join(' '), stage }
    })
}

const instructions = instructionsOf(read('Dockerfile'))
const last = instructions.filter(({ stage }) => stage === 1)
const only = (word: string): string[] => last.filter((one) => one.word === word).map(({ rest }) => rest)

/** Whether a path reaches the engine that builds: the last line of .dockerignore that fits it decides. */
function isSent(path: string): boolean {
  const lines = read('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  return lines.reduce((sent, line) => {
    const pattern = line.replace(/^!/, '')
    const fits = matchesGlob(path, pattern) || path.startsWith(`${pattern}/`) || pattern === '*'
    return fits ? line.startsWith('!') : sent
  }, true)
}

describe('the Dockerfile', () => {
  test('has instructions that there are, in two stages', () => {
    const words = [
      'FROM',
      'WORKDIR',
      'COPY',
      'RUN',
      'ENV',
      'USER',
      'VOLUME',
      'EXPOSE',
      'HEALTHCHECK',
      'STOPSIGNAL',
      'ENTRYPOINT',
      'CMD',
    ]
    expect(instructions.filter(({ word }) => !words.includes(word))).toEqual([])
    expect(instructions.filter(({ word }) => word === 'FROM').map(({ rest }) => rest)).toEqual([
      'node:24-slim AS build',
      'node:24-slim',
    ])
    expect(packageJson.devDependencies.node).toMatch(/^24\./)
  })

  test('copies what is there and what is sent', () => {
    const sources = instructions
      .filter(({ word, rest }) => word === 'COPY' && !rest.startsWith('--from'))
      .flatMap(({ rest }) => rest.split(' ').slice(0, -1))
    expect(sources).toEqual(expect.arrayContaining(['src', 'bin', 'package-lock.json', '.npmrc']))
    for (const source of sources) {
      expect(existsSync(join(root, source)), source).toBe(true)
      expect(isSent(source), source).toBe(true)
    }
    for (const secret of ['.env', 'data', 'data/secrets', '.git', 'node_modules', 'dkim.pem', 'src/config/env.test.ts'])
      expect(isSent(secret), secret).toBe(false)
  })

  test('brings all that the build reads', () => {
    const copied = instructions
      .filter(({ word, stage }) => word === 'COPY' && stage === 0)
      .map(({ rest }) => rest)
      .join(' ')
    for (const path of readdirSync(root).filter((name) => name.startsWith('tsconfig'))) expect(copied).toContain(path)
    const commands = instructions.filter(({ word, stage }) => word === 'RUN' && stage === 0).map(({ rest }) => rest)
    expect(commands.join('\n')).toMatch(/^npm ci .*\nnode scripts\/build\.ts && npm prune --omit=dev/)
  })

  test('runs the command as a user without rights, and asks for its health by Node', () => {
    const order = last.map(({ word }) => word)
    expect(only('USER')).toEqual(['node'])
    expect(order.indexOf('USER')).toBeLessThan(order.indexOf('ENTRYPOINT'))
    expect(JSON.parse(only('ENTRYPOINT')[0] ?? '')).toEqual(['node', `/app/${packageJson.bin.pinpost}`])
    expect(JSON.parse(only('CMD')[0] ?? '')).toEqual(['serve'])
    const [, command = '[]'] = /CMD (\[.*\])$/.exec(only('HEALTHCHECK')[0] ?? '') ?? []
    const [node, flag, script] = JSON.parse(command)
    expect([node, flag]).toEqual(['node', '-e'])
    expect(script).toContain('/healthz')
    expect(spawnSync(process.execPath, ['--check', '-'], { input: script }).status).toBe(0)
    expect(Object.fromEntries(only('ENV').flatMap((line) => line.split(' ').map((pair) => pair.split('='))))).toEqual({
      NODE_ENV: 'production',
      PINPOST_DATA_DIR: '/data',
      PINPOST_PORT: settings.PINPOST_PORT.production,
    })
  })
})

describe('compose.yaml', () => {
  const { services, volumes } = parse(read('compose.yaml'))

  test('starts Pinpost after PostgreSQL 18 is well', () => {
    expect(services.pinpost.depends_on).toEqual({ database: { condition: 'service_healthy' } })
    expect(services.database.image).toBe('postgres:18')
    expect(services.database.healthcheck.test.join(' ')).toContain('pg_isready')
    const { POSTGRES_USER: user, POSTGRES_DB: name } = services.database.environment
    expect(services.pinpost.environment.PINPOST_DATABASE_URL).toMatch(
      new RegExp(`^postgres://${user}:\\$\\{POSTGRES_PASSWORD:\\?[^}]+\\}@database:5432/${name}$`),
    )
  })

  test('sets settings that there are, holds no secret, and opens one port to this machine alone', () => {
    for (const name of Object.keys(services.pinpost.environment)) expect(Object.keys(settings)).toContain(name)
    expect(services.pinpost.env_file).toBe('.env')
    expect(services.database.environment.POSTGRES_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?/)
    expect(services.pinpost.ports).toEqual(['127.0.0.1:3000:3000'])
    expect(services.database.ports).toBeUndefined()
  })

  test('keeps what must stay in named volumes, and writes nowhere else', () => {
    const mounted = [...services.pinpost.volumes, ...services.database.volumes].map((one: string) => one.split(':')[0])
    expect(mounted).toEqual(Object.keys(volumes))
    expect(services.pinpost).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      ulimits: { core: 0 },
    })
  })
})

describe('the unit for systemd', () => {
  const lines = read('docs/operations/pinpost.service').split('\n')
  const value = (name: string): string | undefined =>
    lines.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1)

  test('has sections and assignments only', () => {
    const sections = lines.filter((line) => line.startsWith('['))
    expect(sections).toEqual(['[Unit]', '[Service]', '[Install]'])
    const others = lines.filter((line) => line !== '' && !/^(#|\[)/.test(line))
    expect(others.filter((line) => !/^[A-Z][A-Za-z]+=/.test(line))).toEqual([])
  })

  test('runs the command in its state folder, as a user who gets nothing else', () => {
    expect(value('ExecStart')).toBe(`/usr/bin/node /opt/pinpost/${packageJson.bin.pinpost} serve`)
    expect(value('WorkingDirectory')).toBe(`/var/lib/${value('StateDirectory')}`)
    expect(value('User')).toBe('pinpost')
    expect(value('ProtectSystem')).toBe('strict')
    expect(value('NoNewPrivileges')).toBe('yes')
    expect(value('LimitCORE')).toBe('0')
    expect(value('CapabilityBoundingSet')).toBe('')
    expect(Number(value('TimeoutStopSec'))).toBeGreaterThan(10)
  })

  test.runIf(existsSync('/usr/bin/systemd-analyze'))(
    'is found right by systemd, apart from what is not installed here',
    () => {
      const told = spawnSync('systemd-analyze', ['verify', join(root, 'docs/operations/pinpost.service')], {
        encoding: 'utf8',
      })
      expect(told.stderr.split('\n').filter((line) => /pinpost\.service:\d+/.test(line))).toEqual([])
    },
  )
})
