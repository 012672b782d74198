// A page of a registration in its frame, and the pages that are shown in place of one.
import type { FastifyReply } from 'fastify'
import { format, type Locale } from '../../i18n/index.ts'
import type { Uuid } from '../../lib/ids.ts'
import { LONGEST_SECONDS } from '../../registration/index.ts'
import type { Service } from '../../services/index.ts'
import { brandOf } from '../brand.ts'
import { renderFrame } from '../frame.ts'
import { type Html, type HtmlValue, html } from '../html.ts'
import { renderPlain, showPlain } from '../plain-page.ts'
import { pathOf } from './browser.ts'
import type { PageName, Shown, View, Visit } from './page.ts'
import { isOver } from './where.ts'
import { tellIn, timeIn } from './words.ts'

export function showPage(reply: FastifyReply, visit: Visit, name: PageName, view: View, shown: Shown): FastifyReply {
  const { registration, locale, token, path, step } = visit
  const isShownAgain = shown.errors.length > 0
  return reply.type('text/html; charset=utf-8').send(
    renderFrame({
      locale,
      brand: brandOf(step.caller.service),
      title: view.title,
      step: view.step,
      errors: isShownAgain ? shown.errors : (view.errors ?? []),
      links: { help: path('help'), support: path('support'), privacy: path('privacy') },
      languages: { by: 'form' },
      reference: registration.reference,
      notice: trialBanner(visit),
      refreshSeconds: view.refreshSeconds,
      scripts: ['pages.js', ...(view.scripts ?? [])],
      data: html` data-page="${name}" data-now="${visit.now.toISOString()}" data-home="${pathOf(registration.id)}"${view.refreshSeconds !== undefined && html` data-refresh="${view.refreshSeconds}"`}`,
      main: html`${view.main}
<template id="offline"><p class="error" role="alert">${visit.say('page.offline')}</p></template>
${!view.hasForm && emptyForm(path(name), token)}
${timeLeft(visit)}`,
    }),
  )
}

/** For the buttons of the languages. */
function emptyForm(path: string, token: string): HtmlValue {
  return html`<form method="post" id="page" action="${path}"><input type="hidden" name="token" value="${token}"></form>`
}

const WARNED_MS = 120_000

/**
 * How long the page is open, and the way to more time: a button of the form, so that nothing that was typed is lost. The script
 * warns two minutes before the end.
 */
function timeLeft(visit: Visit): HtmlValue {
  const { registration, say } = visit
  if (isOver(registration)) return undefined
  const { createdAt, expiresAt } = registration
  const isLast = expiresAt.getTime() >= createdAt.getTime() + LONGEST_SECONDS * 1000
  return html`<div class="time-left" id="time-left" data-ends="${expiresAt.toISOString()}" data-warn="${WARNED_MS}" data-stay="${pathOf(registration.id)}/stay">
<p class="hint">${tellIn(visit, 'page.time_left', { time: timeIn(visit, expiresAt) })}</p>
<div aria-live="polite"><p class="warning" hidden>${say(isLast ? 'page.time_left.last' : 'page.time_left.warning')}</p></div>
${!isLast && html`<button type="submit" form="page" class="link" name="stay" value="yes">${say('page.time_left.stay')}</button>`}
</div>`
}

/** In a trial nothing here is real (R44). */
function trialBanner({ parts, step }: Visit): HtmlValue {
  if (parts.config.mode !== 'trial' || step.caller.kind !== 'test') return undefined
  return html`<aside class="banner" aria-label="Trial" lang="en"><p>This is a trial: messages go to <a href="/inbox" target="_blank">the inbox</a> and nowhere else.</p></aside>`
}

export function notFoundPage(reply: FastifyReply, locale: Locale, service: Service | undefined): FastifyReply {
  return showPlain(reply, 404, { words: 'not_found', locale, service })
}

interface Elsewhere {
  readonly locale: Locale
  readonly service: Service
  readonly reference: string
  /** False: it may well be the same browser, which keeps no cookies. */
  readonly hasCookie: boolean
}

export function elsewherePage(reply: FastifyReply, { locale, service, reference, hasCookie }: Elsewhere): FastifyReply {
  const more = !hasCookie && html`<p>${format(locale, 'page.cookies')}</p>`
  return showPlain(reply, 403, { words: 'elsewhere', locale, service, reference, more })
}

interface Forged {
  readonly locale: Locale
  readonly service: Service | undefined
  readonly id: Uuid
  readonly reference: string | undefined
  /** False: it came from a browser that does not say which one it is. */
  readonly hasCookie: boolean
}

export function forgedPage(reply: FastifyReply, { locale, service, id, reference, hasCookie }: Forged): FastifyReply {
  const more = html`${!hasCookie && html`<p>${format(locale, 'page.cookies')}</p>`}${openAgain(locale, pathOf(id))}`
  return showPlain(reply, 403, { words: 'forged', locale, service, reference, more })
}

/** In place of a page that could not be made. @param address of the page. */
export function failedPage(locale: Locale, words: 'failed' | 'forged' | 'not_found', address: string): string {
  return renderPlain({ words, locale, service: undefined, more: words !== 'not_found' && openAgain(locale, address) })
}

function openAgain(locale: Locale, address: string): Html {
  return html`<p><a class="button" href="${address}">${format(locale, 'page.forged.again')}</a></p>`
}
