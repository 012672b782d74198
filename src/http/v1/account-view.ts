// An account as it is answered.
import { type Account, accountToJson } from '../../accounts/index.ts'
import type { Asker } from '../asker.ts'
import type { AccountAnswer } from './account-schemas.ts'

export function viewAccount(account: Account, { service }: Asker): AccountAnswer {
  return accountToJson(account, service.settings)
}
