// The policy as a table, and one country with all that was ever said of it.
import type { Uuid } from '../lib/ids.ts'
import { ANY_COUNTRY, CHANNELS, type PastOverride, type Policy } from '../policy/index.ts'
import { describeRow, lineWords, rowSays } from './policy-words.ts'
import { table } from './table.ts'

/** What holds in one country, and which day and layer the latest word on it is of. */
function standing(policy: Policy, country: string) {
  const { sender, hasOriginLine } = policy.smsIdentity(country)
  const verdicts = CHANNELS.map((channel) => [channel, policy.inCountry(country, channel).verdict] as const)
  return { country, ...Object.fromEntries(verdicts), sender: sender ?? null, origin_line: hasOriginLine }
}

/** Countries and methods of which something is said, countries first. */
function subjects(policy: Policy): { readonly countries: string[]; readonly methods: string[] } {
  const all = (keys: (readonly string[] | undefined)[]) => [...new Set(keys.flatMap((some) => some ?? []))].sort()
  return {
    countries: all(policy.rows.map(({ countries }) => countries)),
    methods: all(policy.rows.map(({ methods }) => methods)),
  }
}

export function tableAsJson(policy: Policy): unknown {
  const { countries, methods } = subjects(policy)
  return {
    countries: countries.map((country) => ({ ...standing(policy, country), rows: policy.rowsAbout(country) })),
    methods: methods.map((method) => ({
      method,
      ...Object.fromEntries(CHANNELS.map((channel) => [channel, policy.forMethod(method, channel).verdict])),
    })),
  }
}

export function tableInWords(policy: Policy): string {
  const { countries, methods } = subjects(policy)
  const rows = countries.map((country) => {
    const { sender, hasOriginLine } = policy.smsIdentity(country)
    const latest = policy.rowsAbout(country).at(-1)
    return [
      country,
      ...CHANNELS.map((channel) => policy.inCountry(country, channel).verdict),
      sender ?? '',
      hasOriginLine ? 'yes' : 'no',
      latest?.layer.replaceAll('_', ' ') ?? '',
      latest?.checkedOn ?? '',
    ]
  })
  const byMethod = methods.map((method) => [
    method,
    ...CHANNELS.map((channel) => policy.forMethod(method, channel).verdict),
  ])
  return [
    table(['country', ...CHANNELS, 'sender', 'last line', 'said by', 'on'], rows),
    ...(byMethod.length > 0 ? [table(['method', ...CHANNELS], byMethod)] : []),
    'Every other country: yes. "pinpost policy show BE" tells why.',
  ].join('\n\n')
}

export interface CountryStory {
  readonly country: string
  readonly policy: Policy
  /** Whatever was set at run time, the latest first. */
  readonly past: readonly PastOverride[]
  readonly slugs: ReadonlyMap<Uuid, string>
}

export function countryAsJson({ country, policy, past, slugs }: CountryStory): unknown {
  return {
    ...standing(policy, country),
    rows: policy.rowsAbout(country),
    set_at_run_time: past.map((override) => ({
      service: override.serviceId === undefined ? null : (slugs.get(override.serviceId) ?? null),
      channel: override.channel,
      verdict: override.verdict,
      sender: override.sender ?? null,
      origin_line: override.hasOriginLine ?? null,
      why: override.why,
      set_by: override.setBy,
      set_at: override.setAt,
      ended: override.ended ?? null,
    })),
  }
}

export function countryInWords({ country, policy, past, slugs }: CountryStory): string {
  const { sender, hasOriginLine } = policy.smsIdentity(country)
  const verdicts = CHANNELS.map(
    (channel) => `${channel} ${policy.inCountry(country, channel).verdict.replaceAll('_', ' ')}`,
  )
  const head = [
    `${country === ANY_COUNTRY ? 'Countries that nothing else names' : country}: ${verdicts.join(', ')}.`,
    `Text messages: ${sender === undefined ? "the provider's own sender" : `sender ${sender}`}, ${lineWords(hasOriginLine)}.`,
  ]
  const said = policy.rowsAbout(country).map((row) => `  ${describeRow(row, rowSays(row))}`)
  const set = past.map((override) => `  ${describePast(override, slugs)}`)
  return [
    head.join('\n'),
    said.length > 0
      ? ['What is said of it, the last word last:', ...said].join('\n')
      : 'Nothing is said of it, so it is taken to work.',
    ...(set.length > 0 ? [['What was set at run time, the latest first:', ...set].join('\n')] : []),
  ].join('\n\n')
}

function describePast(override: PastOverride, slugs: ReadonlyMap<Uuid, string>): string {
  const { serviceId, channel, verdict, setAt, setBy, why, ended } = override
  const whom = serviceId === undefined ? 'all services' : `service ${slugs.get(serviceId) ?? 'deleted'}`
  const end = ended ? ` Ended ${ended.at.toISOString()} by ${ended.by}: ${ended.why}.` : ' Holds.'
  return `${setAt.toISOString()} by ${setBy}, ${whom}: ${channel} ${verdict}. ${why}.${end}`
}
