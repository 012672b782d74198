// The policy of each service as the running server knows it: the shipped table, the operator's file, what was set at run time
// for all services and for this one. Remembered for a few seconds like the services themselves, so that starts seldom ask the
// database, and forgotten at once when any process says that it has changed.
import type { Database, Queryable } from '../db/index.ts'
import type { Clock } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import { createRecent } from '../lib/recent.ts'
import { POLICY_CHANNEL } from './overrides.ts'
import { createPolicy, type Policy, shippedRows } from './policy.ts'
import { type Override, selectOverrides } from './queries.ts'
import type { LayeredRow } from './table.ts'

export interface Policies {
  of(serviceId: Uuid): Promise<Policy>
  /** Stops listening for changes. */
  close(): Promise<void>
}

/** How long a change may go unheard where a notification is lost. */
const REMEMBERED_SECONDS = 5
const MOST_KNOWN = 10_000

export interface PoliciesParts {
  readonly db: Database
  readonly clock: Clock
  /** Of the operator's file. */
  readonly fileRows: readonly LayeredRow[]
}

export async function createPolicies({ db, clock, fileRows }: PoliciesParts): Promise<Policies> {
  const unchanged = createPolicy([...shippedRows, ...fileRows])
  const recent = createRecent<Policy>({
    clock,
    seconds: REMEMBERED_SECONDS,
    mostKnown: MOST_KNOWN,
    mostUnknown: 2, // there is none: each service has one
    look: async (serviceId) => {
      const set = await overrideRows(db, serviceId as Uuid)
      return set.length === 0 ? unchanged : createPolicy([...unchanged.rows, ...set])
    },
  })
  const stopListening = await db.listen(POLICY_CHANNEL, () => recent.forget())
  return {
    of: async (serviceId) => (await recent.find(serviceId)) ?? unchanged,
    close: stopListening,
  }
}

/** As it holds now, past what any process remembers. @param serviceId undefined: what holds for all services. */
export async function readPolicy(
  db: Queryable,
  fileRows: readonly LayeredRow[],
  serviceId: Uuid | undefined,
): Promise<Policy> {
  return createPolicy([...shippedRows, ...fileRows, ...(await overrideRows(db, serviceId))])
}

async function overrideRows(db: Queryable, serviceId: Uuid | undefined): Promise<LayeredRow[]> {
  return (await selectOverrides(db, serviceId)).map(toRow)
}

function toRow(override: Override): LayeredRow {
  const { serviceId, country, channel, verdict, sender, hasOriginLine, why, setBy, setAt } = override
  return {
    countries: [country],
    verdicts: { [channel]: verdict },
    ...(sender === undefined ? {} : { sender }),
    ...(hasOriginLine === undefined ? {} : { hasOriginLine }),
    checkedOn: setAt.toISOString().slice(0, 10),
    note: why,
    layer: serviceId === undefined ? 'all_services' : 'service',
    setBy,
  }
}
