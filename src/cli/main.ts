// The `pinpost` command on this machine: what was typed, its terminal, its clock.
import { systemClock } from '../lib/clock.ts'
import { systemRandom } from '../lib/random.ts'
import { runCommandLine } from './run.ts'

// Whoever read our lines (`pinpost key list | head -1`) may stop reading.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') throw cause
})

process.exitCode = await runCommandLine(process.argv.slice(2), {
  cwd: process.cwd(),
  clock: systemClock,
  random: systemRandom,
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
})
