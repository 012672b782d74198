// How the collector of a process that serves goes about it.
import { setFlagsFromString } from 'node:v8'
import { isMemoryShort } from './memory.ts'

/**
 * Left to itself V8 keeps the heap of a server as small as it is here (some 50 MB live) by looking through all of it each second
 * or two, and whoever asks meanwhile waits 5 to 20 ms for it. Now it does so once as much again has gathered three times over:
 * some 150 MB more at most where little is live, and never above the process's own limit. For every thread that is begun
 * afterwards, the embedded engine's included. Where memory is short, all stays as V8 has it.
 */
export function collectSeldom(): void {
  if (!isMemoryShort()) setFlagsFromString('--heap-growing-percent=300')
}
