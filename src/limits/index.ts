export { type Counted, readCounts } from './counts.ts'
export { countInspection, type InspectionCounter } from './inspections.ts'
export {
  countOne,
  deleteSpentCounters,
  liftBudgets,
  limitStage,
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
export { type LimitName, type LimitRule, limitRule, limitRules } from './rules.ts'
export {
  type AppliedLimit,
  budgetKey,
  type Lane,
  type LimitSubject,
  laneNumber,
  laneOf,
  sendLimits,
  startLimits,
  unknownCheckLimit,
  wrongAnswerLimit,
} from './stages.ts'
