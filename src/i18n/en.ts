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

  // A message by which an operator tries a provider. It asks for nothing. {service}
  'test.sms': 'This is a test message of {service}. Nothing is asked of you.',
  'test.email.subject': '{service}: a test message',
  'test.email.text': 'This is a test message of {service}. It shows that e-mail arrives; nothing is asked of you.',
} as const
