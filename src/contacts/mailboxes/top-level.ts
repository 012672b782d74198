// Top-level domains: which there are (IANA's list, by the package tlds), and which one was meant where there is none.
import tlds from 'tlds' with { type: 'json' }
import { slipSteps } from './slips.ts'

/** A new one may be missing: what is not here is never refused for that, a resolver decides. */
const KNOWN: ReadonlySet<string> = new Set(tlds)

/** Those that people meant most, with how common they are: the served countries, the world's, their neighbours. */
const COMMON: readonly (readonly [topLevel: string, frequency: number])[] = [
  ['com', 9],
  ['ee', 7],
  ['lv', 7],
  ['lt', 7],
  ['be', 7],
  ['net', 6],
  ['org', 6],
  ['eu', 6],
  ['ru', 6],
  ['fi', 5],
  ['nl', 5],
  ['de', 5],
  ['fr', 5],
  ['se', 4],
  ['pl', 4],
  ['uk', 4],
  ['info', 3],
]

export function isTopLevel(label: string): boolean {
  return KNOWN.has(label) || label.startsWith('xn--')
}

/** Two slips at most. */
const MOST_STEPS = 17
/** How common the commonest is: measured from there, the others only lose. */
const COMMONEST = 9

/** The same domain with the top-level domain that was meant, and the steps to it; undefined where the typed one exists. */
export function mendTopLevel(domain: string): { readonly domain: string; readonly steps: number } | undefined {
  const dot = domain.lastIndexOf('.')
  const typed = domain.slice(dot + 1)
  if (dot < 1 || isTopLevel(typed)) return undefined
  let best: { domain: string; steps: number } | undefined
  for (const [topLevel, frequency] of COMMON) {
    const slips = slipSteps(topLevel, typed, MOST_STEPS)
    const steps = slips + COMMONEST - frequency
    if (slips >= MOST_STEPS || (best && steps >= best.steps)) continue
    best = { domain: `${domain.slice(0, dot)}.${topLevel}`, steps }
  }
  return best
}
