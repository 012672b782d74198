// The words of the pages for people, in English; see ../en.ts for how texts are written. Plain, short and kind: one thing a
// sentence, what to do next, no blame.

export const pagesEn = {
  // Around every page.
  'page.skip': 'Skip to main content',
  'page.language': 'Language',
  'page.help': 'Help',
  'page.support': 'Support',
  'page.privacy': 'Privacy',
  /** {step}, {of} */
  'page.step': 'Step {step} of {of}',
  /** Before the title of a page that shows errors. */
  'page.error': 'Error:',
  'page.errors.title': 'There is a problem',
  'page.continue': 'Continue',
  'page.back': 'Back',
  /** {reference} */
  'page.reference': 'Your reference: {reference}',
  /** {service} */
  'page.back_to_service': 'Back to {service}',
  'page.choose_country': 'Choose a country',
  /** {time} is a time of day, which its zone may follow and, in brackets, its day: `10:00 UTC (25 November 2026)`. */
  'page.time_left': 'This page is open until {time}.',
  'page.time_left.warning': 'To protect you, what you have entered will be discarded in two minutes.',
  /** Where it cannot be made longer. */
  'page.time_left.last':
    'To protect you, what you have entered will be discarded in two minutes. You cannot have more time, but you can begin again.',
  'page.time_left.stay': 'I need more time',
  'page.forged':
    'This form came from another page, or from one that is out of date. Nothing was changed. Please try again.',
  'page.forged.title': 'Please try once more',
  'page.forged.again': 'Open the page again',
  'page.cookies': 'Your browser has to accept a cookie for these pages: that is how we know that it is still you.',
  /** {time} */
  'page.limited': 'That was tried too often. Please try again at {time}.',
  /** {time} */
  'page.limited.contact':
    'Too many codes were sent to this contact. Please try again at {time}, or use another contact.',
  'page.failed.title': 'This did not work',
  'page.failed': 'The fault is ours, not yours. What you did before is kept. Please try again in a moment.',
  'page.offline': 'You are offline at the moment. What you typed is still here: try again once you are connected.',
  'page.country.none': 'There is no country of this name.',
  /** {country} is its name, as it stands in a list. */
  'page.place': 'Where you are now: {country}.',
  'page.place.change': 'Change where I am',
  'page.place.country': 'Country where you are now',
  /** {country} */
  'page.place.sensed': 'It looks as if you are somewhere else now: {country}. Is that right?',
  'page.place.yes': 'Yes, I am there',
  'page.not_found.title': 'There is nothing here',
  'page.not_found': 'Part of the address may be missing. Go back to where you got it and try again.',
  'page.elsewhere.title': 'Please continue where you began',
  'page.elsewhere':
    'You began in another browser or on another device. To protect you, you can only continue there. If that is not possible, begin again.',

  // Start.
  'page.start.registration.title': 'Open your account',
  'page.start.renewal.title': 'Renew your account',
  /** {service} */
  'page.start.registration.lead': 'You are about to open an account at {service}. It takes about three minutes.',
  'page.start.renewal.lead': 'You are about to renew your account at {service}. It takes about three minutes.',
  'page.start.will_happen': 'What will happen',
  'page.start.will_happen.1': 'You choose how to prove who you are.',
  'page.start.will_happen.2': 'We send a code to your mailbox or your phone.',
  'page.start.will_happen.3': 'You type the code in here. That is all.',
  'page.start.country': 'Country where you live',
  'page.start.location': 'Where are you now?',
  'page.start.location.hint': 'This decides how a code can reach you: text messages do not arrive everywhere.',
  'page.start.country.missing': 'Please choose the country where you live.',
  'page.start.location.missing': 'Please choose the country where you are now.',
  'page.start.leaked': 'My data was leaked or stolen recently: e-mail address, passwords or national identity number',
  'page.start.go': 'Start',

  // Method.
  'page.method.title': 'How do you want to prove who you are?',
  'page.method.missing': 'Please choose how you want to prove who you are.',
  'page.method.id_card': 'ID card',
  'page.method.id_card.needs': 'You need your card, a reader and the PIN.',
  'page.method.mobile_id': 'Mobile ID',
  'page.method.mobile_id.needs': 'You need your phone and your Mobile ID PIN.',
  'page.method.bank': 'Your bank',
  'page.method.bank.needs': 'You need whatever you use to sign in to your bank.',
  'page.method.branch': 'In person',
  'page.method.branch.needs': 'You need to visit an office with a valid identity document.',
  'page.method.existing_account': 'My existing account',
  'page.method.existing_account.needs': 'You need the device on which your account works now.',
  'page.method.biometric': 'Face and document',
  'page.method.biometric.needs':
    'You need your passport or ID card and a camera. Only for those who had an active account before.',
  'page.method.contacts.entered': 'The code goes to a contact that you give.',
  'page.method.contacts.on_file': 'The code goes to a contact that we have on file.',
  'page.method.contacts.fixed': 'The code goes to a contact that we have on file; with this way you cannot change it.',
  'page.method.not_for_you': 'You have proved who you are, but that way is not open to you. Please choose another one.',
  'page.method.declined': 'The sign-in was cancelled. Try again, or choose another way.',
  'page.method.not_proved': 'We could not be sure of the answer that came back. Try again, or choose another way.',
  'page.method.anew':
    'If you choose another way, you will have to prove who you are again, and a code that was sent will no longer work. What you typed is kept.',

  // Identity.
  'page.identity.title': 'Prove who you are',
  /** {method} */
  'page.identity.method': 'You have chosen: {method}.',
  'page.identity.other': 'Choose another way',
  'page.identity.oidc':
    'You will now go to a service that checks who you are. When you are done, you will come back here.',
  /** {service} */
  'page.identity.host':
    'With this way, {service} itself checks who you are. Go back there; when it is done, you can continue here.',
  'page.identity.host.refresh': 'See whether it is done',
  'page.identity.trial': 'This is a trial. Choose who you want to be:',
  'page.identity.trial.missing': 'Please choose who you want to be.',
  'page.identity.unavailable':
    'The service that checks who you are cannot be reached. Try again in a few minutes, or choose another way.',

  // Contacts.
  'page.contacts.title': 'How can we reach you?',
  'page.contacts.lead':
    'We will send a code to your e-mail address or your mobile number. Give both if you can: if one fails, the other can help.',
  'page.contacts.email': 'E-mail address',
  'page.contacts.email.hint': 'Use your main mailbox, one that you will still have in years to come.',
  'page.contacts.phone_country': 'Country of your number',
  'page.contacts.phone': 'Mobile number',
  'page.contacts.phone.hint': 'Without the country code, or with it and a + in front.',
  'page.contacts.missing': 'Please give an e-mail address or a mobile number.',
  'page.contacts.email_needed':
    'Where you are, or where your number is from, no code arrives by text message. Please give an e-mail address.',
  'page.contacts.no_sms':
    'In the USA, in Canada and in Belgium no code arrives by text message. There it comes by e-mail.',
  /** {contact} */
  'page.contacts.use_suggestion': 'Use {contact}',
  'page.contacts.confirmed': 'This one is already confirmed and stays as it is.',

  // Review.
  'page.review.title': 'Is this right?',
  'page.review.lead': 'Please read it once more, digit by digit and letter by letter. Nothing has been sent yet.',
  'page.review.phone': 'Your mobile number',
  'page.review.email': 'Your e-mail address',
  'page.review.change': 'Change',
  'page.review.which': 'Where should the code go?',
  'page.review.by_email': 'By e-mail',
  'page.review.by_sms': 'By text message',
  /** {contact} */
  'page.review.goes_to': 'The code goes to {contact}.',
  'page.review.send': 'Yes, send the code',
  'page.review.too_late': 'Too little time is left for a code. Please begin again.',

  // Options.
  'page.options.title': 'Where should the code go?',
  'page.options.lead': 'These are the contacts that we have on file. To protect you, they are shown only in part.',
  'page.options.renewal.title': 'Is this still right?',
  /** {date} */
  'page.options.renewal.ends': 'Your account ends on {date}.',
  'page.options.fixed': 'With this way you cannot change them.',
  'page.options.change': 'Change the contacts',
  'page.options.send': 'Send the code',
  'page.options.none': 'I can reach none of these',
  'page.options.no_way':
    'No code can reach you at any of these at the moment. Please use another way to prove who you are.',
  /** {name} of a way or a contact, and what is said of it. {text} */
  'page.options.named': '{name}: {text}',
  'page.options.missing': 'Please choose where the code should go.',
  'page.options.confirmed': 'Already confirmed.',
  'page.options.leaked':
    'Your data was reported as leaked. Change the password of your mailbox at once, and turn on two-step verification.',

  // Unreachable.
  'page.unreachable.title': 'None of these contacts can be reached?',
  'page.unreachable.text':
    'Then this way ends here: the contacts on file cannot be changed with it. You can begin again and prove who you are in another way.',
  'page.unreachable.confirm': 'Yes, none of them',

  // Code.
  'page.code.sms.title': 'Check your phone',
  'page.code.email.title': 'Check your mailbox',
  /** {contact} */
  'page.code.sms.sent_to': 'We have sent a text message with a code to {contact}.',
  'page.code.email.sent_to': 'We have sent an e-mail with a code to {contact}.',
  'page.code.label': 'Code',
  /** {digits} */
  'page.code.hint': '{digits, plural, one {# digit} other {# digits}}',
  /** {time} */
  'page.code.good_until': 'The code is valid until {time}.',
  /** {time} is minutes and seconds: 9:41. */
  'page.code.left': '{time} left.',
  /** {minutes}; read aloud */
  'page.code.left.minutes': 'The code is valid for {minutes, plural, one {# more minute} other {# more minutes}}.',
  /** {seconds}; read aloud */
  'page.code.left.seconds': 'The code is valid for {seconds, plural, one {# more second} other {# more seconds}}.',
  'page.code.left.now': 'The code has expired.',
  'page.code.confirm': 'Confirm',
  'page.code.not_received': 'Not received?',
  'page.code.state.queued': 'Your message is being prepared.',
  'page.code.state.sending': 'Your message is on its way.',
  'page.code.sms.state.accepted': 'Handed to your operator.',
  'page.code.email.state.accepted': 'Handed to your mailbox provider.',
  'page.code.sms.state.delivered': 'Your message has arrived on your phone.',
  'page.code.email.state.delivered': 'Your message has arrived in your mailbox. Look in the spam folder too.',
  'page.code.state.failed': 'Your message could not be delivered.',
  'page.code.state.unknown': 'We do not know yet whether your message has left.',
  'page.code.missing': 'Please type in the code.',
  /** {digits} */
  'page.code.malformed':
    'The code has {digits, plural, one {# digit} other {# digits}} and nothing else. Please look once more.',
  /** {left} */
  'page.code.wrong': 'This is not the right code. You can try {left, plural, one {once more} other {# more times}}.',
  'page.code.sent_again': 'The same code was sent once more.',
  /** {time} */
  'page.code.contact_locked':
    'There were too many wrong codes for this contact today. Please try again at {time}, or use another contact.',
  'page.code.locked.title': 'Too many wrong codes',
  'page.code.locked': 'To protect you, this code no longer works. You can ask for a new one.',
  'page.code.expired.title': 'The code has expired',
  'page.code.expired': 'A code is valid for a short time only. You can ask for a new one.',
  'page.code.cancelled.title': 'This code no longer works',
  'page.code.cancelled': 'It was cancelled, or another one was asked for. You can ask for a new one.',
  'page.code.new': 'Send a new code',
  'page.code.other_contact': 'Use another contact',

  // Not received.
  'page.not_received.title': 'Not received?',
  'page.not_received.order': 'Try these, one after the other.',
  /** {time} */
  'page.not_received.wait': 'Wait until {time}',
  'page.not_received.wait.text':
    'A code comes almost at once. Sometimes a network or a provider takes a little longer.',
  'page.not_received.spam': 'Look in the spam folder',
  'page.not_received.spam.text': 'It may also be under advertising or notifications.',
  'page.not_received.look': 'Look once more at your phone',
  'page.not_received.look.text': 'It may be among messages from unknown senders, or among those that are blocked.',
  'page.not_received.check': 'Check where the code went',
  /** {contact} */
  'page.not_received.check.text': 'We have sent it to {contact}.',
  'page.not_received.change': 'Change it',
  'page.not_received.network': 'Choose another mobile network',
  'page.not_received.network.text':
    'Abroad, it may help to choose another network by hand in the settings of your phone. Then ask for the code again.',
  'page.not_received.again': 'Send the code again',
  'page.not_received.again.text': 'It is the same code, so the first message is still valid too.',
  'page.not_received.again.button': 'Send again',
  /** {time} */
  'page.not_received.again.at': 'You can do that from {time}.',
  /** {time} is minutes and seconds: 1:59. */
  'page.not_received.again.in': 'That is in {time}.',
  /** {minutes}; read aloud */
  'page.not_received.again.in.minutes': 'You can send it again in {minutes, plural, one {# minute} other {# minutes}}.',
  /** {seconds}; read aloud */
  'page.not_received.again.in.seconds': 'You can send it again in {seconds, plural, one {# second} other {# seconds}}.',
  'page.not_received.again.in.now': 'You can send it again now.',
  'page.not_received.refresh': 'See whether it is time',
  'page.not_received.again.never': 'This code cannot be sent again.',
  /** {time} */
  'page.not_received.again.new_at': 'From {time} you can ask for a new one.',
  'page.not_received.email': 'Use e-mail',
  'page.not_received.sms': 'Use a text message',
  /** {contact} */
  'page.not_received.switch.text': 'A new code goes to {contact}. Nothing has to be typed again.',
  /** {contact} */
  'page.not_received.switch.button': 'Send a code to {contact}',
  'page.not_received.add_email': 'Give an e-mail address',
  'page.not_received.method': 'Use another way',
  'page.not_received.method.text': 'You can prove who you are in another way. Some let you give other contacts.',
  'page.not_received.support': 'Ask support for help',
  /** {reference} */
  'page.not_received.support.text': 'Quote {reference}, so that we can find out what happened to your message.',
  'page.not_received.to_code': 'I have the code',

  // Spare.
  'page.spare.title': 'Confirmed. One more for next time?',
  /** {contact} */
  'page.spare.confirmed': '{contact} is confirmed.',
  /** {contact} */
  'page.spare.text':
    'If you confirm {contact} too, you have a spare: if you lose one of them one day, the other will still work.',
  /** {contact} */
  'page.spare.send': 'Yes, send a code there',
  'page.spare.finish': 'No, finish',
  'page.spare.without': 'Finish without this code',
  'page.spare.none.title': 'Confirmed',
  'page.spare.none.finish': 'Finish',

  // Done.
  'page.done.registration.title': 'Your account is open',
  'page.done.pending.title': 'Your contact is confirmed',
  'page.done.renewal.title': 'Your account is renewed',
  /** {contact}, {time} */
  'page.done.confirmed': '{contact} was confirmed at {time}.',
  /** {date} */
  'page.done.until': 'Your account is valid until {date}.',
  /** {service} */
  'page.done.pending': '{service} will make your account active.',
  'page.done.next': 'What comes next',
  /** {service} */
  'page.done.next.back': 'Go back to {service} and continue there.',
  'page.done.next.close': 'You can close this page.',
  'page.done.next.soon': 'You will be taken there in a few seconds.',
  'page.done.next.stay': 'Stay here',
  'page.done.safe':
    'Nobody will ever ask you for this code: not us, not your bank, not the police. Anyone who does wants to harm you.',

  // Ended.
  'page.ended.expired.title': 'Time has run out',
  'page.ended.expired': 'To protect you, everything was discarded. Nothing was opened or changed. Please begin again.',
  'page.ended.unreachable.title': 'Please use another way',
  'page.ended.unreachable': 'The contacts on file cannot be reached. Begin again and prove who you are in another way:',
  'page.ended.not_for_you.title': 'You cannot continue here',
  'page.ended.not_for_you': 'None of the ways is open to you. Support can tell you what is possible.',
  'page.ended.abandoned.title': 'This has ended',
  'page.ended.abandoned': 'Nothing was opened or changed. You can begin again.',
  'page.ended.begin_again': 'Begin again',
  /** {service} */
  'page.ended.where': 'Begin again where you began: at {service}.',

  // Pages that tell something: help, support, privacy. Each part has a title, by which it is listed at the top.
  'page.content.on_this_page': 'On this page',
  'page.content.back': 'Back to where you were',

  'help.title': 'Help with codes',
  'help.code.title': 'What is a code?',
  /** {digits} */
  'help.code':
    'A code is a number of {digits, plural, one {# digit} other {# digits}} that is made for you alone and sent to you by text message or e-mail. You type it in on the page where you asked for it. That is how we know that the phone or the mailbox is yours.',
  /** {life} as in duration.minutes */
  'help.code.once': 'It works once, for {life}, and only in the browser or app where it was asked for.',
  'help.code.once_each':
    'It works once, for the short time that the page shows, and only in the browser or app where it was asked for.',
  'help.code.needed': 'Without a code, no account is opened or renewed. So check your contacts before you go on.',
  'help.code.secret':
    'Never tell a code to anyone, and never type it in on a page that you reached through a link in a message. We never ask for it.',
  'help.contact.title': 'Which contact does the code go to?',
  'help.contact': 'That depends on how you prove who you are:',
  'help.contact.told': 'Nothing is sent before you have seen the contact and chosen it.',
  'help.contact.gone':
    'If you can reach none of the contacts that we have on file, choose a way that lets you give others.',
  'help.mailbox.title': 'Which contacts should I give?',
  'help.mailbox':
    'An e-mail address: that of your main mailbox. It should still be yours in years to come, even if you change your job, your country or your name. A mailbox that comes with a job, a school or an internet contract ends with it.',
  'help.mailbox.spelling': 'Read it letter by letter: one wrong letter, and the code goes to somebody else or nowhere.',
  'help.mailbox.phone':
    'A mobile number: with its country code, which you can choose from a list. Read it digit by digit.',
  'help.speed.title': 'How fast does a code arrive?',
  /** {minutes} */
  'help.speed':
    'Almost at once. If nothing has come after {minutes, plural, one {# minute} other {# minutes}}, ask for it again: your network or your mailbox provider may be slow for a while. It is the same code, so the first message is still valid too.',
  'help.speed.spam': 'If it comes by e-mail, look in the spam folder as well.',
  'help.abroad.title': 'I am travelling',
  'help.abroad.network':
    'Text messages sometimes get lost abroad. Choose another mobile network by hand in the settings of your phone, and ask for the code again.',
  'help.abroad.email': 'If that does not help, ask for the code by e-mail.',
  'help.countries.title': 'Where no text message arrives',
  'help.countries':
    'Codes do not arrive by text message in these countries. Choose e-mail if you are there, or if your number is from there:',
  'help.leaked.title': 'My data was leaked',
  'help.leaked.now': 'Change the password of your mailbox now.',
  'help.leaked.two_steps': 'Then turn on two-step verification for it, so that a stolen password alone opens nothing.',
  'help.leaked.why':
    'Do this whenever your e-mail address, passwords, national identity number or other details were leaked or stolen: whoever reads your mailbox can read your codes.',
  'help.more.title': 'It still does not work',
  'help.more': 'Support can see what happened to your message, and help.',
  'help.more.link': 'Ask support for help',

  'support.title': 'Support',
  'support.reference.title': 'Your reference',
  'support.reference': 'Give it to support, so that they can find out what happened. It says nothing about you.',
  'support.reference.where':
    'Your reference is at the bottom of each page of your registration: eight letters and digits. Have it ready, so that support can find out what happened.',
  'support.reach.title': 'How to reach support',
  'support.reach.web': 'Open the support page',
  /** {service} */
  'support.reach.none': 'Ask {service} in the way you usually do: no address for its support is known here.',
  /** {hours} is a text of the service */
  'support.hours': 'Hours: {hours}',
  'support.can.title': 'What support can do',
  'support.can.find': 'see what happened to your message',
  'support.can.resend': 'send your code once more',
  'support.can.unlock': 'lift a lock after too many wrong codes',
  'support.can.end': 'end what you have begun, so that you can begin again',
  'support.cannot.title': 'What support cannot do',
  'support.cannot.code': 'see your code: nobody can, and nobody may ask you for it',
  'support.cannot.confirm': 'confirm a contact for you',
  'support.cannot.change': 'change a contact on file where your way of proving who you are does not allow it',
  'support.first': 'Many problems are solved more quickly here:',

  'privacy.title': 'Privacy',
  'privacy.who.title': 'Who is responsible for your data',
  /** {controller} is a name */
  'privacy.who':
    '{controller} is responsible for the data on these pages. It is used only to open and renew your account, to send you codes, and to tell you what happens to your account.',
  'privacy.who.more': 'The full privacy notice',
  'privacy.kept.title': 'What is kept, and for how long',
  /** {minutes}, {hours} */
  'privacy.kept.open':
    'What you have typed is kept until {minutes, plural, one {# minute} other {# minutes}} after your latest step, for {hours, plural, one {# hour} other {# hours}} at most.',
  /** {hours} */
  'privacy.kept.ended': 'It is deleted {hours, plural, one {# hour} other {# hours}} after the end.',
  'privacy.kept.account':
    'If an account is opened or renewed, it keeps your national identity number and your contacts, until it is erased.',
  'privacy.kept.code': 'A code is not kept at all: it is computed when it is needed.',
  /** {days} */
  'privacy.kept.story':
    'A record of what happened to your messages is kept for {days, plural, one {# day} other {# days}}, without your contact, for support to find by your reference.',
  /** {days} */
  'privacy.kept.notice':
    'A record of what you were told about your account, and of what support has done, is kept for {days, plural, one {# day} other {# days}}, without your contact.',
  /** {days} */
  'privacy.kept.counts':
    'How often codes were asked for is counted by contact and network address, in a form from which neither can be read, for {days, plural, one {# day} other {# days}}.',
  'privacy.safe.title': 'How your data is protected',
  'privacy.safe.sealed': 'Contacts and identity numbers are stored encrypted.',
  'privacy.safe.masked': 'Once you no longer need to check them, they are shown only in part.',
  'privacy.safe.nowhere': 'They never appear in the address of a page, or in a log.',
  'privacy.safe.carriers':
    'A message passes through a mobile operator or a mailbox provider, which see the contact and the text.',
  'privacy.erase.title': 'How to have your data erased',
  /** {controller} is a name */
  'privacy.erase':
    'Ask {controller}. Everything that is kept here about you can be erased at once; any account you have then ends. What has reached a mobile operator or a mailbox provider cannot be taken back.',
  'privacy.cookies.title': 'Cookies',
  /** {hours} */
  'privacy.cookies':
    'There is one cookie while you register. It is how we know that it is still you; it ends after {hours, plural, one {# hour} other {# hours}} at most.',
  /** {minutes} */
  'privacy.cookies.typed':
    'What you type goes into another cookie, encrypted, so that you need not type it again when something has to be corrected. It ends after {minutes, plural, one {# minute} other {# minutes}}.',
  /** {minutes} */
  'privacy.cookies.visit':
    'If you prove who you are at another service, there is a further one for {minutes, plural, one {# minute} other {# minutes}}, by which you find your way back.',
  'privacy.cookies.none':
    'Nothing else is stored in your browser, nobody tracks you, and nothing is loaded from other websites.',
} as const

export type PageKey = keyof typeof pagesEn
