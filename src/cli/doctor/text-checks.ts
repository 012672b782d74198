// Whether text messages can end with the line `@host #code`, by which browsers fill the code in (R38).
import type { Config } from '../../config/index.ts'
import { smsFits } from '../../delivery/index.ts'
import { locales } from '../../i18n/index.ts'
import type { Service } from '../../services/index.ts'
import { type Finding, ok, warning } from './finding.ts'

export function checkTexts({ baseUrl, mode }: Config, services: readonly Service[]): readonly Finding[] {
  const own = new URL(baseUrl).hostname
  const findings = services.flatMap((service) => {
    const { smsOriginHost } = service.settings
    if (smsOriginHost !== undefined) return toFinding(service, smsOriginHost, `sms_origin_host of ${service.slug}`)
    // Where codes are typed in on Pinpost's own pages this is the host to name, so it is better known before.
    return mode === 'production' ? toFinding(service, own, 'PINPOST_BASE_URL') : []
  })
  return findings.length > 0 ? findings : [ok('texts', 'Text messages have room for the last line "@host #code".')]
}

function toFinding({ slug, settings }: Service, host: string, where: string): readonly Finding[] {
  const { name: serviceName, codeDigits, codeSeconds } = settings
  const tooLong = locales.filter(
    (locale) => !smsFits({ locale, serviceName, smsOriginHost: host, codeDigits, lifeSeconds: codeSeconds.sms }),
  )
  if (tooLong.length === 0) return []
  return [
    warning('texts', {
      found: `The host ${host} (${where}) is too long for the last line of a text message in: ${tooLong.join(', ')}.`,
      why: 'There the line "@host #code" is left out, and phones do not offer to fill the code in.',
      fix: `pinpost service set ${slug} sms_origin_host=SHORTER-HOST    # 30 characters fit every language`,
    }),
  ]
}
