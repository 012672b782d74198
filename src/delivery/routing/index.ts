// Who carries a message, as pure functions over plain data. The dispatcher runs them; so does the simulation of arrival. For each
// message: `choose`, at once `learn` that its hand-over begins, hand over, `learn` the outcome; while that was refused and not for
// good, choose again with the name among `tried`. Receipts and entered codes are learned as they come, and a tick every five seconds.
export { type Ask, choose } from './choose.ts'
export {
  addCounts,
  type Breaker,
  type Bucket,
  type Counts,
  count,
  type Evidence,
  type Health,
  noHealth,
  type Pause,
  type Share,
  type Standing,
  standingOf,
  WHOLE,
  withStanding,
} from './health.ts'
export { type Change, type Counted, type Learned, learn, type RoutingEvent } from './learn.ts'
export { numbers } from './numbers.ts'
export { waitMs } from './pace.ts'
export {
  at,
  type ByPlace,
  carriesWithin,
  channelsIn,
  eligible,
  findProvider,
  type Place,
  type PlannedProvider,
  type RoutingPlan,
  type Weight,
} from './plan.ts'
