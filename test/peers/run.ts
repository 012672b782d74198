// `npm run test:peers [-- kannel | postfix]`: goes through guides with the real programs that they speak of, of this machine. Not part
// of `npm test`, since they come with no package. Each has a network of its own, in which there is nothing but loopback and every port
// is free, and processes of its own, which end with it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tryKannel } from './kannel.ts'
import { tryPostfix } from './postfix.ts'

interface Peer {
  readonly attempt: () => Promise<void>
  /** Programs, with the Debian package of each. */
  readonly wants: Readonly<Record<string, string>>
}

const COMMON = { unshare: 'util-linux', ip: 'iproute2', npm: 'npm', curl: 'curl' }
const PEERS: Readonly<Record<string, Peer>> = {
  postfix: { attempt: tryPostfix, wants: { ...COMMON, openssl: 'openssl', postfix: 'postfix' } },
  kannel: {
    attempt: tryKannel,
    wants: {
      ...COMMON,
      bearerbox: 'kannel',
      smsbox: 'kannel',
      '/usr/lib/kannel/test/fakesmsc': 'kannel-extras',
    },
  },
}
const INSIDE = 'inside'
const FOLDERS = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin']
process.env.PATH = FOLDERS.join(':')

const [first = '', second = ''] = process.argv.slice(2)
if (first === INSIDE) await inside(second)
else process.exit(goThrough(first))

/** In surroundings of its own. */
async function inside(name: string): Promise<void> {
  spawnSync('ip', ['link', 'set', 'lo', 'up'])
  try {
    await PEERS[name]?.attempt()
    process.exit(0)
  } catch (cause) {
    console.error(cause)
    process.exit(1)
  }
}

function goThrough(wanted: string): number {
  const names = Object.keys(PEERS).filter((name) => wanted === '' || name === wanted)
  if (names.length === 0) {
    console.error(`Usage: npm run test:peers [-- ${Object.keys(PEERS).join(' | ')}]`)
    return 2
  }
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    console.error('This wants Linux, and root: for a network of its own, and for Postfix.')
    return 1
  }
  const failed = names.filter((name) => !isThrough(name))
  return failed.length === 0 ? 0 : 1
}

function isThrough(name: string): boolean {
  console.log(name)
  const wants = PEERS[name]?.wants ?? {}
  const missing = Object.keys(wants).filter((program) => !isThere(program))
  if (missing.length > 0) {
    const packages = [...new Set(missing.map((program) => wants[program]))].join(' ')
    console.error(`  It wants ${missing.join(', ')}: apt-get install --no-install-recommends ${packages}`)
    return false
  }
  const apart = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc']
  const run = [process.execPath, import.meta.filename, INSIDE, name]
  return spawnSync('unshare', [...apart, ...run], { stdio: 'inherit' }).status === 0
}

function isThere(program: string): boolean {
  if (program.startsWith('/')) return existsSync(program)
  return FOLDERS.some((folder) => existsSync(`${folder}/${program}`))
}
