export { createInboxProvider, type FixedContact, fixedContacts } from './inbox.ts'
export type {
  Channel,
  EmailMessage,
  OutgoingMessage,
  Provider,
  Receipt,
  ReceiptListener,
  RefusalReason,
  SendOutcome,
  SmsMessage,
} from './provider.ts'
export { createSmppProvider, type SmppSettings } from './smpp.ts'
export { createSmtpProvider, type SmtpSettings } from './smtp.ts'
