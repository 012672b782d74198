// The chart of docs/reference/arrival.md, as SVG by hand: for each world and strategy one bar, dark for those who had confirmed after
// 30 seconds, lighter for 2 and 10 minutes. Text takes its colour from the reader's scheme, light or dark; nothing is said by colour
// alone: every bar has its name and its figures, and the same figures stand in the tables of the page.
import type { StrategyResult, WorldResult } from './experiment.ts'
import { HORIZONS } from './simulate.ts'

const WIDTH = 860
const LABELS = 170
const FIGURES = 150
const BAR = 12
const ROW = 18
const HEAD = 34
const TOP = 46
const BARS = WIDTH - LABELS - FIGURES

export function chartOf(worlds: readonly WorldResult[]): string {
  const groups: string[] = []
  let y = TOP
  for (const world of worlds) {
    groups.push(groupOf(world, y))
    y += HEAD + world.strategies.length * ROW
  }
  const height = y + 12
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title desc">
<title id="title">How many people have confirmed after 30 seconds, 2 minutes and 10 minutes</title>
<desc id="desc">${escaped(inWords(worlds))}</desc>
<style>
text { font: 12px system-ui, sans-serif; fill: #1f2328; }
.world { font-weight: 600; font-size: 13px; }
.figures { font-variant-numeric: tabular-nums; }
.line { stroke: #8c959f; stroke-width: 1; }
.ours { fill: #0a5cc2; }
.theirs { fill: #6b6f76; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; }
  .ours { fill: #58a6ff; }
  .theirs { fill: #a2a9b2; }
}
</style>
${legend()}
${groups.join('\n')}
</svg>
`
}

const OPACITY = { 30: 1, 120: 0.6, 600: 0.3 } as const
const LEGEND = [
  { horizon: 30, words: 'confirmed within 30 s', at: 0 },
  { horizon: 120, words: '2 min', at: 170 },
  { horizon: 600, words: '10 min', at: 240 },
] as const

function legend(): string {
  const marks = LEGEND.map(({ horizon, words, at }) => {
    const x = LABELS + at
    const box = `<rect class="ours" x="${x}" y="8" width="12" height="12" opacity="${OPACITY[horizon]}"/>`
    return `${box}<text x="${x + 18}" y="18">${words}</text>`
  })
  return `${marks.join('\n')}\n<text x="${WIDTH - FIGURES + 12}" y="18">30 s · 2 min · 10 min, %</text>`
}

function groupOf({ title, strategies }: WorldResult, top: number): string {
  const head = `<text class="world" x="0" y="${top + 18}">${escaped(title)}</text>`
  const rows = strategies.map((strategy, index) => rowOf(strategy, top + HEAD - 8 + index * ROW))
  const bottom = top + HEAD - 8 + strategies.length * ROW
  const line = `<line class="line" x1="${LABELS}" y1="${top + HEAD - 10}" x2="${LABELS}" y2="${bottom}"/>`
  return `<g>\n${[head, ...rows, line].join('\n')}\n</g>`
}

function rowOf({ name, title, all }: StrategyResult, y: number): string {
  const kind = name === 'pinpost' || name === 'auto' ? 'ours' : 'theirs'
  // Beside each other, not on top: where they lay over each other, their shades would add up.
  let x = LABELS
  const bars = HORIZONS.map((horizon) => {
    const end = LABELS + BARS * all.within[horizon].value
    const width = Math.max(0, end - x)
    const bar = `<rect class="${kind}" x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" opacity="${OPACITY[horizon]}"/>`
    x = Math.max(x, end)
    return bar
  })
  const figures = HORIZONS.map((horizon) => (100 * all.within[horizon].value).toFixed(1)).join(' · ')
  return [
    `<text x="0" y="${y + 10}">${escaped(title)}</text>`,
    ...bars,
    `<text class="figures" x="${WIDTH - FIGURES + 12}" y="${y + 10}">${figures}</text>`,
  ].join('')
}

function inWords(worlds: readonly WorldResult[]): string {
  return worlds
    .map(({ title, strategies }) => {
      const each = strategies.map((one) => `${one.title} ${(100 * one.all.within[120].value).toFixed(1)} %`)
      return `${title}, within 2 minutes: ${each.join(', ')}.`
    })
    .join(' ')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
