export {
  addressesWithOutcomes,
  isMailStatus,
  type MailOptions,
  type SimulatedMail,
  type SimulatedMailServer,
  startMailSimulator,
} from './mail.ts'
export { type IsStatus, parseRule, RULE_WORDS, type Rule, ruleLines } from './rules.ts'
export { numbersWithOutcomes, type Smsc, type SmscMessage, type SmscOptions, startSmsc } from './smsc.ts'
export { RECEIPT_FORMS, type ReceiptForm } from './smsc-receipts.ts'
