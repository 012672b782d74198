// What was confirmed, what has come of it, and the way back to the service (R42: an address that was registered).
import type { Registration } from '../../registration/index.ts'
import { html } from '../html.ts'
import { contactText } from '../parts/words.ts'
import { returnAddress } from '../return-address.ts'
import { nothing, page } from './page.ts'
import { dayIn, leakedAdvice, tellIn, timeIn } from './words.ts'

export const done = page({
  isOpen: ({ status }) => status === 'completed',
  load: nothing,
  view(visit) {
    const { registration, say, step } = visit
    const { purpose, account, contacts } = registration
    const service = step.caller.service.settings.name
    const back = addressBack(registration)
    const isPending = account?.state === 'pending'
    return {
      title: say(isPending ? 'page.done.pending.title' : `page.done.${purpose}.title`),
      step: 5,
      main: html`${contacts.map(({ masked, confirmedAt }) => {
        if (!confirmedAt) return html``
        const contact = contactText(masked)
        return html`<p class="good">${tellIn(visit, 'page.done.confirmed', { contact, time: timeIn(visit, confirmedAt) })}</p>\n`
      })}
${account?.endsAt && html`<p>${tellIn(visit, 'page.done.until', { date: dayIn(visit, account.endsAt) })}</p>`}
${isPending && html`<p>${say('page.done.pending', { service })}</p>`}
<h2>${say('page.done.next')}</h2>
${
  back === undefined
    ? html`<p>${say('page.done.next.close')}</p>`
    : html`<p>${say('page.done.next.back', { service })}</p>
<p><a class="button" id="leave" href="${back}">${say('page.back_to_service', { service })}</a></p>
<template id="leaving"><p class="leaving" role="status">${say('page.done.next.soon')} <button type="button" class="link">${say('page.done.next.stay')}</button></p></template>`
}
${leakedAdvice(visit)}
<p class="told">${say('page.done.safe')}</p>`,
    }
  },
})

/** Where the service wants its people back; undefined where it has not said. */
export function addressBack({ id, returnUrl, state }: Registration): string | undefined {
  return returnAddress({ registrationId: id, returnUrl, state })
}
