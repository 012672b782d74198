#!/usr/bin/env node
// The `pinpost` command. Plain JavaScript, so that an old Node gets a sentence instead of a syntax error: from a clone it
// hands over to the Node that was installed with the packages, and runs the TypeScript as it is.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const built = join(root, 'dist', 'cli', 'main.js')
const entry = existsSync(join(root, 'src', 'cli', 'main.ts')) ? join(root, 'src', 'cli', 'main.ts') : built
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const isSupported = major > 22 || (major === 22 && minor >= 18)
const shipped = join(root, 'node_modules', 'node', 'bin', 'node')

if (isSupported) {
  await import(entry)
} else if (existsSync(shipped)) {
  const done = spawnSync(shipped, [entry, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exit(done.status ?? 1)
} else {
  console.error(`Pinpost needs Node 22.18 or later; this is ${process.version}.`)
  console.error('In a clone, run "npm start" or "npm run pinpost -- …": they bring the right Node along.')
  process.exit(1)
}
