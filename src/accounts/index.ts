// Accounts: what finished registrations leave, whom they belong to, and the contacts on file.
export type {
  Account,
  AccountState,
  Accounts,
  ChangeOutcome,
  NewAccount,
  NewContact,
} from './account.ts'
export { accountToJson } from './account-json.ts'
export { createAccounts } from './accounts.ts'
export { takeCensus } from './census.ts'
export { createErasures, type Eraser, type Erasures, type Forgotten } from './erasure.ts'
export { type ImportCounts, importAccounts, type RefusedLine } from './import.ts'
export { IMPORT_FORMATS, type ImportFormat, importFormatOf, readImportFile, UnusableFile } from './import-file.ts'
export { parseInstant, RECORD_PROBLEMS, type Refusal, readRecord } from './record.ts'
export { RECORD_MEMBERS, type RecordMember } from './record-members.ts'
export { rotateAccounts } from './rotation.ts'
export { parseSubject, SUBJECT_PROBLEMS, type Subject, type SubjectProblem, subjectFingerprints } from './subject.ts'
export { firstEnd, isRenewable, renewalFrom, renewedEnd } from './validity.ts'
export { type AccountWriter, createAccountWriter } from './writer.ts'
