// Which address was probably meant by one that there is not: a slash too many, a letter too few, the prefix left out. Looks at the
// patterns of routes only, so that what it finds repeats nothing of what was asked for.
import { editDistance, nearest } from '../lib/nearest.ts'

type Segments = readonly string[]

/** A parameter takes everything, but a word that is nearly there was rather meant: `/v1/accounts/serach`. */
const EDITS_FOR_A_PARAMETER = 3

/** Of `addresses` (`/v1/verifications/:id`) the one that `path` is most like; undefined when it is like none. */
export function nearestAddress(path: string, addresses: readonly string[]): string | undefined {
  const readings = readingsOf(path)
  let best: { address: string; edits: number } | undefined
  for (const address of addresses) {
    const pattern = segmentsOf(address)
    for (const segments of readings) {
      const edits = editsBetween(segments, pattern)
      if (edits !== undefined && (best === undefined || edits < best.edits)) best = { address, edits }
    }
  }
  return best?.address
}

/** The path as it is, without its prefix, and with something before its prefix. */
function readingsOf(path: string): readonly Segments[] {
  const segments = segmentsOf(path)
  return [segments, ['v1', ...segments], segments.slice(1)]
}

/** Slashes at the ends say nothing; an empty one between two is an id that was left empty. */
function segmentsOf(path: string): Segments {
  return path.replace(/^\/+|\/+$/g, '').split('/')
}

/** Undefined where a word of the pattern is too far from what stands in its place. */
function editsBetween(segments: Segments, pattern: Segments): number | undefined {
  if (segments.length !== pattern.length) return undefined
  let edits = 0
  for (const [index, word] of pattern.entries()) {
    const said = segments[index] ?? ''
    const isParameter = word.startsWith(':')
    if (!isParameter && nearest(said, [word]) === undefined) return undefined
    edits += isParameter ? EDITS_FOR_A_PARAMETER : editDistance(said.toLowerCase(), word)
  }
  return edits
}
