// pinpost provider pause and resume
import { type Lineup, pauseProvider } from '../../delivery/index.ts'
import { createUuids } from '../../lib/ids.ts'
import { nearest } from '../../lib/nearest.ts'
import { command, jsonOption } from '../command.ts'
import { onRecord, SAY_WHY, whoAndWhy } from '../on-record.ts'

const RECORDED =
  'It is recorded with who did it and why, holds in every process within a second, and outlives a restart. "pinpost provider history" tells it for 90 days.'

export const providerPause = pausing({
  pause: true,
  summary: 'Takes a provider out: no message goes to it until it is resumed',
  about: [
    'For an announced outage, a dispute, or a suspicion. Hand-overs that are under way end as they would have; what comes after goes to the other providers that may carry it. Where there is none, messages wait and are tried again while their codes live.',
  ],
  example: 'maintenance until 14:00',
  done: (name) => `No message goes to ${name} any more. "pinpost provider resume ${name}" takes it back in.`,
  already: (name) => `${name} is paused already; "pinpost provider list" tells by whom and why.`,
})

export const providerResume = pausing({
  pause: false,
  summary: 'Takes a provider back in that was paused',
  about: ['It gets the weight that it has by what was measured: "pinpost provider list" tells how much.'],
  example: 'maintenance is over',
  done: (name) => `Messages go to ${name} again.`,
  already: (name) => `${name} is not paused.`,
})

interface Words {
  readonly pause: boolean
  readonly summary: string
  readonly about: readonly string[]
  readonly example: string
  readonly done: (name: string) => string
  readonly already: (name: string) => string
}

function pausing({ pause, summary, about, example, done, already }: Words) {
  const verb = pause ? 'pause' : 'resume'
  return command({
    name: `provider ${verb}`,
    summary,
    about: [...about, RECORDED],
    args: [{ name: 'NAME', meaning: 'As "pinpost provider list" calls it.' }],
    options: {
      ...onRecord,
      json: jsonOption,
    },
    examples: [{ line: `pinpost provider ${verb} telco-a --why "${example}"`, meaning: summary }],
    needs: 'database',
    remote: true,
    async run({ db, clock, random, lineup, values, positionals, out, err }) {
      const [name = ''] = positionals
      const record = whoAndWhy(values)
      if (record === undefined) {
        err(SAY_WHY)
        return 2
      }
      const unknown = noSuchProvider(name, await lineup())
      if (unknown !== undefined) {
        err(unknown)
        return 1
      }
      const order = { provider: name, pause, ...record, at: clock.now(), id: createUuids(clock, random)() }
      const isDone = await pauseProvider(db, order)
      if (values.json) out(JSON.stringify({ provider: name, paused: pause, changed: isDone }, null, 2))
      else if (isDone) out(done(name))
      else err(already(name))
      return isDone ? 0 : 1
    },
  })
}

/** Undefined when there is one of that name. */
function noSuchProvider(name: string, { plan }: Lineup): string | undefined {
  const names = plan.providers.map((one) => one.name)
  if (names.includes(name)) return undefined
  const meant = nearest(name, names)
  const hint = meant
    ? `did you mean ${meant}?`
    : names.length > 0
      ? `there is ${names.join(', ')}`
      : 'none is configured'
  return `There is no provider ${JSON.stringify(name.slice(0, 40))}: ${hint}.`
}
