// An account as it is answered, and what is wrong with a subject as a problem.
import { type Account, accountToJson, parseSubject, type Subject } from '../../accounts/index.ts'
import type { Asker } from '../asker.ts'
import { type Problem, problem } from '../problems.ts'
import type { AccountAnswer } from './account-schemas.ts'

export function viewAccount(account: Account, { service }: Asker): AccountAnswer {
  return accountToJson(account, service.settings)
}

export function readSubject(said: { readonly country: string; readonly number: string }): Subject | Problem {
  const reading = parseSubject(said)
  if (reading.ok) return reading.subject
  const field = reading.reason === 'unknown_country' ? 'subject.country' : 'subject.number'
  return problem('invalid_subject', { field, reason: reading.reason })
}
