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

  // What a person reads who comes back from an identity provider to no page of the service. {service} is not known here.
  'identity.proved.title': 'Thank you',
  'identity.proved': 'You have proved who you are. Go back to where you came from and continue there.',
  'identity.not_eligible.title': 'Please choose another way',
  'identity.not_eligible':
    'You have proved who you are, but this way is not open to you. Go back and choose another one.',
  'identity.declined.title': 'Nothing was proved',
  'identity.declined': 'The sign-in was cancelled. Go back and try again, or choose another way.',
  'identity.failed.title': 'That did not work',
  'identity.failed':
    'We could not be sure of the answer that came back, so nothing was changed. Go back and try again.',
  'identity.unavailable.title': 'Not at the moment',
  'identity.unavailable':
    'The service that knows who you are cannot be reached. Try again in a few minutes, or choose another way.',
  'identity.over.title': 'This link is used up',
  'identity.over':
    'It works once, for ten minutes, and in one browser. Go back to where you got it and ask for another.',
  /** {reference} */
  'identity.reference': 'If you need help, quote {reference}.',
  // Notices about an account that nobody asked for. {service}; {date} is a day. The sentences also go by SMS, where they must be
  // one part with a name of a few letters.
  'notice.registration_begun.subject': '{service}: somebody is opening an account in your name',
  'notice.registration_begun.text': 'Somebody has begun to open a {service} account in your name.',
  'notice.registration_finished.subject': '{service}: an account was opened in your name',
  'notice.registration_finished.text': 'A {service} account was opened in your name.',
  'notice.renewal_begun.subject': '{service}: somebody is renewing your account',
  'notice.renewal_begun.text': 'Somebody has begun to renew your {service} account.',
  'notice.renewal_finished.subject': '{service}: your account was renewed',
  'notice.renewal_finished.text': 'Your {service} account was renewed.',
  'notice.contact_changed.subject': '{service}: a contact of your account was changed',
  'notice.contact_changed.text': 'A contact of your {service} account was changed.',
  'notice.reminder.subject': '{service}: your account ends on {date}',
  'notice.reminder.text': 'Your {service} account ends on {date}.',
  'notice.reminder.renew': 'Renew it before that day.',
  'notice.yours': 'If this was you, there is nothing to do.',
  'notice.not_yours': 'If it was not you, open this page and press the button on it:',
  /** {link} */
  'notice.sms.not_yours': 'Not you? {link}',

  // The page behind that link.
  'not_me.title': 'Was this you?',
  /** {date} with a time */
  'not_me.when': 'That was on {date} (UTC).',
  'not_me.if_yours': 'If it was you, close this page: nothing changes.',
  /** {service} */
  'not_me.if_not_yours':
    'If it was not you, say so. What is open for the account is then stopped, and the account is marked for {service} to look at.',
  'not_me.button': 'This was not me',
  'not_me.done.title': 'Thank you, it is noted',
  'not_me.done.text': 'What was open for the account is stopped, and the account is marked for {service} to look at.',
  'not_me.done.mailbox': 'Change the password of your mailbox now, and turn on two-step verification.',
  /** {support} */
  'not_me.done.support': 'To speak to somebody: {support}',
  'not_me.gone.title': 'This link is not valid',
  'not_me.gone.text': 'It may have been copied in part, or is older than 90 days. Nothing was changed.',
} as const
