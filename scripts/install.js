// Installs what is missing, before `npm start` and `npm test`. Plain JavaScript, because it must run under whatever Node
// the machine has (20 or later); the Node that runs Pinpost itself comes with the packages. Quick when nothing is missing.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamp = join(root, 'node_modules', '.pinpost-installed')
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')

const isCurrent =
  existsSync(stamp) &&
  readFileSync(stamp, 'utf8') === wanted &&
  existsSync(join(root, 'node_modules', 'node', 'bin', 'node'))

if (!isCurrent) {
  console.error('Installing the packages of package-lock.json (once; about a minute) …')
  const npm = process.env.npm_execpath
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []]
  const done = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: command === 'npm' && process.platform === 'win32',
  })
  if (done.status !== 0) {
    console.error(
      '\nThe packages could not be installed: see the lines above. Is the npm registry reachable from here?',
    )
    process.exit(done.status ?? 1)
  }
  writeFileSync(stamp, wanted)
}
