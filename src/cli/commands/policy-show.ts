// pinpost policy show: the table as it holds, one country with all that was ever said of it, or the answer to one contact step
// by step. The judgement is the one that the server makes.
import { type CountryCode, parseContact, parseCountry } from '../../contacts/index.ts'
import { liveChannelsOf } from '../../delivery/index.ts'
import { format, type Locale, pickLocale } from '../../i18n/index.ts'
import { type LiveChannels, type Policy, providedChannels, readPolicy, selectHistory } from '../../policy/index.ts'
import { DEFAULT_SLUG, type StoredService } from '../../services/index.ts'
import { command, contactOption, jsonOption, type Workplace } from '../command.ts'
import { explain, explanationAsJson, explanationInWords } from '../policy-explanation.ts'
import { countryAsJson, countryInWords, tableAsJson, tableInWords } from '../policy-table.ts'
import { fileRowsOf, noSuchCountry, readCountry } from '../policy-words.ts'
import { adminOf, findService, noSuchService } from '../service-admin.ts'

export const policyShow = command({
  name: 'policy show',
  summary: 'Tells which channel may be used where, and why',
  about: [
    'Without anything: every country of which something is said, as it holds for a service. With a country: all that is said of it, layer by layer, and what operators set before. With --to: what would become of a message to that contact, which row decided, and what the person would be told. Nothing is sent and nothing is counted.',
    'PINPOST_POLICY_FILE is read as it is now; a running server goes by what it read when it was started. The command line of a running program can be seen by other users of the machine.',
  ],
  args: [{ name: 'COUNTRY', meaning: "Two letters, or '*'.", isOptional: true }],
  options: {
    to: contactOption,
    location: { type: 'string', value: 'COUNTRY', meaning: 'With --to: where the person says to be.' },
    sensed: { type: 'string', value: 'COUNTRY', meaning: 'With --to: where a header says that the person is.' },
    method: { type: 'string', value: 'NAME', meaning: 'With --to: the method of registration.' },
    confirmed: { type: 'boolean', meaning: 'With --to: the contact is on file and confirmed.' },
    test: { type: 'boolean', meaning: 'With --to: as for a test key, which needs no provider.' },
    locale: { type: 'string', value: 'LANGUAGE', meaning: 'With --to: the language of what the person is told.' },
    service: { type: 'string', value: 'SLUG', meaning: 'For this service; without it, for the default one.' },
    json: jsonOption,
  },
  examples: [
    { line: 'pinpost policy show', meaning: 'The table.' },
    { line: 'pinpost policy show BE', meaning: 'All that is said of Belgium.' },
    {
      line: 'pinpost policy show --to +37251234567 --location BE',
      meaning: 'What becomes of a message to an Estonian number of somebody in Belgium.',
    },
  ],
  needs: 'database',
  remote: true,
  async run(context) {
    const shown = await show(context)
    if ('problem' in shown) {
      context.err(shown.problem)
      return shown.exit
    }
    context.out(context.values.json ? JSON.stringify(shown.json, null, 2) : shown.words)
    return 0
  },
})

const WITH_TO = ['location', 'sensed', 'method', 'confirmed', 'test', 'locale'] as const

type Shown = { readonly json: unknown; readonly words: string } | { readonly problem: string; readonly exit: 1 | 2 }

interface Asked extends Workplace {
  readonly positionals: readonly string[]
  readonly values: {
    readonly to: string | undefined
    readonly location: string | undefined
    readonly sensed: string | undefined
    readonly method: string | undefined
    readonly confirmed: boolean
    readonly test: boolean
    readonly locale: string | undefined
    readonly service: string | undefined
  }
}

async function show(asked: Asked): Promise<Shown> {
  const { values, positionals, db } = asked
  const [country] = positionals
  if (country !== undefined && values.to !== undefined) return { problem: 'Give either a country or --to.', exit: 2 }
  const stray =
    values.to === undefined ? WITH_TO.find((name) => values[name] !== undefined && values[name] !== false) : undefined
  if (stray !== undefined) return { problem: `--${stray} says more about a contact: give it with --to.`, exit: 2 }
  const slug = values.service ?? DEFAULT_SLUG
  const service = await findService(asked, slug)
  if (service === undefined) return { problem: noSuchService(slug), exit: 1 }
  const policy = await readPolicy(db, fileRowsOf(asked), service.id)
  if (country !== undefined) return showCountry(asked, policy, country, await adminOf(asked).list())
  if (values.to !== undefined) {
    const lineup = await asked.lineup()
    return showAnswer(asked, policy, service, { to: values.to, live: liveChannelsOf(() => lineup) })
  }
  return { json: tableAsJson(policy), words: tableInWords(policy) }
}

async function showCountry(
  { db }: Asked,
  policy: Policy,
  typed: string,
  services: readonly StoredService[],
): Promise<Shown> {
  const country = readCountry(typed)
  if (country === undefined) return { problem: noSuchCountry(typed), exit: 2 }
  const slugs = new Map(services.map(({ id, slug }) => [id, slug]))
  const story = { country, policy, past: await selectHistory(db, country), slugs }
  return { json: countryAsJson(story), words: countryInWords(story) }
}

function showAnswer(
  { values, config }: Asked,
  policy: Policy,
  { settings }: StoredService,
  { to, live }: { readonly to: string; readonly live: LiveChannels },
): Shown {
  const location = readWhereabouts(values.location)
  const sensed = readWhereabouts(values.sensed)
  if ('problem' in location) return location
  if ('problem' in sensed) return sensed
  const locale = pickLocale(values.locale, settings.locale)
  const { refusesVoip } = settings
  const reading = parseContact(to, undefined, { refusesVoip, suggestsFor: location.country })
  if (!reading.ok) return { problem: unread(reading, locale), exit: 1 }
  const explanation = explain(
    {
      contact: reading.contact,
      location: location.country,
      sensedLocation: sensed.country,
      method: values.method,
      lane: values.confirmed ? 'known' : 'open',
      deployment: config,
      service: settings,
      ...providedChannels(values.test ? 'test' : 'live', live),
      policy,
    },
    locale,
  )
  return { json: explanationAsJson(explanation), words: explanationInWords(explanation) }
}

type Whereabouts = { readonly country: CountryCode | undefined } | { readonly problem: string; readonly exit: 2 }

function readWhereabouts(typed: string | undefined): Whereabouts {
  const country = typed === undefined ? undefined : parseCountry(typed)
  if (typed !== undefined && country === undefined) return { problem: noSuchCountry(typed), exit: 2 }
  return { country }
}

/** A contact that is refused before the policy is asked. */
function unread({ reason, suggestion }: { reason: string; suggestion?: string }, locale: Locale): string {
  const meant = suggestion === undefined ? '' : ` ${format(locale, 'contact.did_you_mean', { contact: suggestion })}`
  return `That is refused before the policy is asked: ${reason} (docs/reference/contacts.md).${meant}`
}
