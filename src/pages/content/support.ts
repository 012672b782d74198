// How to reach support, with what, and what it can and cannot do (R33, R34).
import { type HtmlValue, html } from '../html.ts'
import { contactText } from '../parts/words.ts'
import { bullets, type Content, content, type Part, type Reader } from './content.ts'

export function supportContent(reader: Reader): Content {
  const { say, link } = reader
  const parts = [reference, reach, can, cannot].map((part) => part(reader))
  const first = html`<p>${say('support.first')} <a href="${link('help')}">${say('help.title')}</a></p>`
  return content(reader, say('support.title'), parts, first)
}

function reference({ say, reference }: Reader): Part {
  return {
    id: 'reference',
    title: say('support.reference.title'),
    text:
      reference === undefined
        ? html`<p>${say('support.reference.where')}</p>`
        : html`<p class="quoted"><bdi translate="no">${reference}</bdi></p>
<p>${say('support.reference')}</p>`,
  }
}

function reach({ say, service, reference }: Reader): Part {
  const { name, support, supportHours } = service.settings
  return {
    id: 'reach',
    title: say('support.reach.title'),
    text: html`<p>${
      support === undefined
        ? say('support.reach.none', { service: name })
        : wayTo(support, reference, say('support.reach.web'))
    }</p>
${supportHours !== undefined && html`<p>${say('support.hours', { hours: supportHours })}</p>`}`,
  }
}

/** The reference goes along where there is a place for it: it is no personal data. */
function wayTo(support: string, reference: string | undefined, web: string): HtmlValue {
  if (support.startsWith('https:')) return html`<a href="${support}">${web}</a>`
  const plain = support.replace(/^(mailto|tel):/, '')
  if (!plain.includes('@'))
    return html`<a class="large" href="tel:${plain.replaceAll(/[^+\d]/g, '')}">${contactText(plain)}</a>`
  const subject = reference === undefined ? '' : `?subject=${encodeURIComponent(reference)}`
  return html`<a class="large" href="mailto:${plain}${subject}">${contactText(plain)}</a>`
}

const CAN = ['find', 'resend', 'unlock', 'end'] as const
const CANNOT = ['code', 'confirm', 'change'] as const

function can({ say }: Reader): Part {
  return { id: 'can', title: say('support.can.title'), text: bullets(CAN.map((one) => say(`support.can.${one}`))) }
}

function cannot({ say }: Reader): Part {
  return {
    id: 'cannot',
    title: say('support.cannot.title'),
    text: bullets(CANNOT.map((one) => say(`support.cannot.${one}`))),
  }
}
