// What operators see and do of the providers, from any process on the database: it holds what all of them know.
import type { Database } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import { CHANGED, RELOAD, ROUTING_CHANNEL } from './routing-exchange.ts'
import { type PauseOrder, writePause } from './routing-queries.ts'

export {
  selectChanges as providerChanges,
  selectLastChanges as lastProviderChanges,
} from './routing-history-queries.ts'
export { type SharedStanding, selectStandings as providerStandings } from './routing-queries.ts'

/** Takes a provider out, or back in, in every process. Answers false when that is how it is already. */
export async function pauseProvider(db: Database, order: PauseOrder): Promise<boolean> {
  const isDone = await writePause(db, order)
  if (isDone) await db.notify(ROUTING_CHANNEL, `${order.id} ${CHANGED}`)
  return isDone
}

/** Asks every running server to read its file of providers again. @param id anything new: it names who asks. */
export async function askToReload(db: Database, id: Uuid): Promise<void> {
  await db.notify(ROUTING_CHANNEL, `${id} ${RELOAD}`)
}
