// Each provider of live messages, asked by a real connection whether it would take us; and whether what a carrier would take is
// enabled: a channel that is enabled and has no provider is refused with the settings.
import type { Config } from '../../config/index.ts'
import type { Provider } from '../../delivery/index.ts'
import { wayOutOf } from '../provider-ways-out.ts'
import { type Finding, ok, problem, warning, within } from './finding.ts'

const UNDELIVERED = 'No code of a live key arrives by it.'

export async function checkProviders(
  config: Config,
  providers: readonly Provider[],
  limitMs: number,
): Promise<readonly Finding[]> {
  const probes = providers.map((provider) => {
    const check = `provider ${provider.name}`
    return within(limitMs, check, async () => [await checkProvider(check, provider, limitMs)])
  })
  return [...(await Promise.all(probes)).flat(), ...checkChannels(config, providers)]
}

async function checkProvider(check: string, provider: Provider, limitMs: number): Promise<Finding> {
  const trouble = await provider.probe(AbortSignal.timeout(limitMs - 500))
  if (trouble === undefined) return ok(check, `It would take ${provider.channels.join(' and ')}.`)
  return problem(check, { found: `${trouble}.`, why: UNDELIVERED, fix: wayOutOf(provider.name, trouble) })
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
