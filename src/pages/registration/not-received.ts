// What to try when no code comes, in the order of what is known (R27, R28, R32, R33). A page and not a button: most find the
// message on the way.
import type { ContactOption } from '../../registration/index.ts'
import type { Verification } from '../../verification/index.ts'
import { type Html, html } from '../html.ts'
import { contactText } from '../parts/words.ts'
import { stateOf, whereItWent } from './code.ts'
import { type Deed, page, type Shown, type Visit } from './page.ts'
import { sendTo } from './review.ts'
import { again, buttonForm, limitedDeed, otherMethods, refusedDeed, tellIn, timeIn, timeText } from './words.ts'

interface Loaded {
  readonly verification: Verification
  readonly to: string
  /** The contacts that a new code could go to instead. */
  readonly others: readonly ContactOption[]
}

export const notReceived = page<Loaded>({
  isOpen: ({ status, verification }) => (status === 'sent' || status === 'confirmed') && verification !== undefined,
  async load(visit) {
    const { verification, option } = visit.registration
    if (!verification) return undefined
    const options = await visit.parts.registrations.contactOptions(visit.step)
    const all = options.kind === 'options' ? options.options : []
    const others = all.filter((one) => one.option !== option && one.isAvailable && !one.isConfirmed)
    return { verification, to: await whereItWent(visit, verification), others }
  },

  view(visit, loaded, shown) {
    const { say, path } = visit
    return {
      title: say('page.not_received.title'),
      step: 4,
      main: html`<p id="state" role="status">${stateOf(visit, loaded.verification)}</p>
<p class="lead">${say('page.not_received.order')}</p>
<ol class="tries">
${waysOut(visit, loaded, shown).map((way) => html`<li>${way}</li>\n`)}
</ol>
${loaded.verification.status === 'pending' && html`<p><a class="button" href="${path('code')}">${say('page.not_received.to_code')}</a></p>`}`,
    }
  },

  async act(visit, { deed, option }) {
    if (deed === 'switch') return await sendTo(visit, option)
    return await resend(visit)
  },
})

async function resend(visit: Visit): Promise<Deed> {
  const outcome = await visit.parts.registrations.resend(visit.step)
  switch (outcome.kind) {
    case 'done':
      return { kind: 'go', page: 'code', said: 'sent_again' }
    case 'too_early':
      return again(undefined, visit.say('page.not_received.again.at', { time: timeText(visit, outcome.retryAt) }))
    case 'no_sends_left':
      return again(undefined, visit.say('page.not_received.again.never'))
    case 'limited':
      return limitedDeed(visit, outcome)
    case 'locked':
    case 'expired':
    case 'cancelled':
      return { kind: 'go', page: 'code' }
    case 'already_confirmed':
      return { kind: 'go' }
    default:
      return refusedDeed(outcome)
  }
}

/** The likeliest first. What certainly has failed need not be waited for; what has arrived need not be sent again. */
function waysOut(visit: Visit, loaded: Loaded, _shown: Shown): readonly Html[] {
  const { verification, others } = loaded
  const isSms = verification.channel === 'sms'
  const state = verification.messages.at(-1)?.state
  const sends = verification.messages.length
  const prefersOther = state === 'failed' || sends > 2 || isAway(visit)
  return [
    ...(state === 'failed' ? [] : wait(visit, loaded)),
    ...(isSms ? [] : [spam(visit)]),
    ...(prefersOther ? others.map((one) => instead(visit, one)) : []),
    checkIt(visit, loaded),
    ...(isSms && (isAway(visit) || sends > 1) ? [network(visit)] : []),
    ...sendAgain(visit, loaded),
    ...(prefersOther ? [] : others.map((one) => instead(visit, one))),
    ...otherWays(visit),
    support(visit),
  ]
}

/** In another country than the one of the home, as far as the person has said. */
function isAway({ registration: { country, location } }: Visit): boolean {
  return location !== undefined && country !== undefined && location !== country
}

function wait(visit: Visit, { verification }: Loaded): readonly Html[] {
  const { availableAt } = verification.resend
  if (availableAt === undefined || availableAt <= visit.now) return []
  return [
    html`<h2>${tellIn(visit, 'page.not_received.wait', { time: timeIn(visit, availableAt) })}</h2>
<p>${visit.say('page.not_received.wait.text')}</p>`,
  ]
}

function spam({ say }: Visit): Html {
  return html`<h2>${say('page.not_received.spam')}</h2>
<p>${say('page.not_received.spam.text')}</p>`
}

function checkIt(visit: Visit, { to }: Loaded): Html {
  const { say, path, registration } = visit
  return html`<h2>${say('page.not_received.check')}</h2>
<p>${tellIn(visit, 'page.not_received.check.text', { contact: contactText(to) })}</p>
${registration.mayChangeContacts && html`<p><a href="${path('contacts')}">${say('page.not_received.change')}</a></p>`}`
}

function network({ say }: Visit): Html {
  return html`<h2>${say('page.not_received.network')}</h2>
<p>${say('page.not_received.network.text')}</p>`
}

function sendAgain(visit: Visit, { verification }: Loaded): readonly Html[] {
  const { say, path } = visit
  if (verification.status !== 'pending') return []
  const { availableAt } = verification.resend
  const head = html`<h2>${say('page.not_received.again')}</h2>`
  if (availableAt === undefined) return [html`${head}<p>${say('page.not_received.again.never')}</p>`]
  const isDue = availableAt <= visit.now
  return [
    html`${head}
<p>${say('page.not_received.again.text')}</p>
${
  isDue
    ? buttonForm(visit, {
        path: path('not-received'),
        name: 'deed',
        value: 'resend',
        label: say('page.not_received.again.button'),
      })
    : html`<p class="due" data-at="${availableAt.toISOString()}">${tellIn(visit, 'page.not_received.again.at', { time: timeIn(visit, availableAt) })}</p>`
}`,
  ]
}

function instead(visit: Visit, { option, channel, masked }: ContactOption): Html {
  const { say, path, token } = visit
  const contact = contactText(masked)
  return html`<h2>${say(`page.not_received.${channel}`)}</h2>
<p>${tellIn(visit, 'page.not_received.switch.text', { contact })}</p>
<form method="post" action="${path('not-received')}">
<input type="hidden" name="token" value="${token}">
<input type="hidden" name="option" value="${option}">
<button type="submit" class="plain" name="deed" value="switch">${tellIn(visit, 'page.not_received.switch.button', { contact })}</button>
</form>`
}

function otherWays(visit: Visit): readonly Html[] {
  const { registration, say, path } = visit
  if (registration.status !== 'sent' || otherMethods(registration).length === 0) return []
  return [
    html`<h2>${say('page.not_received.method')}</h2>
<p>${say('page.not_received.method.text')}</p>
<p><a href="${path('method')}">${say('page.identity.other')}</a></p>`,
  ]
}

function support(visit: Visit): Html {
  const { say, path, registration } = visit
  return html`<h2>${say('page.not_received.support')}</h2>
<p>${say('page.not_received.support.text', { reference: registration.reference })}</p>
<p><a href="${path('support')}">${say('page.support')}</a></p>`
}
