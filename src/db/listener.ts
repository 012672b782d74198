// Listens on one connection of its own, since a pooled one comes and goes. When it breaks it is opened again, with pauses that
// grow, and listens to everything as before. What was said in between is lost: a notification is a hint to look, never the fact.
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { toDatabaseError, unreachable } from './database-error.ts'
import { type Database, DatabaseError } from './db.ts'
import type { DatabaseLog } from './log.ts'
import { createSubscriptions } from './subscriptions.ts'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 10_000

export interface Listener {
  readonly listen: Database['listen']
  close(): Promise<void>
}

/** `newClient` makes a client that is not yet connected. */
export function createListener(newClient: () => pg.Client, log: DatabaseLog): Listener {
  const subscriptions = createSubscriptions(log)
  const stopped = new AbortController()
  let client: pg.Client | undefined
  let opening: Promise<pg.Client> | undefined
  let lastSent: Promise<unknown> = Promise.resolve()

  /** The connection, opened if need be; those who ask meanwhile share the attempt. */
  function connected(): Promise<pg.Client> | pg.Client {
    if (stopped.signal.aborted) throw new DatabaseError('The database is closed.')
    if (client) return client
    opening ??= open().finally(() => {
      opening = undefined
    })
    return opening
  }

  async function open(): Promise<pg.Client> {
    const fresh = newClient()
    fresh.on('error', (err) => log.warn({ err: unreachable(err) }, 'the connection that listens to the database broke'))
    fresh.on('notification', ({ channel, payload }) => subscriptions.dispatch(channel, payload ?? ''))
    fresh.once('end', () => {
      if (client !== fresh) return
      client = undefined
      void reopen()
    })
    try {
      await fresh.connect()
      for (const channel of subscriptions.channels()) await send(fresh, 'listen', channel)
    } catch (cause) {
      await fresh.end().catch(() => undefined)
      throw unreachable(cause)
    }
    client = fresh
    return fresh
  }

  async function reopen(): Promise<void> {
    for (let tries = 0; subscriptions.channels().length > 0; tries++) {
      const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries)
      try {
        await pause(longest * (0.5 + Math.random() / 2), undefined, { signal: stopped.signal, ref: false })
        await connected()
        return
      } catch (err) {
        if (stopped.signal.aborted) return
        log.warn({ err }, 'the connection that listens to the database is not back yet')
      }
    }
  }

  /** One after the other: a client takes one statement at a time. */
  function send(to: pg.Client, command: 'listen' | 'unlisten', channel: string): Promise<unknown> {
    const sent = lastSent.then(() => to.query(`${command} ${pg.escapeIdentifier(channel)}`))
    lastSent = sent.catch(() => undefined)
    return sent
  }

  return {
    async listen(channel, heard) {
      const isFirst = subscriptions.add(channel, heard)
      try {
        const to = await connected()
        if (isFirst) await send(to, 'listen', channel)
      } catch (cause) {
        subscriptions.remove(channel, heard)
        throw toDatabaseError(cause)
      }
      return async () => {
        // On a broken connection nothing listens any more, and the next one does not begin.
        if (subscriptions.remove(channel, heard) && client)
          await send(client, 'unlisten', channel).catch(() => undefined)
      }
    },
    async close() {
      stopped.abort()
      const last = client ?? (await opening?.catch(() => undefined))
      client = undefined
      await last?.end()
    },
  }
}
