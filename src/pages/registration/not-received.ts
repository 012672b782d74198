// What to try when no code comes, in the order of what is known (R27, R28, R32, R33). A page and not a button: most find the
// message on the way.
import { type ContactOption, isToConfirm, type Option } from '../../registration/index.ts'
import type { Verification } from '../../verification/index.ts'
import { type Html, type HtmlValue, html } from '../html.ts'
import { countdown } from '../parts/countdown.ts'
import { contactText, referenceText } from '../parts/words.ts'
import { newCode, stateLine, withoutIt } from './code.ts'
import { typedInFull } from './in-full.ts'
import { type Deed, page, type Visit } from './page.ts'
import { sendTo } from './review.ts'
import { again, buttonForm, otherMethods, tellIn, timeIn, timeText, unavailingDeed, whereabouts } from './words.ts'

interface Loaded {
  readonly verification: Verification
  readonly to: string
  /** Where the code went, as an option. */
  readonly present: ContactOption | undefined
  /** The contacts that a new code could go to instead. */
  readonly others: readonly ContactOption[]
  readonly inFull: ReadonlyMap<Option, string>
}

export const notReceived = page<Loaded>({
  isOpen: ({ status, verification }) =>
    verification !== undefined &&
    (status === 'sent' || (status === 'confirmed' && verification.status !== 'confirmed')),
  async load(visit) {
    const { verification, option } = visit.registration
    if (!verification) return undefined
    const all = (await visit.options()) ?? []
    const inFull = typedInFull(visit)
    const present = all.find((one) => one.option === option)
    const others = all.filter((one) => one !== present && isToConfirm(one))
    const to = (option && inFull.get(option)) ?? verification.maskedTo
    return { verification, to, present, others, inFull }
  },

  view(visit, loaded) {
    const { say, path } = visit
    const { verification } = loaded
    const ways = ORDER[situationOf(visit, loaded)].flatMap((name) => WAYS[name](visit, loaded))
    return {
      title: say('page.not_received.title'),
      step: 4,
      scripts: ['code.js'],
      main: html`${verification.status === 'pending' && stateLine(visit, verification)}
<p class="lead">${say('page.not_received.order')}</p>
<ol class="tries">
${ways.map((way) => html`<li>${way}</li>\n`)}
</ol>
${verification.status === 'pending' && html`<p><a class="button" href="${path('code')}">${say('page.not_received.to_code')}</a></p>`}
${withoutIt(visit)}
${whereabouts(visit)}`,
    }
  },

  async act(visit, { deed, option }) {
    if (deed === 'switch') return await sendTo(visit, option)
    return await resend(visit)
  },
})

type Way = 'wait' | 'spam' | 'look' | 'instead' | 'add' | 'check' | 'network' | 'again' | 'fresh' | 'method' | 'support'
type Situation = 'over' | 'failed' | 'delivered' | 'often' | 'away' | 'usual'

/**
 * The likeliest first. What certainly has failed need not be waited for; what has arrived need not be sent again; abroad another
 * network and the other contact come at once, at home after the first and the second time (R28).
 */
/* biome-ignore format: a table */
const ORDER: Readonly<Record<Situation, readonly Way[]>> = {
  over:      ['fresh', 'instead', 'add', 'check', 'method', 'support'],
  failed:    ['check', 'instead', 'add', 'again', 'method', 'support'],
  delivered: ['look', 'spam', 'check', 'instead', 'add', 'again', 'method', 'support'],
  often:     ['instead', 'add', 'spam', 'check', 'network', 'again', 'method', 'support'],
  away:      ['wait', 'network', 'again', 'instead', 'add', 'check', 'method', 'support'],
  usual:     ['wait', 'spam', 'check', 'network', 'again', 'instead', 'add', 'method', 'support'],
}

/** The first send and two more. */
const MANY_SENDS = 3

function situationOf({ registration }: Visit, loaded: Loaded): Situation {
  const { verification } = loaded
  const state = verification.messages.at(-1)?.state
  if (verification.status !== 'pending') return 'over'
  if (state === 'failed') return 'failed'
  const isOffered = registration.fallback?.status === 'offered'
  if (isOffered || verification.messages.length >= MANY_SENDS) return 'often'
  if (state === 'delivered') return 'delivered'
  return isAway(loaded) ? 'away' : 'usual'
}

/** In another country than the one of the number, as far as the person has said. */
function isAway({ present }: Loaded): boolean {
  return present?.channel === 'sms' && present.tips.includes('choose_another_network')
}

