// Policy: which channel may be used for which contact and location, and why not.
export { CHANNELS, type Channel, channelOf } from './channel.ts'
export { COUNTRY_TABLE, type CountryRow, type Verdict, verdictFor } from './countries.ts'
export {
  type ContactProblem,
  type Inspection,
  type InspectionQuestion,
  inspectContact,
  judgeContact,
  refusesThrowAway,
} from './inspection.ts'
export {
  CHANNEL_PROBLEMS,
  CHANNEL_TIPS,
  type ChannelJudgement,
  type ChannelProblem,
  type ChannelQuestion,
  type ChannelTip,
  judge,
} from './judge.ts'
