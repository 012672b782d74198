// `npm run test:peers [-- kannel | postfix]`: goes through guides with the real programs that they speak of, a Kannel and a Postfix of the machine. Not part
// of `npm test`, since they come with no package. Everything runs in a network of its own, in which there is nothing but loopback and
// every port is free, and among processes of its own, which end with it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tryKannel } from './kannel.ts'
import { tryPostfix } from './postfix.ts'

const INSIDE = 'PINPOST_PEERS_INSIDE'
const PROGRAMS: Readonly<Record<string, string>> = {
  unshare: 'util-linux',
  ip: 'iproute2',
  curl: 'curl',
  openssl: 'openssl',
  bearerbox: 'kannel',
  smsbox: 'kannel',
  '/usr/lib/kannel/test/fakesmsc': 'kannel-extras',
  postfix: 'postfix',
}

if (process.env[INSIDE] === undefined) process.exit(enclosed())

function enclosed(): number {
  const missing = Object.keys(PROGRAMS).filter((program) => !isThere(program))
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    console.error('This wants Linux, and root: for a network of its own, and for Postfix.')
    return 1
  }
  if (missing.length > 0) {
    const packages = [...new Set(missing.map((program) => PROGRAMS[program]))].join(' ')
    console.error(`This wants ${missing.join(', ')}: apt-get install --no-install-recommends ${packages}`)
    return 1
  }
  const apart = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc']
  const { status } = spawnSync(
    'unshare',
    [...apart, process.execPath, import.meta.filename, ...process.argv.slice(2)],
    {
      stdio: 'inherit',
      env: { ...process.env, [INSIDE]: 'yes' },
    },
  )
  return status ?? 1
}

function isThere(program: string): boolean {
  if (program.startsWith('/')) return existsSync(program)
  const places = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin']
  return places.some((place) => existsSync(`${place}/${program}`))
}

process.env.PATH += ':/usr/sbin:/sbin'
spawnSync('ip', ['link', 'set', 'lo', 'up'])
let failed = 0
const wanted = process.argv.slice(2)
for (const [name, attempt] of [
  ['Postfix', tryPostfix],
  ['Kannel', tryKannel],
] as const) {
  if (wanted.length > 0 && !wanted.includes(name.toLowerCase())) continue
  console.log(name)
  try {
    await attempt()
  } catch (cause) {
    failed++
    console.error(cause)
  }
}
process.exit(failed === 0 ? 0 : 1)
