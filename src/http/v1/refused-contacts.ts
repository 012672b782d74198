// Why no code goes to a contact, as a problem: with what the person would be told, for whoever reads the answer.
import { format } from '../../i18n/index.ts'
import type { ContactProblem } from '../../policy/index.ts'
import type { ContactOption } from '../../registration/index.ts'
import { type Problem, problem } from '../problems.ts'

/** It is none, or cannot be reached. @param field the member of the body that named it */
export function invalidContact(field: string, reason: ContactProblem, suggestion?: string): Problem {
  return problem('invalid_contact', { field, reason, suggestion, detail: format('en', `reason.${reason}`) })
}

/** Its channel cannot be used. @param reference of the registration that it belongs to */
export function unavailableChannel(
  field: string,
  {
    reason,
    alternatives,
    setting,
    tips,
  }: Pick<ContactOption, 'reason' | 'alternatives' | 'tips'> & {
    readonly setting?: string | undefined
  },
  reference?: string,
): Problem {
  const code = reason === 'country_not_enabled' ? 'country_not_enabled' : 'channel_unavailable'
  const words = [...(reason ? [`reason.${reason}` as const] : []), ...tips.map((tip) => `tip.${tip}` as const)]
  const detail = words.map((key) => format('en', key)).join(' ')
  return problem(code, { field, detail, reason, alternatives, setting, tips, reference })
}
