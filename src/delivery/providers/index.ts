export { createInboxProvider, type FixedContact, fixedContacts } from './inbox.ts'
export type { ProviderKind, ProviderParts } from './kind.ts'
export { providerKinds } from './kinds.ts'
export type {
  Channel,
  EmailMessage,
  MailSender,
  OutgoingMessage,
  Provider,
  Receipt,
  ReceiptListener,
  ReceiptReading,
  ReceiptRequest,
  RefusalReason,
  SendOutcome,
  SmsMessage,
} from './provider.ts'
export { createProviderParts } from './provider-parts.ts'
export { createSmppProvider, type SmppSettings } from './smpp.ts'
export { createSmtpProvider, type SmtpSettings } from './smtp.ts'
