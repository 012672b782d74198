// What the commands of support work with: everything that a server has, but for the sending, which is left to the servers.
import { createAccounts, createAccountWriter } from '../accounts/index.ts'
import { createVault, parseContact } from '../contacts/index.ts'
import { leaveToServers, liveChannelsOf } from '../delivery/index.ts'
import { createChanges } from '../events/index.ts'
import { createUuids, type Uuid } from '../lib/ids.ts'
import { parseReference } from '../lib/reference.ts'
import { readPolicy } from '../policy/index.ts'
import { createRegistrations, loadMethods } from '../registration/index.ts'
import { createSupport, type DeedOutcome, type Support } from '../support/index.ts'
import { silentTelemetry } from '../telemetry/index.ts'
import { createVerifications } from '../verification/index.ts'
import { type Command, command, jsonOption, type Output, type Workplace } from './command.ts'
import { onRecord, SAY_WHY, whoAndWhy } from './on-record.ts'
import { fileRowsOf } from './policy-words.ts'
import { adminOf } from './service-admin.ts'

export function supportOf(workplace: Workplace): Support {
  const { db, clock, ring, random, config } = workplace
  const parts = { db, clock, ring, random, uuids: createUuids(clock, random), vault: createVault(ring, random) }
  const telemetry = silentTelemetry()
  const services = () => adminOf(workplace).list()
  const serviceById = async (id: string) => (await services()).find((service) => service.id === id)
  const policyOf = (id: Uuid) => readPolicy(db, fileRowsOf(workplace), id)
  const verifications = createVerifications({
    ...parts,
    telemetry,
    policyOf,
    changes: createChanges({ db, clock, telemetry, self: parts.uuids() }),
    smsPerDay: config.smsPerDay,
    serviceById,
    createDispatcher: () => leaveToServers(parts.uuids()),
  })
  const registrations = createRegistrations({
    ...parts,
    telemetry,
    verifications,
    accounts: createAccounts(parts),
    accountWriter: createAccountWriter(parts),
    policyOf,
    // Nothing is begun or finished here.
    notices: { prepare: async () => async () => {} },
    methods: loadMethods(config.methodsFile, config.mode).methods,
    deployment: config,
    liveChannels: { hasProvider: () => true, carriesTo: () => true, carriesWithin: () => true },
    serviceById,
  })
  const liveChannels = async () => {
    const lineup = await workplace.lineup()
    return liveChannelsOf(() => lineup)
  }
  return createSupport({ ...parts, verifications, registrations, services, policyOf, liveChannels, deployment: config })
}

/** Why what was typed is no reference. Who is called by somebody without one has a phone number or an address at most. */
export function noReference(typed: string): string {
  const words = 'That is no reference: it has eight letters and digits, such as K7QF-2M9D.'
  return parseContact(typed).ok
    ? `${words} "pinpost find --contact CONTACT" tells those of a phone number or an e-mail address.`
    : words
}

interface DeedWords {
  readonly name: 'resend' | 'end' | 'unlock'
  readonly summary: string
  readonly about: readonly string[]
  readonly example: string
  /** Of an outcome; what is not here is told as it is. */
  readonly outcomes: Readonly<Record<string, string>>
}

const RECORDED = 'It is recorded with who did it and why, and told by "pinpost find" for 90 days.'

/** A command that does one deed to what a reference names. */
export function deedCommand({ name, summary, about, example, outcomes }: DeedWords): Command {
  return command({
    name: `support ${name}`,
    summary,
    about: [...about, RECORDED],
    args: [{ name: 'REFERENCE', meaning: 'What the person quotes.' }],
    options: {
      ...onRecord,
      json: jsonOption,
    },
    examples: [{ line: `pinpost support ${name} K7QF-2M9D --why "${example}"`, meaning: summary }],
    needs: 'database',
    remote: true,
    async run(context) {
      const { values, positionals, err } = context
      const reference = parseReference(positionals[0] ?? '')
      const record = whoAndWhy(values)
      if (reference === undefined || record === undefined) {
        err(reference === undefined ? noReference(positionals[0] ?? '') : SAY_WHY)
        return 2
      }
      const outcome = await supportOf(context)[name]({ reference, ...record })
      return answer(context, reference, outcome, outcomes, values.json)
    },
  })
}

function answer(
  { out, err }: Output,
  reference: string,
  outcome: DeedOutcome,
  words: DeedWords['outcomes'],
  isJson: boolean,
): 0 | 1 {
  if (outcome.kind === 'not_found') {
    err(`Nothing that can still be changed is known as ${reference}; "pinpost find ${reference}" tells what is kept.`)
    return 1
  }
  const { retryAt } = outcome
  const until = retryAt ? ` From ${retryAt.toISOString()} on it may be.` : ''
  const told = `${words[outcome.outcome] ?? `It is ${outcome.outcome.replaceAll('_', ' ')}.`}${until}`
  if (isJson) out(JSON.stringify({ reference, ...outcome, retryAt: retryAt ?? null }, null, 2))
  else if (outcome.kind === 'done') out(told)
  else err(told)
  return outcome.kind === 'done' ? 0 : 1
}
