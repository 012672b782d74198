// The reference: eight characters by which a person and support speak of a verification (R33). It is computed from the id and
// carries nothing else, so it needs neither a column nor an index: 20 bits say in which stretch of ten seconds the id was
// made, 20 bits are the last of its random part. Support's search turns it back into ranges of ids.
import { lowestUuidAt, madeAtMs, type Uuid } from './ids.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const STRETCH_MS = 10_000
const STRETCHES = 2 ** 20 // they come round after 121 days, more than the 90 days for which a story is kept
/** What people write for what they read: Crockford's base 32 has no I, L, O and U. */
const LOOKALIKES: Record<string, string> = { I: '1', L: '1', O: '0' }

/** `K7QF-2M9D` for the id of a verification or registration. */
export function referenceOf(id: Uuid): string {
  const stretch = Math.floor(madeAtMs(id) / STRETCH_MS) % STRETCHES
  return group(encode(stretch) + encode(tailOf(id)))
}

/** The reference as it is written, from however it was typed: case, spaces, dashes, O for 0; undefined when it cannot be one. */
export function parseReference(typed: string): string | undefined {
  const letters = typed
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll(/[ILO]/g, (letter) => LOOKALIKES[letter] ?? letter)
  if (letters.length !== 8 || [...letters].some((letter) => !ALPHABET.includes(letter))) return undefined
  return group(letters)
}

/**
 * The ranges of ids among which a reference made in the last `days` days can lie: from inclusive, to exclusive.
 * At most one range for 121 days; within it `referenceOf` tells which ids are meant.
 */
export function idRangesOf(reference: string, now: Date, days: number): { from: Uuid; to: Uuid }[] {
  const stretch = decode(reference.slice(0, 4))
  const last = Math.floor(now.getTime() / STRETCH_MS) + 1 // the clock of another process may be a little ahead
  const first = last - Math.ceil((days * 86_400_000) / STRETCH_MS) - 1
  const ranges = []
  for (let round = Math.floor(first / STRETCHES); round <= Math.floor(last / STRETCHES); round++) {
    const found = round * STRETCHES + stretch
    if (found < first || found > last) continue
    ranges.push({
      from: lowestUuidAt(new Date(found * STRETCH_MS)),
      to: lowestUuidAt(new Date((found + 1) * STRETCH_MS)),
    })
  }
  return ranges
}

/** The last 20 bits: of a UUIDv7 they are random. */
function tailOf(id: Uuid): number {
  return Number.parseInt(id.slice(-5), 16)
}

function encode(twentyBits: number): string {
  return [15, 10, 5, 0].map((shift) => ALPHABET.charAt((twentyBits >>> shift) & 31)).join('')
}

function decode(characters: string): number {
  return [...characters].reduce((bits, character) => bits * 32 + ALPHABET.indexOf(character), 0)
}

function group(eight: string): string {
  return `${eight.slice(0, 4)}-${eight.slice(4)}`
}
