// One message in the trial inbox: as its reader would see it, what became of it, and its source. It holds a code and a
// full contact, as nothing outside the inbox may.
import type { Channel } from '../delivery/index.ts'
import { formatId, type Uuid } from '../lib/ids.ts'
import type { TestNotice } from '../notices/index.ts'
import type { MessageState, TestMessage, VerificationStatus } from '../verification/index.ts'
import { type Html, html } from './html.ts'

export interface InboxMessage {
  /** `msg_…` */
  readonly id: string
  readonly at: Date
  readonly channel: Channel
  /** In full. */
  readonly to: string
  readonly serviceName: string
  readonly text: string
  readonly subject?: string
  readonly html?: string
  readonly state: MessageState
  /** Since when. */
  readonly stateAt: Date
  /** Why it failed. */
  readonly reason: string | undefined
  readonly provider: string | undefined
  /** What it is about. */
  readonly about: AboutCode | AboutNotice
}

export interface AboutCode {
  readonly code: string
  readonly reference: string
  /** `ver_…` */
  readonly verificationId: string
  readonly status: VerificationStatus
  readonly expiresAt: Date
}

export interface AboutNotice {
  /** `renewal_begun` */
  readonly notice: string
  /** `acc_…` */
  readonly accountId: string
}

/** The policy for `htmlOf`: the e-mail's own styles, and nothing that runs, loads or leads away. */
export const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox"

const CHANNELS: Readonly<Record<Channel, string>> = { sms: 'Text message', email: 'E-mail' }

const STATES: Readonly<Record<MessageState, string>> = {
  queued: 'waiting to be sent',
  sending: 'being sent',
  accepted: 'handed over',
  delivered: 'delivered',
  failed: 'failed',
  unknown: 'unknown: it may have gone',
}

export function inboxMessageOf(message: TestMessage): InboxMessage {
  const { code, reference, verificationId, status, expiresAt } = message
  const about = { code, reference, verificationId: formatId('ver', verificationId), status, expiresAt }
  return { ...delivered(message.id, message), about }
}

export function inboxNoticeOf(notice: TestNotice): InboxMessage {
  const about = { notice: notice.what, accountId: formatId('acc', notice.accountId) }
  return { ...delivered(notice.messageId, notice), about }
}

/** What is told of every message. */
function delivered(id: Uuid, message: Delivered): Omit<InboxMessage, 'about'> {
  const { content } = message
  const email = content.channel === 'email' ? { subject: content.subject, html: content.html } : {}
  return {
    ...email,
    id: formatId('msg', id),
    at: message.createdAt,
    channel: content.channel,
    to: content.to,
    serviceName: message.serviceName,
    text: content.text,
    state: message.state,
    stateAt: message.updatedAt,
    reason: message.reason,
    provider: message.provider,
  }
}

type Delivered = Pick<
  TestNotice,
  'createdAt' | 'updatedAt' | 'serviceName' | 'state' | 'reason' | 'provider' | 'content'
>

/**
 * An item of the list. `data-version` changes when anything in it does, by which the script knows what to draw anew.
 */
export function messageItem(message: InboxMessage): Html {
  const heading = `${message.id}-to`
  return html`<li id="${message.id}" data-version="${versionOf(message)}">
<article class="message" aria-labelledby="${heading}">
<header>
<h2 id="${heading}">${CHANNELS[message.channel]} to <span class="contact">${message.to}</span></h2>
<p class="muted">${instant(message.at)}</p>
</header>
<div class="content">
${message.channel === 'sms' ? smsBody(message) : emailBody(message)}
</div>
<div class="about">
${deliveryDetails(message)}
</div>
</article>
</li>
`
}

function versionOf({ state, about, stateAt }: InboxMessage): string {
  return `${state} ${'code' in about ? about.status : ''} ${stateAt.toISOString()}`
}

function smsBody({ serviceName, text }: InboxMessage): Html {
  return html`<div class="phone">
<p class="muted from">${serviceName}</p>
<p class="bubble">${text}</p>
</div>`
}

/** The frame is a page of its own with a policy of its own; without scripts, forms or another origin's rights. */
function emailBody({ id, subject, text }: InboxMessage): Html {
  return html`<p class="subject">${subject}</p>
<iframe class="mail" sandbox="" loading="lazy" title="The e-mail as HTML" src="/inbox/messages/${id}/html"></iframe>
<details>
<summary>As text</summary>
<pre>${text}</pre>
</details>`
}

function deliveryDetails(message: InboxMessage): Html {
  const { about } = message
  return html`<dl class="facts">
${'code' in about && html`<div class="code"><dt>Code</dt><dd><code>${about.code}</code></dd></div>`}
<div><dt>Delivery</dt><dd>${history(message)}</dd></div>
${'code' in about ? verificationDetails(about) : html`<div><dt>Notice</dt><dd>${about.notice.replaceAll('_', ' ')}</dd></div>`}
<div><dt>Service</dt><dd>${message.serviceName}</dd></div>
${'code' in about && html`<div><dt>Reference</dt><dd><code>${about.reference}</code></dd></div>`}
<div><dt>Ids</dt><dd><code>${idOf(about)}</code> <code>${message.id}</code></dd></div>
</dl>
<p><a href="/inbox/messages/${message.id}/source">Source of this message</a></p>`
}

/** As far as it is known: when it was written, and the latest that became of it. */
function history({ at, state, stateAt, reason, provider }: InboxMessage): Html {
  const how = [provider && `by ${provider}`, reason && `because ${reason}`].filter(Boolean).join(', ')
  const latest = html`<span class="state state-${state}">${STATES[state]}</span>${how && ` ${how}`}`
  return html`<ol class="history">
${state !== 'queued' && html`<li>written, ${clock(at)}</li>`}
<li>${latest}, ${clock(stateAt)}</li>
</ol>`
}

function verificationDetails({ status, expiresAt }: AboutCode): Html {
  const life = status === 'pending' && html`, the code is valid until ${clock(expiresAt)}`
  return html`<div><dt>Verification</dt><dd>${status}${life}</dd></div>`
}

/** Of the verification or the account. */
export function idOf(about: InboxMessage['about']): string {
  return 'code' in about ? about.verificationId : about.accountId
}

function instant(at: Date): Html {
  const iso = at.toISOString()
  return html`<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC</time>`
}

function clock(at: Date): Html {
  const iso = at.toISOString()
  return html`<time datetime="${iso}">${iso.slice(11, 19)} UTC</time>`
}

/**
 * The e-mail's HTML as it was handed over, for the frame; to be answered with MAIL_POLICY. Undefined for a text
 * message.
 */
export function htmlOf(message: InboxMessage): string | undefined {
  return message.html
}

/** What was handed over, and what is known of it, as plain text. */
export function sourceOf(message: InboxMessage): string {
  const { text, html: markup, about, ...facts } = message
  const lines = Object.entries({ ...facts, ...about }).map(([name, value]) => {
    return `${name}: ${value instanceof Date ? value.toISOString() : (value ?? '')}`
  })
  const parts = [lines.join('\n'), `--- text\n${text}`, ...(markup === undefined ? [] : [`--- html\n${markup}`])]
  return `${parts.join('\n\n')}\n`
}
