// One message in the trial inbox: as its reader would see it, what became of it, and its source. It holds a code and a
// full contact, as nothing outside the inbox may.
import type { Channel } from '../delivery/index.ts'
import { formatId } from '../lib/ids.ts'
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
  readonly code: string
  readonly text: string
  readonly subject?: string
  readonly html?: string
  readonly state: MessageState
  /** Since when. */
  readonly stateAt: Date
  /** Why it failed. */
  readonly reason: string | undefined
  readonly provider: string | undefined
  readonly reference: string
  /** `ver_…` */
  readonly verificationId: string
  readonly status: VerificationStatus
  readonly expiresAt: Date
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
  const { content } = message
  const email = content.channel === 'email' ? { subject: content.subject, html: content.html } : {}
  return {
    ...email,
    id: formatId('msg', message.id),
    at: message.createdAt,
    channel: content.channel,
    to: content.to,
    serviceName: message.serviceName,
    code: message.code,
    text: content.text,
    state: message.state,
    stateAt: message.updatedAt,
    reason: message.reason,
    provider: message.provider,
    reference: message.reference,
    verificationId: formatId('ver', message.verificationId),
    status: message.status,
    expiresAt: message.expiresAt,
  }
}

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

function versionOf({ state, status, stateAt }: InboxMessage): string {
  return `${state} ${status} ${stateAt.toISOString()}`
}

function smsBody({ serviceName, text }: InboxMessage): Html {
  return html`<div class="phone">
<p class="muted">${serviceName}</p>
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
  const { state, stateAt, reason, provider, status, expiresAt } = message
  const how = [provider && `by ${provider}`, reason && `because ${reason}`].filter(Boolean).join(', ')
  const stateWords = html`<span class="state state-${state}">${STATES[state]}</span>`
  return html`<dl class="facts">
<div class="code"><dt>Code</dt><dd><code>${message.code}</code></dd></div>
<div><dt>Message</dt><dd>${stateWords}${how && ` ${how}`}, ${instant(stateAt)}</dd></div>
<div><dt>Verification</dt><dd>${status}${status === 'pending' && html`, the code is good until ${instant(expiresAt)}`}</dd></div>
<div><dt>Service</dt><dd>${message.serviceName}</dd></div>
<div><dt>Reference</dt><dd><code>${message.reference}</code></dd></div>
<div><dt>Ids</dt><dd><code>${message.verificationId}</code> <code>${message.id}</code></dd></div>
</dl>
<p><a href="/inbox/messages/${message.id}/source">Source of this message</a></p>`
}

function instant(at: Date): Html {
  const iso = at.toISOString()
  return html`<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC</time>`
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
  const { text, html: markup, ...facts } = message
  const lines = Object.entries(facts).map(([name, value]) => {
    return `${name}: ${value instanceof Date ? value.toISOString() : (value ?? '')}`
  })
  const parts = [lines.join('\n'), `--- text\n${text}`, ...(markup === undefined ? [] : [`--- html\n${markup}`])]
  return `${parts.join('\n\n')}\n`
}
