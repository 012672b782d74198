export { createDispatcher, type Dispatcher, type MessageJob } from './dispatcher.ts'
export { leaveToServers } from './leave-to-servers.ts'
export { channelsOf, type Lineup, lineupOf } from './lineup.ts'
export { type NoticeText, renderNotice, sayNotice } from './notice-text.ts'
export {
  type Channel,
  createInboxProvider,
  createProviderParts,
  createSmppProvider,
  createSmtpProvider,
  fixedContacts,
  type OutgoingMessage,
  type Provider,
  type ProviderKind,
  type ProviderParts,
  providerKinds,
  type Receipt,
  type ReceiptListener,
  type ReceiptReading,
  type ReceiptRequest,
  type RefusalReason,
  type SendOutcome,
} from './providers/index.ts'
export { type ClaimedMessage, type MessageCounts, outboxState, recentMessages } from './queries.ts'
export { createRouter, type Router } from './router.ts'
export { createRoutingExchange, type RoutingExchange } from './routing-exchange.ts'
export { renderTest } from './test-message.ts'
export { type CodeText, renderCode, smsFits } from './texts.ts'
