// pinpost support resend | end | unlock: what support may do about what a reference names.
import { deedCommand } from '../support-desk.ts'

const TOO_LATE = 'It has ended already; "pinpost find" tells how.'

export const supportResend = deedCommand({
  name: 'resend',
  summary: 'Sends the code of a reference again',
  about: [
    'The same code goes to the same contact, when the person could have asked for it too: two minutes after the start, as often as the schedule allows, within the limits. A running server hands it over within a second.',
  ],
  example: 'asked by phone',
  outcomes: {
    sent: 'The code goes out again.',
    too_early: 'It is too early to send again.',
    no_sends_left: 'The code was sent as often as it may be.',
    limited: 'A limit on messages was met: "pinpost support unlock" lifts those of the contact.',
    out_of_order: 'No code is on its way: the person chooses an option first.',
    expired: 'The code has expired: the person asks for a new one.',
    locked: 'Too many wrong answers: the person asks for a new code.',
    already_confirmed: 'The contact is confirmed already.',
    cancelled: 'The code was cancelled, since another option was chosen or it was ended.',
  },
})

export const supportEnd = deedCommand({
  name: 'end',
  summary: 'Ends what a reference names',
  about: [
    'A code that is on its way is worth nothing any more; a registration is abandoned. The person may start again.',
  ],
  example: 'the person did not ask for it',
  outcomes: {
    abandoned: 'The registration is ended.',
    cancelled: 'The verification is ended.',
    expired: TOO_LATE,
    locked: TOO_LATE,
    failed: TOO_LATE,
    completed: 'It is completed: "pinpost account close" closes the account.',
    already_confirmed: TOO_LATE,
  },
})

export const supportUnlock = deedCommand({
  name: 'unlock',
  summary: 'Lifts the limits of a day from the contacts of a reference',
  about: [
    "A contact gets five messages and fifteen wrong answers a day. When somebody has used them up, by mistake or by another's malice, this counts them from nothing again.",
    'A verification that was locked by five wrong answers stays locked: the person asks for a new code.',
  ],
  example: 'typed an old code all day',
  outcomes: {
    unlocked: 'The limits of the day are lifted.',
    nothing_to_lift: 'Nothing was counted for its contacts today.',
  },
})
