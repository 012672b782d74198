// For a command, which writes messages and is gone before a provider could answer: their leases are over as they are written, so
// that the next sweep of any server takes them. Sends nothing itself.
import type { Uuid } from '../lib/ids.ts'
import type { Dispatcher } from './dispatcher.ts'

/** @param owner the holder of leases that nobody holds. */
export function leaveToServers(owner: Uuid): Dispatcher {
  return {
    owner,
    leaseUntil: (now) => now,
    submit: () => {},
    confirmed: () => {},
    sweep: async () => 0,
    renew: async () => {},
    takeReceipt: () => Promise.reject(new Error('A command takes no receipts.')),
    tryReceiptsAgain: async () => {},
    idle: async () => {},
    close: async () => {},
  }
}
