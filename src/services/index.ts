// Services and their keys: who may call, and what was set for them.
export {
  createServiceAdmin,
  DEFAULT_SLUG,
  type ServiceAdmin,
} from './admin.ts'
export type { ApiKey } from './key-queries.ts'
export { KEY_KINDS, otherTrialKeys, SCOPES, type TrialKeys, trialKeys } from './keys.ts'
export { type Logo, logoFromText } from './logo.ts'
export type { StoredService } from './queries.ts'
export type { Caller, KeyKind, Scope, Service, ServiceSettings } from './service.ts'
export { createServices, type Services } from './services.ts'
export { settingNames, settingTable } from './setting-table.ts'
export {
  judgePatch,
  readSettings,
  type SettingProblem,
  type StoredSettings,
  settingFromFile,
  settingFromText,
} from './settings.ts'
