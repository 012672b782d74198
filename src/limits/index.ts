export { countOne, deleteSpentCounters, limitStage, refusedBy } from './queries.ts'
export { type LimitName, type LimitRule, limitRule, limitRules } from './rules.ts'
export {
  type AppliedLimit,
  type Lane,
  type LimitSubject,
  laneNumber,
  laneOf,
  sendLimits,
  startLimits,
  unknownCheckLimit,
  wrongAnswerLimit,
} from './stages.ts'
