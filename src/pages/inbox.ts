// The trial inbox: every message of a test key, newest first, with its code. It exists in trial mode alone, and tells
// so.
import { assets } from './assets.ts'
import { type Html, html } from './html.ts'
import { type InboxMessage, idOf, messageItem } from './inbox-message.ts'
import { renderPage } from './layout.ts'
import { firstCall, type Trial, trialBanner, trialHeader } from './trial.ts'

export interface InboxView extends Trial {
  /** Newest first. */
  readonly messages: readonly InboxMessage[]
  /** What was searched for; '' for all. It came in a body, never in the address, since it may be a contact. */
  readonly search: string
}

/** The policy for the inbox: that of all pages, and frames of its own for e-mail. */
export const INBOX_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; " +
  "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

const REFRESH_SECONDS = 5

/** How many the inbox shows and searches. */
export const MOST_MESSAGES = 100
/** The longest address has 254 characters. */
export const SEARCH_LENGTH = 320

/**
 * The messages that fit what was typed: a part of the contact (spaces in a number do not matter), of the reference, of
 * an id, or of the service's name.
 */
export function searchInbox(messages: readonly InboxMessage[], typed: string): InboxMessage[] {
  const wanted = plain(typed)
  return messages.filter((message) =>
    [
      message.to,
      'code' in message.about ? message.about.reference : '',
      idOf(message.about),
      message.id,
      message.serviceName,
    ].some((field) => plain(field).includes(wanted)),
  )
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\-()]/g, '')
}

export function inboxPage(view: InboxView): string {
  const isSearch = view.search.trim() !== ''
  const shown = isSearch ? searchInbox(view.messages, view.search) : view.messages
  return renderPage({
    language: 'en',
    title: 'Inbox – Pinpost trial',
    notice: trialBanner(view),
    header: trialHeader('/inbox'),
    isWide: true,
    scripts: ['inbox.js'],
    styles: [assets()['inbox.css'].url],
    // Coming anew would lose a search, which is not in the address.
    refreshSeconds: isSearch ? undefined : REFRESH_SECONDS,
    main: html`<h1>Inbox</h1>
${searchForm(view)}
<p role="status" class="muted" id="count">${count(shown.length, isSearch, view.messages.length)}</p>
${view.messages.length === 0 ? emptyInbox(view) : ''}
<ol class="messages" id="messages" role="list">
${shown.map(messageItem)}</ol>`,
  })
}

function searchForm({ search }: InboxView): Html {
  return html`<form class="search" role="search" method="post" action="/inbox">
<label for="search">Find by contact, reference or id</label>
<div class="row">
<input id="search" name="search" type="search" value="${search}" autocomplete="off" spellcheck="false" maxlength="${SEARCH_LENGTH}">
<button type="submit">Find</button>
</div>
${search !== '' && html`<p><a href="/inbox">Show all messages</a></p>`}
</form>`
}

function count(shown: number, isSearch: boolean, all: number): string {
  const within =
    all < MOST_MESSAGES ? '' : isSearch ? `, among the newest ${MOST_MESSAGES}` : ', older ones are not shown'
  if (shown === 0) return isSearch ? `No message matches${within}.` : 'No messages yet.'
  return `${shown} ${shown === 1 ? 'message' : 'messages'}${isSearch ? ' found' : ''}, newest first${within}.`
}

function emptyInbox(view: InboxView): Html {
  return html`<section class="empty" id="empty">
<h2>Send the first code</h2>
${firstCall(view)}
<p>To confirm, send the code back with the id from the answer: the <a href="/docs">API reference</a> shows how.</p>
<p>Or be the person who gets one: <a href="/">walk through a registration</a>.</p>
</section>`
}
