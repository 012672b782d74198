// Types commands in this process, as an operator does in a shell.
import { tmpdir } from 'node:os'
import { runCommandLine } from '../../src/cli/run.ts'
import { type Clock, systemClock } from '../../src/lib/clock.ts'
import { systemRandom } from '../../src/lib/random.ts'

export interface Typed {
  readonly exit: number
  readonly out: string
  readonly err: string
}

export interface Where {
  readonly environment: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly clock?: Clock
}

export async function typeCommand(
  argv: readonly string[],
  { environment, cwd = tmpdir(), clock = systemClock }: Where,
): Promise<Typed> {
  const out: string[] = []
  const err: string[] = []
  const exit = await runCommandLine(argv, {
    cwd,
    environment,
    clock,
    random: systemRandom,
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  })
  return { exit, out: out.join('\n'), err: err.join('\n') }
}
