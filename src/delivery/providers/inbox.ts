// Takes every message and carries none: what test keys send ends here (D12). It keeps nothing itself. Messages stay as
// rows, without their code, and are shown by deriving it again. A few contacts have fixed outcomes, so that
// applications can try what goes wrong.
import { formatId } from '../../lib/ids.ts'
import type { Channel, OutgoingMessage, Provider, RefusalReason, SendOutcome } from './provider.ts'

/** A contact that always has the same outcome with a test key. docs/guides/testing.md lists them. */
export interface FixedContact {
  readonly phone: string
  readonly email: string
  readonly outcome: Exclude<SendOutcome, { kind: 'accepted' }>
}

const refused = (reason: RefusalReason, final: boolean): FixedContact['outcome'] => ({ kind: 'refused', reason, final })

export const fixedContacts: readonly FixedContact[] = [
  { phone: '+37250000001', email: 'unknown@pinpost.test', outcome: refused('contact_unknown', true) },
  { phone: '+37250000002', email: 'blocked@pinpost.test', outcome: refused('contact_blocked', true) },
  { phone: '+37250000003', email: 'busy@pinpost.test', outcome: refused('busy', false) },
  {
    phone: '+37250000004',
    email: 'lost@pinpost.test',
    outcome: { kind: 'unknown', cause: 'a contact with a fixed outcome' },
  },
]

const outcomes = new Map(
  fixedContacts.flatMap(({ phone, email, outcome }) => [[phone, outcome] as const, [email, outcome] as const]),
)

export function createInboxProvider(channels: readonly Channel[]): Provider {
  async function send(message: OutgoingMessage, signal: AbortSignal): Promise<SendOutcome> {
    if (signal.aborted) return { kind: 'refused', reason: 'unreachable', final: false }
    if (!channels.includes(message.channel)) return { kind: 'refused', reason: 'no_provider', final: false }
    return outcomes.get(message.to) ?? { kind: 'accepted', reference: formatId('msg', message.id) }
  }

  return { name: 'inbox', channels, givesReceipts: false, send, probe: async () => undefined, close: async () => {} }
}
