// A verification as JSON: ids with their prefixes, instants in ISO 8601, the contact masked. Never a code.
import { formatId } from '../../lib/ids.ts'
import type { Fallback, Verification } from '../../verification/index.ts'
import type { Asker } from '../asker.ts'
import type { VerificationAnswer } from './schemas.ts'

/** Metadata belongs to the application: whoever comes with a client token does not get it. */
export function viewVerification(verification: Verification, asker: Asker): VerificationAnswer {
  const { resend, confirmedAt, metadata, stalled, fallback, fallbackOf } = verification
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
    resend: viewResend(resend),
    messages: verification.messages.map(viewMessage),
    tips: [...verification.tips],
  }
  if (confirmedAt) view.confirmed_at = confirmedAt.toISOString()
  if (stalled) view.stalled = { reason: stalled.reason, since: stalled.since.toISOString() }
  if (fallback) view.fallback = viewFallback(fallback)
  if (fallbackOf) view.fallback_of = formatId('ver', fallbackOf)
  if (metadata && asker.by === 'key') view.metadata = metadata
  return view
}

/** The verification of its own is named once it was sent to: until then it exists for nobody. */
function viewFallback(fallback: Fallback): NonNullable<VerificationAnswer['fallback']> {
  const { reason, dueAt, since, messages } = fallback
  const view: NonNullable<VerificationAnswer['fallback']> = {
    status: fallback.status,
    channel: fallback.channel,
    to: fallback.maskedTo,
  }
  if (reason) view.reason = reason
  if (dueAt) view.due_at = dueAt.toISOString()
  if (since) view.since = since.toISOString()
  if (messages.length === 0) return view
  const { id, reference } = fallback
  return {
    ...view,
    id: formatId('ver', id),
    reference,
    messages: messages.map(viewMessage),
    resend: viewResend(fallback.resend),
  }
}

function viewResend({ availableAt, left }: Verification['resend']): VerificationAnswer['resend'] {
  return { available_at: availableAt?.toISOString() ?? null, left }
}

function viewMessage({ id, state, at }: Verification['messages'][number]): VerificationAnswer['messages'][number] {
  return { id: formatId('msg', id), status: state, at: at.toISOString() }
}
