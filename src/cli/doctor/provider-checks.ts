// Each provider of live messages, asked by a real connection whether it would take us; and whether what is enabled and what is carried
// fit: a channel that is enabled and has no provider is refused with the settings, a country without one shows here.
import type { Config } from '../../config/index.ts'
import { eligible, type Lineup, type Provider } from '../../delivery/index.ts'
import { wayOutOf } from '../provider-ways-out.ts'
import { type Finding, ok, problem, warning, within } from './finding.ts'

const UNDELIVERED = 'No code of a live key arrives by it.'

export async function checkProviders(config: Config, lineup: Lineup, limitMs: number): Promise<readonly Finding[]> {
  const probes = lineup.providers.map((provider) => {
    const check = `provider ${provider.name}`
    return within(limitMs, check, async () => [await checkProvider(check, provider, { config, limitMs })])
  })
  return [
    ...(await Promise.all(probes)).flat(),
    ...checkChannels(config, lineup.providers),
    ...checkCountries(config, lineup),
  ]
}

async function checkProvider(
  check: string,
  provider: Provider,
  { config, limitMs }: { readonly config: Config; readonly limitMs: number },
): Promise<Finding> {
  const trouble = await provider.probe(AbortSignal.timeout(limitMs - 500))
  if (trouble === undefined) return ok(check, `It would take ${provider.channels.join(' and ')}.`)
  return problem(check, { found: `${trouble}.`, why: UNDELIVERED, fix: wayOutOf(provider.name, trouble, config) })
}

function checkChannels({ mode, smsCountries, smsPerDay }: Config, providers: readonly Provider[]): readonly Finding[] {
  const carriesSms = providers.some(({ channels }) => channels.includes('sms'))
  const isEnabled = smsCountries === '*' || smsCountries.length > 0
  if (mode === 'trial') {
    if (providers.length > 0) return []
    return [ok('providers', 'None is configured: in this trial live keys send nothing, test keys write to the inbox.')]
  }
  if (carriesSms && (!isEnabled || smsPerDay === 0)) {
    return [
      warning('text messages', {
        found: `A provider carries text messages, but ${isEnabled ? 'PINPOST_SMS_PER_DAY is 0' : 'no country is enabled'}.`,
        why: 'Every start with a phone number is refused.',
        fix: 'PINPOST_SMS_COUNTRIES=EE,LV,LT PINPOST_SMS_PER_DAY=2000    # your countries, and what abuse may cost',
      }),
    ]
  }
  return []
}

/** Enabled countries to whose numbers nobody may carry anything, as the weights say. */
function checkCountries({ smsCountries }: Config, { plan }: Lineup): readonly Finding[] {
  if (smsCountries === '*' || !plan.providers.some(({ channels }) => channels.includes('sms'))) return []
  const left = smsCountries.filter((country) => eligible(plan, 'sms', { country }).length === 0)
  if (left.length === 0) return []
  return [
    warning('countries', {
      found: `No provider carries text messages to ${left.join(', ')}, which PINPOST_SMS_COUNTRIES enables.`,
      why: 'Unless a prefix there has a weight, every start with a number of theirs is refused (sms_not_carried_there).',
      fix: 'Give a provider a weight for them in the file of PINPOST_PROVIDERS, or take them out of PINPOST_SMS_COUNTRIES.',
    }),
  ]
}
