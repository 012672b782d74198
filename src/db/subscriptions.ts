// Who listens to which channel. A listener that fails must not take the others, or the process, with it.
import type { DatabaseLog } from './log.ts'

export type Heard = (payload: string) => void

export interface Subscriptions {
  /** Whether nobody listened to the channel before. */
  add(channel: string, heard: Heard): boolean
  /** Whether nobody listens to the channel any more. */
  remove(channel: string, heard: Heard): boolean
  dispatch(channel: string, payload: string): void
  channels(): string[]
}

export function createSubscriptions(log: DatabaseLog): Subscriptions {
  const listeners = new Map<string, Heard[]>()
  return {
    add(channel, heard) {
      const known = listeners.get(channel)
      if (known) known.push(heard)
      else listeners.set(channel, [heard])
      return known === undefined
    },
    remove(channel, heard) {
      const known = listeners.get(channel)
      const index = known?.indexOf(heard) ?? -1
      if (!known || index < 0) return false
      known.splice(index, 1)
      if (known.length > 0) return false
      return listeners.delete(channel)
    },
    dispatch(channel, payload) {
      for (const heard of [...(listeners.get(channel) ?? [])]) {
        try {
          heard(payload)
        } catch (err) {
          log.warn({ err, channel }, 'a listener to the database failed')
        }
      }
    },
    channels: () => [...listeners.keys()],
  }
}
