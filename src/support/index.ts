// Support: the masked story behind a reference, and the few things that may be done about it, each recorded.
export type { LaneCount, Outlook } from './outlook.ts'
export {
  ACTION_DAYS,
  createSupport,
  type DeedOutcome,
  type Support,
  type SupportAction,
  sweepSupport,
  type Told,
  type ToldOfContact,
} from './support.ts'
