// Limits: what is counted, under which key, how far it may go, and the part of a statement that counts it.
export { type AddressCounter, countInspection, countUnknownCheck } from './by-address.ts'
export { type Counted, readCounts } from './counts.ts'
export {
  deleteSpentCounters,
  liftBudgets,
  limitStages,
  nameStages,
  overColumn,
  refusedBy,
  type Stage,
  stageColumns,
  stageColumnTypes,
  stagesOf,
  statementsByStages,
} from './queries.ts'
export { type LimitName, type LimitRule, limitOfScope, limitRule, limitRules } from './rules.ts'
export {
  type AppliedLimit,
  budgetKey,
  type Lane,
  type LimitSubject,
  laneNumber,
  laneOf,
  sendLimits,
  startLimits,
  wrongAnswerLimit,
} from './stages.ts'
