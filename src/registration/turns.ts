// Steps of one registration take turns within a process, so that those which arrive together are not taken anew again and again; steps of
// different ones never wait for each other. Between processes the revision decides.
import type { Uuid } from '../lib/ids.ts'

export type InTurn = <T>(id: Uuid, work: () => Promise<T>) => Promise<T>

export function createTurns(): InTurn {
  const latest = new Map<Uuid, Promise<unknown>>()
  return async (id, work) => {
    const mine = (latest.get(id) ?? Promise.resolve()).then(work)
    const settled = mine.catch(() => undefined)
    latest.set(id, settled)
    try {
      return await mine
    } finally {
      if (latest.get(id) === settled) latest.delete(id)
    }
  }
}
