// What keeps messages from being written, as an outcome and in words for the operator. Neither holds a system id or a password.
import { statusName } from '../../lib/smpp-pdu.ts'
import type { SendOutcome } from './provider.ts'
import { BindRefused } from './smpp-link.ts'
import type { Handed } from './smpp-links.ts'
import { readStatus } from './smpp-statuses.ts'
import type { Carrier } from './smpp-url.ts'

const NO_ROOM: SendOutcome = { kind: 'refused', reason: 'busy', final: false, status: 'EWINDOW' }

/** Of a message that was not written: nothing about it is final. */
export function readFailure({ why, cause }: Extract<Handed, { kind: 'unsent' }>): SendOutcome {
  if (why === 'no_room') return NO_ROOM
  if (cause instanceof BindRefused) return { ...readStatus(cause.status), final: false }
  return { kind: 'refused', reason: 'unreachable', final: false, status: codeOf(cause) ?? 'ENOLINK' }
}

export function explainFailure(failure: Error, { host, port }: Pick<Carrier, 'host' | 'port'>): string {
  const place = `${host}:${port}`
  if (failure instanceof BindRefused) {
    const isLogin = readStatus(failure.status).reason === 'sender_rejected'
    const what = isLogin ? 'refuses the system id or the password' : 'does not take us'
    return `${place} ${what} (${statusName(failure.status)})`
  }
  const code = codeOf(failure)
  if (code === undefined) return `${place} was reached, but ${failure.message}`
  return `${place} cannot be reached, or TLS cannot be agreed on (${code})`
}

/** The code of the system or of TLS. */
function codeOf(error: Error | undefined): string | undefined {
  const code: unknown = error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}