const WAYS: Readonly<Record<Way, (visit: Visit, loaded: Loaded) => readonly Html[]>> = {
  wait(visit, { verification }) {
    const { availableAt } = verification.resend
    if (availableAt === undefined || availableAt <= visit.now) return []
    const head = tellIn(visit, 'page.not_received.wait', { time: timeIn(visit, availableAt) })
    return [way(head, html`<p id="wait">${visit.say('page.not_received.wait.text')}</p>`)]
  },

  spam: ({ say }, { verification }) =>
    verification.channel === 'email'
      ? [way(say('page.not_received.spam'), html`<p>${say('page.not_received.spam.text')}</p>`)]
      : [],

  look: ({ say }, { verification }) =>
    verification.channel === 'sms'
      ? [way(say('page.not_received.look'), html`<p>${say('page.not_received.look.text')}</p>`)]
      : [],

  check(visit, { to }) {
    const { say, path, registration } = visit
    const change = registration.mayChangeContacts && registration.status !== 'confirmed'
    const text = tellIn(visit, 'page.not_received.check.text', { contact: contactText(to) })
    return [
      way(
        say('page.not_received.check'),
        html`<p>${text}</p>
${change && html`<p><a href="${path('contacts')}">${say('page.not_received.change')}</a></p>`}`,
      ),
    ]
  },

  network(visit, loaded) {
    const { say } = visit
    const { channel, messages } = loaded.verification
    const isTime = isAway(loaded) || messages.length > 1 || isDue(visit, loaded)
    if (channel !== 'sms' || !isTime) return []
    return [way(say('page.not_received.network'), html`<p>${say('page.not_received.network.text')}</p>`)]
  },

  again(visit, loaded) {
    const { say } = visit
    const { availableAt } = loaded.verification.resend
    if (availableAt !== undefined) return [way(say('page.not_received.again'), sendAgain(visit, loaded, availableAt))]
    const time = timeIn(visit, loaded.verification.expiresAt)
    return [
      way(
        say('page.not_received.again'),
        html`<p>${say('page.not_received.again.never')} ${tellIn(visit, 'page.not_received.again.new_at', { time })}</p>`,
      ),
    ]
  },

  fresh: (visit) => [way(visit.say('page.code.new'), newCode(visit))],

  instead: (visit, loaded) =>
    loaded.others.map((one) => {
      const { say, path } = visit
      const contact = contactText(loaded.inFull.get(one.option) ?? one.masked)
      const look = situationOf(visit, loaded) === 'often' ? 'main' : 'plain'
      const more = html`<input type="hidden" name="option" value="${one.option}">`
      const label = tellIn(visit, 'page.not_received.switch.button', { contact })
      const button = { path: path('not-received'), name: 'deed', value: 'switch', label, look, more } as const
      return way(
        say(`page.not_received.${one.channel}`),
        html`<p>${tellIn(visit, 'page.not_received.switch.text', { contact })}</p>
${buttonForm(visit, button)}`,
      )
    }),

  /** A mailbox, where only a phone was given. */
  add({ say, path, registration }) {
    const { mayChangeContacts, contacts, status } = registration
    const hasEmail = contacts.some(({ kind }) => kind === 'email')
    if (!mayChangeContacts || hasEmail || status === 'confirmed') return []
    const link = html`<p><a href="${path('contacts')}">${say('page.not_received.add_email')}</a></p>`
    return [way(say('page.not_received.email'), link)]
  },

  method({ say, path, registration }) {
    if (registration.status !== 'sent' || otherMethods(registration).length === 0) return []
    return [
      way(
        say('page.not_received.method'),
        html`<p>${say('page.not_received.method.text')}</p>
<p><a href="${path('method')}">${say('page.identity.other')}</a></p>`,
      ),
    ]
  },

  support(visit) {
    const { say, path, registration } = visit
    const reference = referenceText(registration.reference)
    return [
      way(
        say('page.not_received.support'),
        html`<p>${tellIn(visit, 'page.not_received.support.text', { reference })}</p>
<p><a href="${path('support')}">${say('page.support')}</a></p>`,
      ),
    ]
  },
}

function way(head: string | Html, rest: HtmlValue): Html {
  return html`<h2>${head}</h2>
${rest}`
}

function isDue({ now }: Visit, { verification }: Loaded): boolean {
  const { availableAt } = verification.resend
  return availableAt !== undefined && availableAt <= now
}

/** The button; before its time the time, for which the script waits and then puts the button there. */
function sendAgain(visit: Visit, loaded: Loaded, availableAt: Date): Html {
  const { say, path, locale } = visit
  const label = say('page.not_received.again.button')
  const button = buttonForm(visit, { path: path('not-received'), name: 'deed', value: 'resend', label })
  const hasFirst = loaded.verification.messages.some(({ state }) => state !== 'failed')
  const why = hasFirst && html`<p>${say('page.not_received.again.text')}</p>`
  if (isDue(visit, loaded)) return html`${why}\n${button}`
  return html`${why}
<div class="due">
<p>${tellIn(visit, 'page.not_received.again.at', { time: timeIn(visit, availableAt) })}
<span class="countdown"${countdown(locale, availableAt, 'page.not_received.again.in')}></span>
<noscript><a href="${path('not-received')}">${say('page.not_received.refresh')}</a></noscript></p>
<template>${button}</template>
</div>`
}

async function resend(visit: Visit): Promise<Deed> {
  const outcome = await visit.parts.registrations.resend(visit.step)
  switch (outcome.kind) {
    case 'done':
      return { kind: 'go', page: 'code', said: 'sent_again' }
    case 'too_early':
      return again(undefined, visit.say('page.not_received.again.at', { time: timeText(visit, outcome.retryAt) }))
    case 'no_sends_left':
      return again(undefined, visit.say('page.not_received.again.never'))
    default:
      return unavailingDeed(visit, outcome)
  }
}
