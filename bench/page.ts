// docs/reference/performance.md, written whole from one run.
import { writeFile } from 'node:fs/promises'
import type { Circumstances } from './machine.ts'
import type { Options } from './options.ts'
import type { Report } from './report.ts'
import {
  asMarkdown,
  circumstancesTable,
  GOALS_IN_WORDS,
  goalsTable,
  openLoopTable,
  pagesTable,
  throughputTable,
} from './tables.ts'

const PAGE = new URL('../docs/reference/performance.md', import.meta.url)

export async function writePage(report: Report, options: Options, at: Circumstances): Promise<void> {
  await writeFile(PAGE, pageOf(report, options, at))
}

export function pageOf(report: Report, options: Options, at: Circumstances): string {
  return [
    '# Performance',
    'Written by `npm run bench -- --write` from one run; edit `bench/page.ts`, not this file.',
    `Only the ratios carry over to another machine: all servers of a run share its processors with the load and the database,
and take turns, round by round. ${GOALS_IN_WORDS}`,
    asMarkdown(circumstancesTable(at)),
    '## How many a second',
    `A cycle is two requests: a start, and a check with the right code, which the load reads as it reaches the provider. Some callers,
each with one connection, begin the next cycle when the last has ended; half of the people have an e-mail address, half a
phone. After ${options.warmUpSeconds} s of full load for each server come ${options.rounds} rounds of ${options.seconds} s with each number of callers; medians are shown. Every server is
held against the best that the control and the peer did with any number of callers. Any other answer than the right one ends the run.`,
    asMarkdown(throughputTable(report)),
    ...(report.openLoop.length === 0 ? [] : openLoopPart(report, options)),
    ...(report.pages.length === 0 ? [] : pagesPart(report, options)),
    '## Against the goals',
    asMarkdown(goalsTable(report)),
    '## What is compared',
    `- **pinpost-embedded**, **pinpost-postgres**: one process of Pinpost with everything on: encryption, outbox, every limit
  (each start carries a session and the person's address; limits on text messages are raised, not off). The provider of the closed
  loop takes a message and hands its code to the load. PostgreSQL runs with its ordinary durable settings; the embedded engine does not
  flush to disk on commit.
- **control**: the same two routes on bare Fastify handlers with a map behind them (\`bench/control.ts\`): what a server of
  this kind could do at best.
- **better-auth**: its e-mail OTP plugin (the OTP hashed) and its phone number plugin (which has no such setting) on \`node:http\`, as one
  process on the same PostgreSQL server, with its own migrations, its rate limiter off, its users put in beforehand, and no sessions made.`,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}

function openLoopPart(report: Report, options: Options): string[] {
  return [
    '## How soon',
    `${options.startsPerSecond} starts a second come at fixed times for ${options.openLoopSeconds} s, answered or not, each followed by its check. A start counts from the
moment at which it was due, so that a stall is paid for by all who waited. Pinpost sends each message with a live key to a
server on loopback, by SMTP or by SMPP (which also says half a second later that it was delivered); hand-over runs from the answer of the
start until that server has the whole message (below zero: before the answer had been read).`,
    asMarkdown(openLoopTable(report)),
  ]
}

function pagesPart(report: Report, options: Options): string[] {
  return [
    '## How soon a page',
    `${options.pagesPerSecond} pages a second come at fixed times for ${options.pageSeconds} s: those of a registration that people look at most (start, methods, contacts,
reading back, the code, not received, help), by brotli as browsers take them. A page counts from the moment at which it was due to its
last byte.`,
    asMarkdown(pagesTable(report)),
  ]
}
