// The scripted carrier in a process of its own, as a carrier would be: it takes every message and sends a receipt for each.
import { systemClock } from '../src/lib/clock.ts'
import { startSmsc } from '../src/simulator/index.ts'
import { announce, onStop } from './sink.ts'

// Among so many numbers are those that the carrier has fixed outcomes for.
const rules = [{ pattern: '*', chance: 1, fate: { answer: 'ok' } }] as const
const smsc = await startSmsc({ port: 0, clock: systemClock, rules, receiptAfterMs: 200 })
announce({ url: `smpp://bench:bench@127.0.0.1:${smsc.port}`, headers: {} })
onStop(smsc.close)
