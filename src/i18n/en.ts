// English: the language that says which texts there are. Every other language is one file with the same keys, and a
// missing one fails the types. Messages are ICU MessageFormat; the values each may use stand in the comments.

export const en = {
  /** The language in its own name. */
  'language.name': 'English',

  /** For how long something holds: goes into {life} of the texts below. {minutes} */
  'duration.minutes': '{minutes, plural, one {# minute} other {# minutes}}',
  /** {hours} */
  'duration.hours': '{hours, plural, one {# hour} other {# hours}}',

  // Text messages. {code} comes first, so that it shows in a notification; {service} is a name and stays as it is;
  // {life}. With a host of 30 characters and a code of 10 digits the whole must still be one part (160 units in GSM-7,
  // 70 otherwise).
  'sms.registration':
    '{code} is your code to open your {service} account. Valid for {life}. Never share it, not even with us.',
  'sms.renewal':
    '{code} is your code to renew your {service} account. Valid for {life}. Never share it, not even with us.',
  'sms.other': '{code} is your {service} confirmation code. Valid for {life}. Never share it, not even with us.',
  /** Where the full text leaves no room for the name of the service. {code}, {service} */
  'sms.brief': '{code} is your {service} code.',

  // E-mail. The subject holds no code: relays log subjects, and locked screens show them. {service}
  'email.subject.registration': '{service}: your code to open your account',
  'email.subject.renewal': '{service}: your code to renew your account',
  'email.subject.other': '{service}: your confirmation code',
  // The first sentence, which mailboxes show beside the subject. {code}, {service}
  'email.lead.registration': '{code} is your code to open your {service} account.',
  'email.lead.renewal': '{code} is your code to renew your {service} account.',
  'email.lead.other': '{code} is your {service} confirmation code.',
  /** {life} */
  'email.use': 'Enter it where you asked for it. It works once and is valid for {life}.',
  'email.secret':
    'Never tell the code to anyone, not even us. We never ask for it by phone, in a message or in an e-mail.',
  'email.unasked': 'If you did not ask for a code, ignore this e-mail: nothing happens without the code.',
  'email.automatic': 'This e-mail was sent automatically. Please do not reply to it.',

  // What people are told about a contact that they typed; docs/reference/contacts.md has the same reasons and hints for
  // programs. {suggestion} is a whole contact.
  'contact.suggestion': 'Did you mean {suggestion}?',
  'contact.email.at_sign_missing': 'There is no @ in the address. Write the whole of it, like ann@example.com.',
  'contact.email.at_sign_repeated': 'There is more than one @ in the address. Please give one address.',
  'contact.email.local_part_missing': 'Something is missing before the @.',
  'contact.email.local_part_too_long': 'The part before the @ is too long. Please check it.',
  'contact.email.quoted_local_part': 'Please give an address without quotation marks.',
  'contact.email.misplaced_dot': 'There is a dot too many. Please check the address.',
  'contact.email.space_inside': 'There is a space in the address. Please take it out.',
  'contact.email.invisible_character':
    'There is something in the address that cannot be seen. Please type it instead of pasting it.',
  'contact.email.forbidden_character': 'There is a character before the @ that cannot be part of an address.',
  'contact.email.domain_missing': 'Something is missing after the @.',
  'contact.email.domain_incomplete': 'The ending of the address is missing, like .com or .ee.',
  'contact.email.domain_invalid': 'The part after the @ cannot be right. Please check it letter by letter.',
  'contact.email.domain_reserved': 'No e-mail arrives at this address. Please give another one.',
  'contact.email.address_literal': 'Please give an address with a name after the @, not with numbers.',
  'contact.email.address_too_long': 'The address is too long. Please check it.',
  'contact.email.throw_away':
    'This mailbox exists for a short time only. Please give one that you will still have next year.',
  'contact.email.no_mail_service':
    'No e-mail arrives at the part after the @. Please check it letter by letter, or give another address.',
  'contact.hint.primary_mailbox':
    'Give your main mailbox, one that you will keep even if you change your job, your country or your name.',
  'contact.hint.role_address':
    'This looks like a mailbox that several people read. Your own is better: the code is for you alone.',
  'contact.hint.work_or_school':
    'This looks like a mailbox from work or school. You may lose it when you leave; a private one is better.',
  'contact.hint.contract_mailbox':
    'This mailbox may end with your internet contract. One that does not depend on a contract is better.',
  'contact.hint.throw_away_mailbox':
    'This mailbox exists for a short time only. Without it you may not get into your account later.',
} as const
