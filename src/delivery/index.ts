export { createDispatcher, type Dispatcher, type MessageJob } from './dispatcher.ts'
export { leaveToServers } from './leave-to-servers.ts'
export { channelsOf, type Lineup, lineupOf, liveChannelsOf } from './lineup.ts'
export { type NoticeText, renderNotice, sayNotice } from './notice-text.ts'
export {
  askToReload,
  lastProviderChanges,
  pauseProvider,
  providerChanges,
  providerStandings,
  type SharedStanding,
} from './provider-desk.ts'
export {
  createReloading,
  fingerprintOf,
  loadProviders,
  type ProviderFile,
  type Reloaded,
  type Reloading,
  secretFilesOf,
} from './provider-file/index.ts'
export {
  type Channel,
  createInboxProvider,
  createProviderParts,
  createSmppProvider,
  createSmtpProvider,
  fixedContacts,
  type MailSender,
  type OutgoingMessage,
  type Provider,
  type ProviderKind,
  type ProviderParts,
  type Receipt,
  type ReceiptListener,
  type ReceiptReading,
  type ReceiptRequest,
  type RefusalReason,
  type SendOutcome,
} from './providers/index.ts'
export { type ClaimedMessage, type MessageCounts, outboxState, recentMessages } from './queries.ts'
export { createRouter, type Router } from './router.ts'
export {
  at as valueAt,
  type ByPlace,
  type Change as ProviderChange,
  eligible,
  type PlannedProvider,
  type RoutingPlan,
  type Weight,
} from './routing/index.ts'
export { createRoutingExchange, type RoutingExchange } from './routing-exchange.ts'
export { renderTest } from './test-message.ts'
export { type CodeText, renderCode, smsFits } from './texts.ts'
