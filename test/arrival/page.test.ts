// docs/reference/arrival.md and its chart are what their generator makes of the figures beside them, and the figures are those of today.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { chartOf } from '../../bench/arrival/chart.ts'
import { summarize } from '../../bench/arrival/experiment.ts'
import { readCarriers, readPeople, readWorlds } from '../../bench/arrival/model.ts'
import { pageOf, type Report } from '../../bench/arrival/page.ts'
import { pinpost, planOf } from '../../bench/arrival/pinpost.ts'
import { crowdOf, HORIZONS, simulate } from '../../bench/arrival/simulate.ts'

const read = (name: string): string => readFileSync(new URL(`../../docs/reference/${name}`, import.meta.url), 'utf8')
const report = JSON.parse(read('arrival.json')) as Report

test('the page and the chart are up to date with their generator', () => {
  expect(pageOf(report)).toBe(read('arrival.md'))
  expect(chartOf(report.worlds)).toBe(read('arrival.svg'))
})

test('every world has been run, and the goals are met', () => {
  expect(report.worlds.map(({ name }) => name)).toEqual(readWorlds('worlds').map(({ name }) => name))
  const heldOut = report.heldOut.map(({ name }) => name)
  expect(heldOut).toEqual(expect.arrayContaining(readWorlds('held-out').map(({ name }) => name)))
  const ofWorlds = report.goals.filter(({ text }) => text.includes(`(seed ${report.seed})`))
  expect(ofWorlds.length).toBeGreaterThan(report.worlds.length)
  expect(ofWorlds.filter(({ isMet }) => !isMet)).toEqual([])
})

// The figures move with the routing: where this fails, `npm run bench:arrival -- --write` measures anew.
test('the figures are those of the routing as it is', async () => {
  const models = { people: readPeople(), carriers: readCarriers() }
  const rules = { codeSeconds: 600, resendAfterSeconds: [120, 300], fallbackAfterSeconds: 20 }
  const name = '3-half-lost'
  const world = readWorlds('worlds').find((one) => one.name === name)
  const before = report.worlds.find((one) => one.name === name)
  if (!world || !before) throw new Error(`There is no world ${name}.`)
  const { seed } = report
  const crowd = crowdOf(models.people, world, seed)
  const strategy = pinpost('auto', planOf(world, models.carriers), seed)
  const { journeys } = await simulate(strategy, { world, carriers: models.carriers, crowd, seed, rules })
  const { within } = summarize(journeys)
  const told = before.strategies.find(({ name }) => name === 'auto')?.all.within
  for (const horizon of HORIZONS) {
    expect(Math.abs(within[horizon].value - (told?.[horizon].value ?? 0))).toBeLessThan(0.001)
  }
}, 60_000)

test('the chart can be read without seeing it, in the dark, and names every world and strategy', () => {
  const svg = read('arrival.svg')
  expect(svg).toMatch(/role="img" aria-labelledby="title desc"/)
  expect(svg).toMatch(/<title id="title">[^<]+<\/title>\n<desc id="desc">[^<]+<\/desc>/)
  expect(svg).toContain('prefers-color-scheme: dark')
  for (const { title, strategies } of report.worlds) {
    expect(svg).toContain(title)
    for (const one of strategies) expect(svg).toContain(one.title)
  }
  expect(svg).not.toMatch(/NaN|undefined|<script/)
})
