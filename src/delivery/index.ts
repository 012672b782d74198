export { createDispatcher, type Dispatcher, type MessageJob } from './dispatcher.ts'
export { leaveToServers } from './leave-to-servers.ts'
export { type NoticeText, renderNotice, sayNotice } from './notice-text.ts'
export {
  type Channel,
  createInboxProvider,
  createSmtpProvider,
  fixedContacts,
  type OutgoingMessage,
  type Provider,
  type RefusalReason,
  type SendOutcome,
} from './providers/index.ts'
export { type ClaimedMessage, outboxState } from './queries.ts'
export { createRouting, type Routing } from './routing.ts'
export { type CodeText, renderCode, smsFits } from './texts.ts'
