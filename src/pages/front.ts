// The front page of a trial: what this is, and the ways to try it. It is for who has just started Pinpost, so it speaks English.
import { html } from './html.ts'
import { renderPage } from './layout.ts'
import { firstCall, type Trial, trialBanner, trialHeader } from './trial.ts'

export interface FrontView extends Trial {
  /** Of the form. */
  readonly token: string
}

export function frontPage(view: FrontView): string {
  const { token } = view
  return renderPage({
    language: 'en',
    title: 'Pinpost: a trial',
    notice: trialBanner(view),
    header: trialHeader('/'),
    main: html`<h1>Pinpost is running</h1>
<p class="lead">It confirms that a person can be reached: it sends a one-time code by text message or e-mail and checks it when it is typed in, in the same session.</p>
<h2>Try it as a person</h2>
<p>Begin as somebody who was sent here by an application. You choose to be one of a few invented people, and find the code in the inbox.</p>
<form method="post" action="/try" class="actions">
<input type="hidden" name="token" value="${token}">
<button type="submit" name="purpose" value="registration">Open an account</button>
<button type="submit" class="plain" name="purpose" value="renewal">Renew an account</button>
</form>
<h2>Read what was sent</h2>
<p>Messages sent with the test key go to <a href="/inbox">the inbox</a>, with their codes.</p>
<h2>Use it from an application</h2>
${firstCall(view)}
<p>Everything that it can do is described in <a href="/docs">the API reference</a>.</p>
<h2>Make it yours</h2>
<p>Name, colour, picture and languages are settings of a service. Change them while this runs, and look again:</p>
<pre>npm run pinpost -- service set default "name=Example Shop" brand_color=#0b6e4f</pre>
<p>What people will read: <a href="/help">help</a>, <a href="/support">support</a>, <a href="/privacy">privacy</a>.</p>`,
  })
}
