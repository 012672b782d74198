// Randomness comes in as an argument like the clock (D10), so that a test can repeat what happened.
import { randomBytes } from 'node:crypto'

/** Gives `size` unpredictable bytes. */
export type Random = (size: number) => Uint8Array

export const systemRandom: Random = (size) => randomBytes(size)
