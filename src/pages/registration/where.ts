// Where a registration stands, as a page: whoever comes to it without naming one, or to one that is not its turn, is sent there.
import type { Registration } from '../../registration/index.ts'
import type { PageName } from './page.ts'

export function whereItStands(registration: Registration): PageName {
  const { status, method, contactSource, contacts, verification } = registration
  switch (status) {
    case 'created':
      return method === undefined ? 'start' : 'identity'
    case 'identified':
      if (contactSource === 'on_file') return 'options'
      return contacts.length === 0 ? 'contacts' : 'review'
    case 'sent':
      return 'code'
    case 'confirmed':
      return verification?.status === 'pending' ? 'code' : 'spare'
    case 'completed':
      return 'done'
    case 'abandoned':
    case 'expired':
    case 'failed':
      return 'ended'
  }
}

/** Identity is proved, and nothing is over. */
export function isUnderWay({ status }: Registration): boolean {
  return status === 'identified' || status === 'sent' || status === 'confirmed'
}

export function isOver({ status }: Registration): boolean {
  return status === 'completed' || status === 'abandoned' || status === 'expired' || status === 'failed'
}
