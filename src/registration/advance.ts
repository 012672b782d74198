// What a step leaves: the next status of the flow, more time, a line in the story.
import { type Action, endAfter, isEnd, nextStatus } from './flow.ts'
import type { RegistrationRecord } from './record.ts'

type Fixed = 'id' | 'serviceId' | 'isTest' | 'purpose' | 'revision' | 'status' | 'steps' | 'createdAt' | 'fallback'
/** What a step may change besides the status. */
export type Change = Partial<Omit<RegistrationRecord, Fixed>>

/** A line of the story: words with underscores, and a detail without contacts, but for masked ones. */
export interface Told {
  readonly what: string
  readonly detail?: string
  /** Of the verification that it is about. */
  readonly reference?: string
}

/** Of a story: what goes on longer is cut in the middle. */
const MOST_STEPS = 100

/** The record after a step: the next status of the flow, time moved on, the step told. */
export function advance(
  record: RegistrationRecord,
  action: Action,
  decision: { readonly event: string; readonly change?: Change; readonly told?: Told },
  now: Date,
  newOwner: string | undefined,
): RegistrationRecord {
  const status = nextStatus(record.status, action, decision.event)
  const told = decision.told ? [{ at: now.toISOString(), ...decision.told }] : []
  const opened = newOwner === undefined ? [] : [{ at: now.toISOString(), what: 'opened' }]
  return {
    ...record,
    owner: newOwner ?? record.owner,
    expiresAt: endAfter(record.createdAt, now),
    endedAt: isEnd(status) ? now : undefined,
    ...decision.change,
    status,
    steps: keepSteps([...record.steps, ...opened, ...told]),
    revision: record.revision + 1,
  }
}

function keepSteps(steps: RegistrationRecord['steps']): RegistrationRecord['steps'] {
  if (steps.length <= MOST_STEPS) return steps
  return [...steps.slice(0, MOST_STEPS / 2), ...steps.slice(-MOST_STEPS / 2)]
}
