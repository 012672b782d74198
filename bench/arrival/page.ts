// docs/reference/arrival.md with its chart and its figures, written whole from one run. The figures lie beside it as JSON, so that a
// test can hold the page to them.
import { writeFile } from 'node:fs/promises'
import type { Circumstances } from '../machine.ts'
import { asMarkdown } from '../tables.ts'
import { chartOf } from './chart.ts'
import { type CrossCheck, disagreements } from './cross-check.ts'
import type { WorldResult } from './experiment.ts'
import type { Goal } from './goals.ts'
import { aheadTable, crossCheckTable, goalsTable, overviewTable, worldTable } from './tables.ts'

export interface Report {
  readonly at: Circumstances
  readonly seconds: number
  readonly seed: number
  readonly worlds: readonly WorldResult[]
  readonly heldOut: readonly WorldResult[]
  /** What each world is about, by its name. */
  readonly reasons: Readonly<Record<string, string>>
  readonly goals: readonly Goal[]
  readonly crossChecks: readonly CrossCheck[]
}

const at = (name: string): URL => new URL(`../../docs/reference/${name}`, import.meta.url)

export async function writePage(report: Report): Promise<void> {
  await writeFile(at('arrival.json'), `${JSON.stringify(report)}\n`)
  await writeFile(at('arrival.md'), pageOf(report))
  await writeFile(at('arrival.svg'), chartOf(report.worlds))
}

export function pageOf(report: Report): string {
  const { worlds, heldOut, goals, crossChecks, reasons } = report
  return [
    '# Arrival',
    'Written by `npm run bench:arrival -- --write` from one run; edit `bench/arrival/page.ts`, not this file.',
    `Whether the code arrives, and how soon, is what people judge by. This is a simulation: it says what the routing, the retries and the
fallback of Pinpost do with carriers that behave in a described way, and with people who wait in a described way. It is not a promise
about any carrier. The routing, the schedule and the fallback are the server's own functions, called in simulated time; the same seed
gives the same figures anywhere.`,
    madeWith(report),
    '![How many people have confirmed after 30 seconds, 2 and 10 minutes, by world and strategy; the same figures stand in the tables below](arrival.svg)',
    '## Against the goals',
    asMarkdown(goalsTable(goals.filter(({ text }) => !isJudgedInWords(text)))),
    behindInWords(goals),
    '## World by world',
    `Shares are of all people, with their 95 % intervals (Wilson); messages and cost are of everything that a provider took, by the people
who confirmed.`,
    ...worlds.flatMap((world) => [`### ${world.title}`, reasons[world.name] ?? '', asMarkdown(withoutTitle(world))]),
    '## What more messages buy',
    `Where a fixed strategy brings more people there in time than Pinpost, it sends more messages. A timed e-mail also reaches those whose
phone lies in another room; Pinpost leaves them alone, since their message was delivered.`,
    asMarkdown(aheadTable([...worlds, ...heldOut])),
    ...(heldOut.length === 0 ? [] : heldOutPart(report)),
    ...(crossChecks.length === 0 ? [] : crossCheckPart(crossChecks)),
    ...MODEL,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}

function madeWith({ at, seed, worlds }: Report): string {
  return asMarkdown({
    head: ['made with', ''],
    rows: [
      ['command', at.command],
      ['date', at.date],
      ['seed, people', `${seed}, ${worlds[0]?.strategies[0]?.all.people ?? 0} in each world unless it says otherwise`],
      ['machine', `${at.processor}, ${at.cores} cores, ${at.memoryGb} GB, ${at.system}`],
      ['software', `Pinpost ${at.pinpost}, Node ${at.node.slice(1)}`],
    ],
  })
}

function withoutTitle(world: WorldResult): ReturnType<typeof worldTable> {
  const table = worldTable(world)
  return { ...table, head: ['strategy', ...table.head.slice(1)] }
}

function behindInWords(goals: readonly Goal[]): string {
  const judged = goals.filter(({ text }) => text.includes('behind a fixed strategy'))
  const missed = judged.filter(({ isMet }) => !isMet)
  const claim = `In ${judged.length - missed.length} of ${judged.length} worlds, those held out included, neither form of Pinpost is behind a fixed strategy at any of the three
times by more than the interval of the difference (Newcombe, 95 %), unless that strategy sends more messages.`
  if (missed.length === 0) return claim
  return `${claim} It is in ${missed.map(({ text, measured }) => `${text.split(':')[0]} (${measured})`).join('; ')}.`
}

/** There is one for each world: said in a sentence. */
function isJudgedInWords(text: string): boolean {
  return text.includes('behind a fixed strategy') || text.includes('the running server differs')
}

function heldOutPart({ heldOut, reasons }: Report): string[] {
  return [
    '## Held out',
    `Nothing was tuned to these: other crowds and other luck in three of the worlds above, worlds that were written and left alone, and worlds
that nobody wrote, drawn from the seed (\`bench/arrival/random-worlds.ts\`). Shares of all people in percent.`,
    asMarkdown(overviewTable(heldOut)),
    heldOut.map(({ name, title }) => `- **${title}**: ${reasons[name] ?? ''}`).join('\n'),
  ]
}

function crossCheckPart(crossChecks: readonly CrossCheck[]): string[] {
  const differing = crossChecks.filter((check) => disagreements(check).length > 0)
  const verdict =
    differing.length === 0
      ? 'Nowhere do they differ by more than the interval of the difference.'
      : `They differ by more than the interval of the difference in ${differing.map(({ title }) => title).join(', ')}.`
  return [
    '## Through the running server',
    `The same people, through the whole of Pinpost: its HTTP API, its database, its dispatcher, with carriers that follow the world and a clock
that jumps from one event to the next. Shares of them in percent, beside what the simulation says of the very same people. ${verdict}`,
    asMarkdown(crossCheckTable(crossChecks)),
  ]
}

const MODEL = [
  '## The model',
  `- **People** (\`bench/arrival/people.json\`, with the reasons): ten countries; two in three have given a phone and an e-mail address, some only
  one of them. Some phones are off, some lie elsewhere. Reading and typing, patience, and what is pressed when are drawn for each person,
  so that every strategy meets the same people. The model bounds what can be reached: the first world shows how much.
- **Carriers** (\`bench/arrival/carriers.json\`): three for text messages, with the same weight in Pinpost's plan, and a relay for e-mail. What a
  carrier does with a message is drawn for the person, the carrier and the how-many-eth message, so that every strategy meets the same
  luck. A world says what is different.
- **Pinpost**: the fallback offered on the page as soon as nothing speaks for the first contact any more (the default), or used by itself
  (\`fallback: auto\`). People who are offered e-mail take it as often as people.json says.
- **One provider**: everything goes to the first carrier, with Pinpost's retries and its schedule for sending again.
- **Two in order**: the second carrier is tried when the first refuses a message or does not answer.
- **One, timed e-mail**: as one provider, and e-mail to whoever has not confirmed after the time at which Pinpost would fall back.
- A **message** counts when a provider took it. The third goal counts hand-overs, refused ones included. **Reachable** is who holds a phone in
  the hand that some carrier carried to at that moment.
- **Not in it**: voice, other apps, prices by volume, several processes, a service's own limits.`,
]
