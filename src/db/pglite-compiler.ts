// How V8 goes about the embedded engine's code.
import { setFlagsFromString } from 'node:v8'

/**
 * V8 compiles once more, and better, what runs often. Over the engine's largest function, which reads SQL, that takes 600 MB for
 * a moment. Where memory is short it is done without: four fifths of the speed. For engines that are begun afterwards.
 */
export function compileOnce(): void {
  for (const flag of ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']) setFlagsFromString(flag)
}
