// What a server says when it is ready. A trial shows its keys and a first call to paste; production one line without a secret.
import type { Config } from '../config/index.ts'
import type { TrialKeys } from '../services/index.ts'
import { packageVersion } from './package-version.ts'

export interface Welcomed {
  readonly url: string
  readonly opsUrl: string
  readonly config: Config
  /** Undefined in production. */
  readonly trialKeys: TrialKeys | undefined
}

export function welcome({ url, opsUrl, config, trialKeys }: Welcomed): string {
  if (trialKeys === undefined) {
    return `Pinpost ${packageVersion()} serves ${config.baseUrl}, listening at ${url}, metrics at ${opsUrl}/metrics.`
  }
  const { baseUrl } = config
  const body = JSON.stringify({ to: 'ann@example.com', purpose: 'registration' })
  return `
  Pinpost ${packageVersion()} is ready: a trial ${config.isPublicTrial ? 'that OTHER MACHINES CAN REACH: anyone who does may read its inbox' : 'on this machine only'}.

  Begin here ${baseUrl}/
  API        ${baseUrl}/v1  (described at ${baseUrl}/docs)
  Inbox      ${baseUrl}/inbox
  Test key   ${trialKeys.test}
             its messages stay here: read them in the inbox
  Live key   ${trialKeys.live}
             ${waysOut(config).join('\n             ')}

  Send a first code, then look into the inbox:

curl -s ${baseUrl}/v1/verifications -H 'Authorization: Bearer ${trialKeys.test}' -H 'Content-Type: application/json' -d '${body}'
`
}

/** What the live key sends by. */
function waysOut({ smtp, smpp, providersFile }: Config): string[] {
  if (providersFile !== undefined) return [`leaves through the providers of ${providersFile} (pinpost provider list)`]
  const ways = [
    ...(smtp ? [`e-mail leaves through PINPOST_SMTP_URL, from ${smtp.from}`] : []),
    ...(smpp ? [`text messages leave through PINPOST_SMPP_URL, from ${smpp.sender}`] : []),
  ]
  if (ways.length > 0) return ways
  return ['sends nothing yet: set PINPOST_SMTP_URL and PINPOST_MAIL_FROM, or PINPOST_SMPP_URL and PINPOST_SMS_SENDER']
}
