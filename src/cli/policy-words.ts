// What the commands on the policy share: reading a place (country, channel, service), and putting rows and
// findings into words.
import { parseCountry } from '../contacts/index.ts'
import type { Uuid } from '../lib/ids.ts'
import { createUuids } from '../lib/ids.ts'
import {
  ANY_COUNTRY,
  CHANNELS,
  type Channel,
  type ChannelJudgement,
  createPolicyAdmin,
  type Finding,
  type LayeredRow,
  loadPolicyFile,
  type PolicyAdmin,
} from '../policy/index.ts'
import type { Workplace } from './command.ts'
import { findService, noSuchService } from './service-admin.ts'

export function policyAdminOf({ db, clock, random }: Workplace): PolicyAdmin {
  return createPolicyAdmin({ db, clock, uuids: createUuids(clock, random) })
}

/** The rows of the operator's file as it is now: what a server that is started now goes by. */
export function fileRowsOf({ config }: Workplace): readonly LayeredRow[] {
  return config.policyFile === undefined ? [] : loadPolicyFile(config.policyFile)
}

export type PlaceReading =
  | { readonly ok: true; readonly country: string; readonly channel: Channel; readonly serviceId: Uuid | undefined }
  | { readonly ok: false; readonly problem: string; readonly exit: 1 | 2 }

export async function readPlace(
  workplace: Workplace,
  [typedCountry = '', typedChannel = '']: readonly string[],
  slug: string | undefined,
): Promise<PlaceReading> {
  const country = readCountry(typedCountry)
  if (country === undefined) return { ok: false, problem: noSuchCountry(typedCountry), exit: 2 }
  const channel = CHANNELS.find((known) => known === typedChannel)
  if (channel === undefined) {
    return { ok: false, problem: `There is no channel ${typedChannel}: write ${CHANNELS.join(' or ')}.`, exit: 2 }
  }
  if (slug === undefined) return { ok: true, country, channel, serviceId: undefined }
  const service = await findService(workplace, slug)
  if (service === undefined) return { ok: false, problem: noSuchService(slug), exit: 1 }
  return { ok: true, country, channel, serviceId: service.id }
}

export function readCountry(typed: string): string | undefined {
  return typed === ANY_COUNTRY ? typed : parseCountry(typed)
}

export const noSuchCountry = (typed: string): string =>
  `"${typed}" is no country: write two letters such as BE, or '*' for those that nothing else names.`

const LAYER_WORDS = {
  shipped: 'shipped',
  file: 'file',
  all_services: 'set for all services',
  service: 'set for the service',
}

/** `file, line 3, 2026-11-20: yes. The note.` */
export function describeRow(row: LayeredRow, said: string): string {
  const place = [
    LAYER_WORDS[row.layer],
    row.line === undefined ? '' : `line ${row.line}`,
    row.checkedOn,
    row.setBy ? `by ${row.setBy}` : '',
  ]
  return `${place.filter(Boolean).join(', ')}: ${said}. ${row.note}`
}

export const lineWords = (hasOriginLine: boolean): string =>
  hasOriginLine ? 'with the line @host #code where the service names a host' : 'without the line @host #code'

/** What a row says of its countries or methods: `sms no, sender 8850`. */
export function rowSays({ verdicts, sender, hasOriginLine }: LayeredRow): string {
  const said = CHANNELS.flatMap((channel) =>
    verdicts[channel] ? [`${channel} ${verdicts[channel].replaceAll('_', ' ')}`] : [],
  )
  if (sender !== undefined) said.push(`sender ${sender}`)
  if (hasOriginLine !== undefined) said.push(hasOriginLine ? 'last line yes' : 'last line no')
  return said.join(', ') || 'a note'
}

export function refusalInWords({ channel, alternatives, setting, reason }: Refused): string {
  const what = { sms: 'text message', email: 'e-mail' }[channel]
  const instead = alternatives.length > 0 ? `Instead: ${alternatives.join(', ')}.` : 'No other channel is left.'
  return `No ${what} goes there: ${reason}${setting === undefined ? '' : ` (${setting})`}. ${instead}`
}

type Refused = Extract<ChannelJudgement, { available: false }>

/** What was asked, as a sentence that ends with the answer. */
export function describeFinding({ step, about, decision, refusal }: Finding, channel: Channel): string {
  const verdict = decision?.verdict.replaceAll('_', ' ')
  switch (step) {
    case 'number':
      return `The number belongs to ${about}: ${channel} ${verdict}.`
    case 'location':
      return `The person says to be in ${about}: ${channel} ${verdict}.`
    case 'method':
      return `The method is ${about}: ${channel} ${verdict}.`
    case 'provider':
      return `A provider for ${channel} is configured: ${refusal ? 'no' : 'yes'}.`
    case 'enabled':
      return `Text messages to that country are enabled: ${refusal ? `no, by ${refusal.setting}` : 'yes'}.`
    case 'carried':
      return `A provider carries text messages to that number: ${refusal ? `no, by ${refusal.setting}` : 'yes'}.`
  }
}
