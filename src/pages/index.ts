export { type Asset, type AssetName, assets } from './assets.ts'
export { INBOX_POLICY, type InboxView, inboxPage, searchInbox } from './inbox.ts'
export { htmlOf, type InboxMessage, inboxMessageOf, MAIL_POLICY, sourceOf } from './inbox-message.ts'
