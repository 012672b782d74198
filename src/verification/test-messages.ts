// The messages of test keys, code included (D12): each is written again from its row and the facts of its verification.
import type { Vault } from '../contacts/index.ts'
import type { Database } from '../db/index.ts'
import type { Clock } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { referenceOf } from '../lib/reference.ts'
import type { Policy } from '../policy/index.ts'
import type { Service } from '../services/index.ts'
import type { FactsStore } from './facts.ts'
import { codeOf, composeMessage } from './message.ts'
import { selectTestMessages, type TestMessageRow } from './queries.ts'
import type { TestMessage, Verifications } from './verification.ts'
import { statusAt } from './view.ts'

export interface TestMessagesOptions {
  readonly db: Database
  readonly clock: Clock
  readonly ring: KeyRing
  readonly vault: Vault
  readonly facts: FactsStore
  readonly serviceById: (id: Uuid) => Promise<Service | undefined>
  readonly policyOf: (serviceId: Uuid) => Promise<Policy>
}

export function createTestMessages(options: TestMessagesOptions): Verifications['testMessages'] {
  const { db, clock, ring, vault, facts, serviceById, policyOf } = options

  /** Undefined for one whose code nobody can derive any more. */
  async function write(row: TestMessageRow): Promise<TestMessage | undefined> {
    const [known, service, policy] = await Promise.all([
      facts.get(row.verification_id),
      serviceById(row.service_id),
      policyOf(row.service_id),
    ])
    if (!known || !service || !ring.byId(known.codeKeyId)) return undefined
    const envelope = { id: row.id, notAfter: known.expiresAt, createdAt: row.created_at }
    return {
      id: row.id,
      verificationId: known.id,
      reference: referenceOf(known.id),
      serviceName: service.settings.name,
      state: row.state,
      provider: row.provider ?? undefined,
      reason: row.reason ?? undefined,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      status: statusAt(known, row.status, clock.now()),
      expiresAt: known.expiresAt,
      code: codeOf(ring, known),
      content: composeMessage(ring, vault, known, envelope, { settings: service.settings, policy }),
    }
  }

  return async ({ serviceId, verificationId: id }, most) => {
    const asked = id && (await facts.get(id))
    const verificationIds = id && [id, asked?.fallbackId ?? id]
    const rows = await selectTestMessages(db, { serviceId, verificationIds }, most)
    return (await Promise.all(rows.map(write))).filter((message) => message !== undefined)
  }
}
