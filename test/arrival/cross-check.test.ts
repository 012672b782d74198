// The simulation and the running server agree, in the short form: some people of one world, over the HTTP API, with carriers that follow
// the world. `npm run bench:arrival -- --cross-check` sends 1,000 through every world.
import { expect, test } from 'vitest'
import { disagreements } from '../../bench/arrival/cross-check.ts'
import { summarize } from '../../bench/arrival/experiment.ts'
import { readCarriers, readPeople, type World } from '../../bench/arrival/model.ts'
import { pinpost, planOf } from '../../bench/arrival/pinpost.ts'
import { serve } from '../../bench/arrival/serve.ts'
import { crowdOf, simulate } from '../../bench/arrival/simulate.ts'
import { engines } from '../support/databases.ts'

const [embedded] = engines

/** In a hurry, so that little of the world's time goes by without anything happening in it. */
const world: World = {
  name: 'hurry',
  title: 'In a hurry',
  why: 'The first carrier is down for the first seconds, then loses half; the second answers slowly.',
  perMinute: 120,
  changes: [
    { of: ['first'], until: 0.2, down: 'refuses' },
    { of: ['first'], from: 0.2, loses: 0.5 },
    { of: ['second'], answers: { median: 4, p95: 5 } },
  ],
}

test('100 people pass through the server with fallback: auto, and it goes with them as the simulation says', async () => {
  if (!embedded) throw new Error('There is no engine.')
  const people = readPeople()
  people.waiting.givesUpAfter = { median: 60, p95: 90 }
  const carriers = readCarriers()
  const rules = { codeSeconds: 600, resendAfterSeconds: [120, 300], fallbackAfterSeconds: 20 }
  const crowd = crowdOf(people, world, 1, 100)
  const parts = { world, carriers, crowd, seed: 1, rules }
  const simulated = summarize((await simulate(pinpost('auto', planOf(world, carriers), 1), parts)).journeys)
  const journeys = await serve({ ...parts, database: await embedded.open(), fallback: 'auto' })
  const served = summarize(journeys)
  expect(disagreements({ title: world.title, fallback: 'auto', simulated, served })).toEqual([])
  expect(served.within[120].value).toBeGreaterThan(0.8)
  // The fallback and the failover really happened.
  expect(journeys.filter(({ messages }) => messages > 1).length).toBeGreaterThan(5)
  expect(journeys.filter(({ messages, handOvers }) => handOvers > messages).length).toBeGreaterThan(2)
})
