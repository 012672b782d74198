// What is kept, for how long, how it is protected and how it goes. Every figure is the one that the sweeps, the flow and the cookies
// go by.
import { NOTICE_DAYS } from '../../notices/index.ts'
import { IDLE_SECONDS, LONGEST_SECONDS } from '../../registration/index.ts'
import { ACTION_DAYS } from '../../support/index.ts'
import { COUNTERS_KEPT_SECONDS, ENDED_KEPT_SECONDS, STORY_DAYS } from '../../verification/index.ts'
import { html } from '../html.ts'
import { COOKIE_SECONDS } from '../registration/browser.ts'
import { KEPT_SECONDS } from '../registration/kept.ts'
import { VISIT_COOKIE_SECONDS } from '../visit-cookie.ts'
import { bullets, type Content, content, type Part, paragraphs, type Reader } from './content.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export function privacyContent(reader: Reader): Content {
  const parts = [who, kept, safe, erase, cookies].map((part) => part(reader))
  return content(reader, reader.say('privacy.title'), parts)
}

function who({ say, service }: Reader): Part {
  const { controller, privacyUrl } = service.settings
  return {
    id: 'who',
    title: say('privacy.who.title'),
    text: html`<p>${say('privacy.who', { controller })}</p>
${privacyUrl !== undefined && html`<p><a href="${privacyUrl}">${say('privacy.who.more')}</a></p>`}`,
  }
}

function kept({ say }: Reader): Part {
  return {
    id: 'kept',
    title: say('privacy.kept.title'),
    text: bullets([
      say('privacy.kept.open', { minutes: IDLE_SECONDS / MINUTE, hours: LONGEST_SECONDS / HOUR }),
      say('privacy.kept.ended', { hours: ENDED_KEPT_SECONDS / HOUR }),
      say('privacy.kept.account'),
      say('privacy.kept.code'),
      say('privacy.kept.story', { days: STORY_DAYS }),
      say('privacy.kept.notice', { days: Math.max(NOTICE_DAYS, ACTION_DAYS) }),
      say('privacy.kept.counts', { days: COUNTERS_KEPT_SECONDS / DAY }),
    ]),
  }
}

const SAFE = ['sealed', 'masked', 'nowhere', 'carriers'] as const

function safe({ say }: Reader): Part {
  return { id: 'safe', title: say('privacy.safe.title'), text: bullets(SAFE.map((one) => say(`privacy.safe.${one}`))) }
}

function erase({ say, service, link }: Reader): Part {
  const { controller } = service.settings
  return {
    id: 'erase',
    title: say('privacy.erase.title'),
    text: html`<p>${say('privacy.erase', { controller })}</p>
<p><a href="${link('support')}">${say('support.reach.title')}</a></p>`,
  }
}

/** The last one only where some way leads to an identity provider. */
function cookies({ say, methods }: Reader): Part {
  const hasVisits = [...methods.values()].some(({ proof }) => proof === 'oidc')
  return {
    id: 'cookies',
    title: say('privacy.cookies.title'),
    text: paragraphs([
      say('privacy.cookies', { hours: COOKIE_SECONDS / HOUR }),
      say('privacy.cookies.typed', { minutes: KEPT_SECONDS / MINUTE }),
      ...(hasVisits ? [say('privacy.cookies.visit', { minutes: VISIT_COOKIE_SECONDS / MINUTE })] : []),
      say('privacy.cookies.none'),
    ]),
  }
}
