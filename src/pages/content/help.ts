// Help in plain words (R36): what a code is, where it goes, how fast, what to do where none comes, and what to do when data were leaked
// (R35).
import { formatDuration } from '../../i18n/index.ts'
import type { Service } from '../../services/index.ts'
import { html } from '../html.ts'
import { countriesWithoutSms } from '../parts/countries.ts'
import { methodName, whereCodesGo } from '../parts/methods.ts'
import { bullets, type Content, content, type Part, paragraphs, type Reader } from './content.ts'

export function helpContent(reader: Reader): Content {
  const parts = [code, contact, mailbox, speed, abroad, countries, leaked, more].flatMap((part) => part(reader) ?? [])
  return content(reader, reader.say('help.title'), parts)
}

function code({ locale, say, service }: Reader): Part {
  const { codeDigits: digits, codeSeconds } = service.settings
  const isOneLife = codeSeconds.sms === codeSeconds.email
  return {
    id: 'code',
    title: say('help.code.title'),
    text: html`${paragraphs([
      say('help.code', { digits }),
      isOneLife ? say('help.code.once', { life: formatDuration(locale, codeSeconds.sms) }) : say('help.code.once_each'),
      say('help.code.needed'),
    ])}
<p class="told">${say('help.code.secret')}</p>`,
  }
}

function contact({ say, methods }: Reader): Part {
  return {
    id: 'contact',
    title: say('help.contact.title'),
    text: html`<p>${say('help.contact')}</p>
<dl class="pairs">
${[...methods.values()].map((one) => html`<div><dt>${methodName(say, one.name)}</dt><dd>${whereCodesGo(say, one)}</dd></div>\n`)}
</dl>
${paragraphs([say('help.contact.told'), say('help.contact.gone')])}`,
  }
}

function mailbox({ say }: Reader): Part {
  const texts = ['help.mailbox', 'help.mailbox.spelling', 'help.mailbox.phone'] as const
  return { id: 'mailbox', title: say('help.mailbox.title'), text: paragraphs(texts.map((key) => say(key))) }
}

function speed({ say, service }: Reader): Part {
  const minutes = minutesToWait(service)
  return {
    id: 'speed',
    title: say('help.speed.title'),
    text: paragraphs([say('help.speed', { minutes }), say('help.speed.spam')]),
  }
}

/** When the first of the further messages may be asked for; two minutes where a service lets nobody ask. */
function minutesToWait({ settings }: Service): number {
  return Math.max(1, Math.round((settings.resendAfterSeconds[0] ?? 120) / 60))
}

function abroad({ say }: Reader): Part {
  return {
    id: 'abroad',
    title: say('help.abroad.title'),
    text: paragraphs([say('help.abroad.network'), say('help.abroad.email')]),
  }
}

/** As the policy in force says, whatever the operator has made of it (R26). */
function countries({ locale, say, policy }: Reader): Part | undefined {
  const names = countriesWithoutSms(locale, policy)
  if (names.length === 0) return undefined
  return {
    id: 'countries',
    title: say('help.countries.title'),
    text: html`<p>${say('help.countries')}</p>
<div class="names">
${bullets(names)}
</div>`,
  }
}

function leaked({ say }: Reader): Part {
  return {
    id: 'leaked',
    title: say('help.leaked.title'),
    text: html`<ol>
<li><strong>${say('help.leaked.now')}</strong></li>
<li>${say('help.leaked.two_steps')}</li>
</ol>
<p>${say('help.leaked.why')}</p>`,
  }
}

function more({ say, link }: Reader): Part {
  return {
    id: 'more',
    title: say('help.more.title'),
    text: html`<p>${say('help.more')}</p>
<p><a href="${link('support')}">${say('help.more.link')}</a></p>`,
  }
}
