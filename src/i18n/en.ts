// English: the language that says which texts there are. Every other language is one file with the same keys, and a
// missing one fails the types. Messages are ICU MessageFormat; the values each may use stand in the comments.

import { pagesEn } from './pages/en.ts'

export const en = {
  ...pagesEn,

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

  // What a person reads who is about to prove who they are. {service}
  'identity.start.registration.title': 'Open an account at {service}',
  'identity.start.registration': 'To open an account at {service}, you now need to prove who you are.',
  'identity.start.renewal.title': 'Renew your account at {service}',
  'identity.start.renewal': 'To renew your account at {service}, you now need to prove who you are.',
  'identity.start.forwarded':
    'Did somebody send you this link? Then close this page: whoever sent it would act in your name.',
  'identity.start.go': 'Continue',
  // What a person reads who comes back from an identity provider to no page of the service. {service} is not known here.
  'identity.proved.title': 'Thank you',
  'identity.proved': 'You have proved who you are. Go back to the page or app where you began, and continue there.',
  'identity.not_eligible.title': 'Please choose another way',
  'identity.not_eligible':
    'You have proved who you are, but this way is not open to you. Go back and choose another one.',
  'identity.declined.title': 'You have not proved who you are yet',
  'identity.declined': 'The sign-in was cancelled. Go back and try again, or choose another way.',
  'identity.failed.title': 'That did not work',
  'identity.failed':
    'We could not be sure of the answer that came back, so nothing was changed. Go back and try again.',
  'identity.unavailable.title': 'This is not possible at the moment',
  'identity.unavailable':
    'The service that checks who you are cannot be reached. Try again in a few minutes, or choose another way.',
  'identity.over.title': 'This link no longer works',
  'identity.over':
    'A link works once, for ten minutes, and in one browser. Go back to where you got it and ask for another.',
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
  'notice.contact_changed.subject': '{service}: the contact details of your account were changed',
  'notice.contact_changed.text': 'The contact details of your {service} account were changed.',
  'notice.reminder.subject': '{service}: your account ends on {date}',
  'notice.reminder.text': 'Your {service} account ends on {date}.',
  'notice.reminder.renew': 'Renew it before that day.',
  'notice.yours': 'If this was you, you do not need to do anything.',
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
    'If it was not you, say so. Anything in progress for the account will then be stopped, and the account will be marked for {service} to look at.',
  'not_me.button': 'This was not me',
  'not_me.done.title': 'Thank you for telling us',
  'not_me.done.text':
    'Anything in progress for the account has been stopped, and the account has been marked for {service} to look at.',
  'not_me.done.mailbox': 'Change the password of your mailbox now, and turn on two-step verification.',
  /** {support} */
  'not_me.done.support': 'To speak to somebody: {support}',
  'not_me.gone.title': 'This link is not valid',
  'not_me.gone.text': 'Part of it may be missing, or it may be more than 90 days old. Nothing was changed.',
  // Why a number or a channel is refused, for the person who typed it (docs/reference/contacts.md tells more). Each says what
  // is wrong and, where there is one, the next step; no blame, no jargon.
  'reason.not_a_phone':
    'This does not look like a phone number. Please write it in digits, with + and the country code in front.',
  'reason.country_missing': 'The country code is missing. Please begin the number with + and that code.',
  'reason.unknown_country': 'No country has this country code. Please check the digits after the +.',
  'reason.too_short': 'Some digits are missing. Please check the number.',
  'reason.too_long': 'There are too many digits. Please check the number.',
  'reason.not_possible': 'There is no such number in that country. Please check every digit.',
  'reason.fixed_line': 'This is a landline, where text messages do not arrive. Please give a mobile number.',
  'reason.premium_rate': 'This is a premium-rate number. Please give your own mobile number.',
  'reason.toll_free': 'This is a freephone number. Please give your own mobile number.',
  'reason.shared_cost': 'This is a shared-cost number. Please give your own mobile number.',
  'reason.pager': 'This is the number of a pager. Please give a mobile number.',
  'reason.voip':
    'This is an internet phone number, where our text messages may not arrive. Please give a mobile number.',
  'reason.not_an_email': 'This is not an e-mail address.',
  'reason.sms_not_delivered_there': 'Text messages with a code do not arrive in the country of this number.',
  'reason.sms_not_delivered_where_you_are': 'Text messages with a code do not arrive in the country where you are.',
  'reason.email_not_delivered_where_you_are': 'E-mails with a code do not arrive in the country where you are.',
  'reason.not_for_this_method': 'With this way of registering, a code cannot be sent like this.',
  'reason.confirmed_contacts_only': 'Here a code can only be sent to a contact that you have confirmed before.',
  'reason.channel_not_configured': 'We cannot send a code like this at the moment.',
  'reason.country_not_enabled': 'We do not send text messages to the country of this number.',
  'reason.sms_not_carried_there': 'We cannot send text messages to this number.',
  /** {contact} */
  'contact.did_you_mean': 'Did you mean {contact}?',
  'hint.reserved_number': 'This number is set aside for films and examples; it belongs to nobody.',

  // What may help.
  'tip.choose_another_network':
    'If you are abroad and no message comes, choose another mobile network by hand in the settings of your phone, and try again.',
  'tip.use_email': 'Please use your e-mail address instead.',
  'tip.use_text_message': 'Please use your mobile number instead.',
  'tip.use_another_method': 'Please use another way of registering.',
  'reason.at_sign_missing': 'There is no @ in the address. Please write it in full, like ann@example.com.',
  'reason.at_sign_repeated': 'There is more than one @ in the address. Please give one address.',
  'reason.local_part_missing': 'Something is missing before the @.',
  'reason.local_part_too_long': 'The part before the @ is too long. Please check it.',
  'reason.quoted_local_part': 'Please give an address without quotation marks.',
  'reason.misplaced_dot': 'There is one dot too many. Please check the address.',
  'reason.space_inside': 'There is a space in the address. Please take it out.',
  'reason.invisible_character':
    'There is something in the address that cannot be seen. Please type it instead of pasting it.',
  'reason.forbidden_character': 'There is a character before the @ that cannot be part of an address.',
  'reason.domain_missing': 'Something is missing after the @.',
  'reason.domain_incomplete': 'The ending of the address is missing, like .com or .ee.',
  'reason.domain_invalid': 'The part after the @ cannot be right. Please check it letter by letter.',
  'reason.domain_reserved': 'No e-mail arrives at this address. Please give another one.',
  'reason.address_literal': 'Please give an address with a name after the @, not with numbers.',
  'reason.address_too_long': 'The address is too long. Please check it.',
  'reason.throw_away': 'This mailbox exists for a short time only. Please give one that you will still have next year.',
  'reason.no_mail_service':
    'The part after the @ does not receive e-mail. Please check it letter by letter, or give another address.',
  'hint.primary_mailbox':
    'Give your main mailbox, one that you will keep even if you change your job, your country or your name.',
  'hint.role_address':
    'This looks like a mailbox that several people read. Your own is better: the code is for you alone.',
  'hint.work_or_school':
    'This looks like a mailbox from work or school. You may lose it when you leave; a private one is better.',
  'hint.contract_mailbox':
    'This mailbox may end with your internet contract. One that does not depend on a contract is better.',
  'hint.throw_away_mailbox':
    'This mailbox exists for a short time only. Without it you may not get into your account later.',

  // The other contact, when the code cannot arrive: a code went there as well, or may. `text` and `email` say what was sent first;
  // `failed` is known not to arrive, `silent` was not said to have. {contact} is masked.
  'fallback.waiting.text': 'If the text message is not delivered, we will also send a code to {contact}.',
  'fallback.waiting.email': 'If the e-mail is not delivered, we will also send a code to {contact}.',
  'fallback.sent.text_silent':
    'The text message has not been confirmed as delivered. We have also sent a code to {contact}. Enter either code.',
  'fallback.sent.text_failed': 'The text message could not be delivered. We have sent a code to {contact}.',
  'fallback.sent.email_silent':
    'The e-mail has not been confirmed as delivered. We have also sent a code to {contact}. Enter either code.',
  'fallback.sent.email_failed': 'The e-mail could not be delivered. We have sent a code to {contact}.',
  'fallback.offered.text_silent':
    'The text message has not been confirmed as delivered. We can send a code to {contact}.',
  'fallback.offered.text_failed': 'The text message could not be delivered. We can send a code to {contact}.',
  'fallback.offered.email_silent': 'The e-mail has not been confirmed as delivered. We can send a code to {contact}.',
  'fallback.offered.email_failed': 'The e-mail could not be delivered. We can send a code to {contact}.',

  // A message by which an operator tries a provider. It asks for nothing. {service}
  'test.sms': 'This is a test message from {service}. You do not need to do anything.',
  'test.email.subject': '{service}: a test message',
  'test.email.text':
    'This is a test message from {service}. It shows that e-mail arrives; you do not need to do anything.',
} as const
