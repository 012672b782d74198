// pinpost policy set
import { isSmsSender, SMS_SENDER_FORM } from '../../lib/sms-sender.ts'
import { type Channel, VERDICTS } from '../../policy/index.ts'
import { command } from '../command.ts'
import { onRecord, SAY_WHY, whoAndWhy } from '../on-record.ts'
import { policyAdminOf, readPlace } from '../policy-words.ts'

export const policySet = command({
  name: 'policy set',
  summary: 'Says whether a channel may be used in a country',
  about: [
    'Goes before the table that Pinpost ships and before PINPOST_POLICY_FILE, for all services or for one. What it replaces is kept with who, when and why; running servers follow at once.',
    'The verdict is yes, no, or confirmed_only: for contacts that are on file and confirmed, never for one that a stranger may have entered. yes does not enable a country by itself: PINPOST_SMS_COUNTRIES says where text messages may go at all.',
  ],
  args: [
    { name: 'COUNTRY', meaning: "Two letters; '*' (in quotes) for the countries that nothing else names." },
    { name: 'CHANNEL', meaning: 'sms or email.' },
    { name: 'VERDICT', meaning: 'yes, no or confirmed_only.' },
  ],
  options: {
    ...onRecord,
    service: { type: 'string', value: 'SLUG', meaning: 'For this service only.' },
    sender: {
      type: 'string',
      value: 'SENDER',
      meaning: 'The sender of text messages there: name, number or short code.',
    },
    'origin-line': {
      type: 'string',
      value: 'yes|no',
      meaning: 'Whether text messages there may end with @host #code.',
    },
  },
  examples: [
    {
      line: 'pinpost policy set BE sms yes --sender 8850 --why "short code rented until 2028"',
      meaning: 'Text messages to Belgium, from a short code.',
    },
    {
      line: 'pinpost policy set NG sms confirmed_only --service shop --why "toll fraud in May"',
      meaning: 'Only to people whose number the shop has confirmed before.',
    },
  ],
  needs: 'database',
  remote: true,
  async run(context) {
    const { values, positionals, config, out, err } = context
    const place = await readPlace(context, positionals, values.service)
    if (!place.ok) {
      err(place.problem)
      return place.exit
    }
    const { country, channel, serviceId } = place
    const [, , typed = ''] = positionals
    const verdict = VERDICTS.find((known) => known === typed)
    const record = whoAndWhy(values)
    const mistakes = mistakesIn(values, channel)
    if (record === undefined) mistakes.unshift(SAY_WHY)
    if (verdict === undefined) mistakes.unshift(`There is no verdict ${typed}: write ${VERDICTS.join(', ')}.`)
    if (verdict === undefined || record === undefined || mistakes.length > 0) {
      for (const mistake of mistakes) err(mistake)
      return 2
    }
    const { why, who: setBy } = record
    const line = values['origin-line']
    const hasOriginLine = line === undefined ? undefined : line === 'yes'
    const { replaced } = await policyAdminOf(context).set({
      ...{ serviceId, country, channel, verdict, sender: values.sender, hasOriginLine, why, setBy },
    })
    const whom = values.service === undefined ? 'all services' : `the service ${values.service}`
    out(
      `${channel} to ${country} is ${verdict} for ${whom}${replaced ? ', in place of what was set before' : ''}; recorded as set by ${setBy}.`,
    )
    const isEnabled = config.smsCountries === '*' || config.smsCountries.includes(country) || country === '*'
    if (channel === 'sms' && verdict !== 'no' && !isEnabled) {
      err(`PINPOST_SMS_COUNTRIES does not enable ${country}, so no text message goes there yet.`)
    }
    return 0
  },
})

interface Said {
  readonly sender: string | undefined
  readonly 'origin-line': string | undefined
}

/** All that is wrong with the options, in words. */
function mistakesIn({ sender, 'origin-line': line }: Said, channel: Channel): string[] {
  const mistakes: string[] = []
  if (sender !== undefined && !isSmsSender(sender)) mistakes.push(`--sender takes ${SMS_SENDER_FORM}.`)
  if (line !== undefined && line !== 'yes' && line !== 'no') mistakes.push('--origin-line takes yes or no.')
  if (channel !== 'sms' && (sender ?? line) !== undefined) {
    mistakes.push('--sender and --origin-line go with sms alone.')
  }
  return mistakes
}
