// A verification as JSON: ids with their prefixes, instants in ISO 8601, the contact masked. Never a code.
import { formatId } from '../../lib/ids.ts'
import type { Verification } from '../../verification/index.ts'
import type { Asker } from '../asker.ts'
import type { VerificationAnswer } from './schemas.ts'

/** Metadata belongs to the application: whoever comes with a client token does not get it. */
export function viewVerification(verification: Verification, asker: Asker): VerificationAnswer {
  const { resend, confirmedAt, metadata } = verification
  const view: VerificationAnswer = {
    id: formatId('ver', verification.id),
    reference: verification.reference,
    status: verification.status,
    channel: verification.channel,
    to: verification.maskedTo,
    purpose: verification.purpose,
    created_at: verification.createdAt.toISOString(),
    expires_at: verification.expiresAt.toISOString(),
    attempts_left: verification.attemptsLeft,
    resend: { available_at: resend.availableAt?.toISOString() ?? null, left: resend.left },
    messages: verification.messages.map(({ id, state, at }) => ({
      id: formatId('msg', id),
      status: state,
      at: at.toISOString(),
    })),
    tips: [...verification.tips],
  }
  if (confirmedAt) view.confirmed_at = confirmedAt.toISOString()
  if (metadata && asker.by === 'key') view.metadata = metadata
  return view
}
