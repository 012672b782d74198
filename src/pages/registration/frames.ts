// A page of a registration in its frame, and the pages that are shown in place of one.
import type { FastifyReply } from 'fastify'
import type { Locale } from '../../i18n/index.ts'
import type { Service } from '../../services/index.ts'
import { brandOf } from '../brand.ts'
import { renderFrame } from '../frame.ts'
import { type HtmlValue, html } from '../html.ts'
import { showPlain } from '../plain-page.ts'
import { pathOf } from './browser.ts'
import type { PageName, Shown, View, Visit } from './page.ts'

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
      data: html` data-page="${name}" data-ends="${registration.expiresAt.toISOString()}"`,
      main: html`${view.main}
${!view.hasForm && emptyForm(path(name), token)}`,
    }),
  )
}

/** For the buttons of the languages. */
function emptyForm(path: string, token: string): HtmlValue {
  return html`<form method="post" id="page" action="${path}"><input type="hidden" name="token" value="${token}"></form>`
}

/** In a trial nothing here is real (R44). */
function trialBanner({ parts, step }: Visit): HtmlValue {
  if (parts.config.mode !== 'trial' || step.caller.kind !== 'test') return undefined
  return html`<div class="banner" lang="en"><p>This is a trial: messages go to <a href="/inbox" target="_blank">the inbox</a> and nowhere else.</p></div>`
}

/** Where it is not known whose registration was meant, the default service speaks. */
export function notFoundPage(reply: FastifyReply, locale: Locale, service: Service | undefined): FastifyReply {
  return showPlain(reply, { status: 404, words: 'not_found', locale, service })
}

export function elsewherePage(reply: FastifyReply, locale: Locale, service: Service, reference: string): FastifyReply {
  return showPlain(reply, { status: 403, words: 'elsewhere', locale, service, reference })
}

/** @param isWithoutCookie it came from a browser that does not say which one it is. */
export function forgedPage(reply: FastifyReply, visit: Visit, isWithoutCookie: boolean): FastifyReply {
  const { say, registration, locale, step } = visit
  const { service } = step.caller
  const { reference } = registration
  const more = html`${isWithoutCookie && html`<p>${say('page.cookies')}</p>`}
<p><a class="button" href="${pathOf(registration.id)}">${say('page.forged.again')}</a></p>`
  return showPlain(reply, { status: 403, words: 'forged', locale, service, reference, more })
}
