// The providers that the configuration names, as one plan: those of the file, or one for each channel of the plain settings. Nothing is
// connected yet.
import type { Config, Secrets } from './config/index.ts'
import {
  type Channel,
  channelsOf,
  createSmppProvider,
  createSmtpProvider,
  type Lineup,
  lineupOf,
  loadProviders,
  type Provider,
  type ProviderParts,
} from './delivery/index.ts'

/** @param before what is in use: providers whose settings are the same go on. @throws Error, in words for the operator. */
export function configuredLineup(config: Config, secrets: Secrets, parts: ProviderParts, before?: Lineup): Lineup {
  const { providersFile: path } = config
  if (path === undefined) return lineupOf(plainProviders(config, secrets))
  const lineup = loadProviders({ path, variable: secrets.variable }, parts, before)
  const lacking = lackingChannels(config, lineup)
  if (lacking.length === 0) return lineup
  for (const provider of lineup.providers) if (!before?.providers.includes(provider)) void provider.close()
  throw new Error(
    `PINPOST_PROVIDERS ${path} is not enough:\n${lacking.map((line) => `  ${line}\n`).join('')}See docs/guides/routing.md.`,
  )
}

function plainProviders({ smtp, smpp }: Config, { smtpUrl, smppUrl, dkimPrivateKey }: Secrets): Provider[] {
  const providers: Provider[] = []
  if (smtp !== undefined && smtpUrl !== undefined) {
    const dkim =
      smtp.dkim && dkimPrivateKey !== undefined
        ? { domainName: smtp.dkim.domain, keySelector: smtp.dkim.selector, privateKey: dkimPrivateKey }
        : undefined
    providers.push(createSmtpProvider({ url: smtpUrl, from: smtp.from, fromName: smtp.fromName, dkim }))
  }
  if (smpp !== undefined && smppUrl !== undefined) {
    providers.push(createSmppProvider({ url: smppUrl, sender: smpp.sender }))
  }
  return providers
}

const LACKING: Readonly<Record<Channel, string>> = {
  email: 'production wants a provider of e-mail, and it names none.',
  sms: 'text messages to the countries of PINPOST_SMS_COUNTRIES want a provider, and it names none that carries them.',
}

/** What production cannot do without. */
function lackingChannels({ mode, smsCountries }: Config, lineup: Lineup): readonly string[] {
  if (mode !== 'production') return []
  const wanted: readonly Channel[] = smsCountries.length > 0 ? ['email', 'sms'] : ['email']
  const carried = channelsOf(lineup)
  return wanted.filter((channel) => !carried.includes(channel)).map((channel) => LACKING[channel])
}
