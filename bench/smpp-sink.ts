// A carrier on loopback that takes every message, says at once what was in it, and half a second later that it was delivered.
import { systemClock } from '../src/lib/clock.ts'
import { type Rule, startSmsc } from '../src/simulator/index.ts'
import { codeIn } from './message-code.ts'
import { announce, deliver, onStop } from './sink.ts'

/** Before the numbers with outcomes of their own. */
const TAKES_ALL: Rule = { pattern: '*', chance: 1, fate: { answer: 'ok', receipt: 'delivered' } }

const smsc = await startSmsc({
  port: 0,
  clock: systemClock,
  rules: [TAKES_ALL],
  onMessage: ({ to, text = '' }) => deliver(to, codeIn(text)),
})
announce({ url: `smpp://bench:bench@127.0.0.1:${smsc.port}?window=50`, headers: {} })
onStop(() => smsc.close())
