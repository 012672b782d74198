// Where a registration stands, as a page: whoever comes to it without naming one, or to one that is not its turn, is sent there.
import { formatId, type Uuid } from '../../lib/ids.ts'
import { isEnd, type Registration } from '../../registration/index.ts'
import type { PageName, Said } from './page.ts'

export function whereItStands(registration: Registration): PageName {
  const { status, method, contactSource, contacts, verification, country, location } = registration
  switch (status) {
    case 'created':
      if (country === undefined || location === undefined) return 'start'
      return method === undefined ? 'method' : 'identity'
    case 'identified':
      // The service has proved who it is before the person came.
      if (location === undefined) return 'location'
      if (contacts.length === 0) return 'contacts'
      return contactSource === 'on_file' ? 'options' : 'review'
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
  return isEnd(status)
}

/** What is said of a visit to an identity provider from which nobody came back proved. */
export type AfterVisit = Extract<Said, 'not_for_you' | 'declined' | 'unavailable' | 'not_proved'> | undefined

/** Where the browser goes that comes back from an identity provider. */
export function addressAfterVisit(id: Uuid, said: AfterVisit): string {
  const path = `/registrations/${formatId('reg', id)}`
  return said === undefined ? path : `${path}/method?said=${said}`
}
