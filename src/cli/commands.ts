// Every command, in the order in which the help lists them.
import type { Command } from './command.ts'
import { accountActivate } from './commands/account-activate.ts'
import { accountClose } from './commands/account-close.ts'
import { accountErase } from './commands/account-erase.ts'
import { accountFlag } from './commands/account-flag.ts'
import { accountImport } from './commands/account-import.ts'
import { accountSearch } from './commands/account-search.ts'
import { accountShow } from './commands/account-show.ts'
import { databaseMove } from './commands/database-move.ts'
import { doctor } from './commands/doctor.ts'
import { find } from './commands/find.ts'
import { keyCreate } from './commands/key-create.ts'
import { keyList } from './commands/key-list.ts'
import { keyRevoke } from './commands/key-revoke.ts'
import { migrate } from './commands/migrate.ts'
import { policySet } from './commands/policy-set.ts'
import { policyShow } from './commands/policy-show.ts'
import { policyUnset } from './commands/policy-unset.ts'
import { providerHistory } from './commands/provider-history.ts'
import { providerList } from './commands/provider-list.ts'
import { providerPause, providerResume } from './commands/provider-pause.ts'
import { providerReload } from './commands/provider-reload.ts'
import { secretNew } from './commands/secret-new.ts'
import { secretRotate } from './commands/secret-rotate.ts'
import { sendTest } from './commands/send-test.ts'
import { serve } from './commands/serve.ts'
import { serviceCreate } from './commands/service-create.ts'
import { serviceList } from './commands/service-list.ts'
import { serviceSet } from './commands/service-set.ts'
import { serviceShow } from './commands/service-show.ts'
import { simulateSmsc } from './commands/simulate-smsc.ts'
import { simulateSmtp } from './commands/simulate-smtp.ts'
import { supportEnd, supportResend, supportUnlock } from './commands/support-deeds.ts'
import { version } from './commands/version.ts'

export const commands: readonly Command[] = [
  serve,
  doctor,
  migrate,
  databaseMove,
  find,
  supportResend,
  supportEnd,
  supportUnlock,
  providerList,
  providerHistory,
  providerPause,
  providerResume,
  providerReload,
  sendTest,
  serviceList,
  serviceShow,
  serviceCreate,
  serviceSet,
  keyList,
  keyCreate,
  keyRevoke,
  accountImport,
  accountSearch,
  accountShow,
  accountActivate,
  accountClose,
  accountFlag,
  accountErase,
  policyShow,
  policySet,
  policyUnset,
  secretNew,
  secretRotate,
  simulateSmsc,
  simulateSmtp,
  version,
]
