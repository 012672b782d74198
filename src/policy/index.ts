// Policy: which channel may be used for which contact, method and location, by which sender, and why not.
export {
  CHANNELS,
  type Channel,
  channelOf,
  type LiveChannels,
  providedChannels,
} from './channel.ts'
export {
  type ContactProblem,
  type Inspection,
  type InspectionQuestion,
  inspectContact,
  judgeReachable,
} from './inspection.ts'
export {
  CHANNEL_TIPS,
  type ChannelAnswer,
  type ChannelJudgement,
  type ChannelQuestion,
  type ChannelTip,
  judge,
  OTHER_KIND,
} from './judge.ts'
export { createPolicyAdmin, type PolicyAdmin } from './overrides.ts'
export { createPolicies, type Policies, readPolicy } from './policies.ts'
export { type Policy, shippedPolicy } from './policy.ts'
export { loadPolicyFile } from './policy-file.ts'
export { FILE_MEMBERS } from './policy-file-fields.ts'
export { type PastOverride, selectHistory } from './queries.ts'
export { SHIPPED_TABLE } from './shipped.ts'
export { CHANNEL_PROBLEMS, type ChannelProblem, type Finding, findingsOf } from './steps.ts'
export { ANY_COUNTRY, type LayeredRow, type PolicyRow, VERDICTS, type Verdict } from './table.ts'
