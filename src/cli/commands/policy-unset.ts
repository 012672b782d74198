// pinpost policy unset
import { command } from '../command.ts'
import { onRecord, SAY_WHY, whoAndWhy } from '../on-record.ts'
import { policyAdminOf, readPlace } from '../policy-words.ts'

export const policyUnset = command({
  name: 'policy unset',
  summary: 'Takes back what policy set said',
  about: [
    'What the file and the shipped table say holds again. What was set stays on record: "pinpost policy show COUNTRY" tells it.',
  ],
  args: [
    { name: 'COUNTRY', meaning: "Two letters, or '*'." },
    { name: 'CHANNEL', meaning: 'sms or email.' },
  ],
  options: {
    ...onRecord,
    service: { type: 'string', value: 'SLUG', meaning: 'What was set for this service; without it, for all.' },
  },
  examples: [
    { line: 'pinpost policy unset BE sms --why "the short code was given up"', meaning: 'Back to e-mail only.' },
  ],
  needs: 'database',
  remote: true,
  async run(context) {
    const { values, positionals, out, err } = context
    const place = await readPlace(context, positionals, values.service)
    if (!place.ok) {
      err(place.problem)
      return place.exit
    }
    const record = whoAndWhy(values)
    if (record === undefined) {
      err(SAY_WHY)
      return 2
    }
    const outcome = await policyAdminOf(context).unset(place, record.who, record.why)
    const whom = values.service === undefined ? 'all services' : `the service ${values.service}`
    if (outcome === 'was_not_set') {
      err(`Nothing was set of ${place.channel} to ${place.country} for ${whom}.`)
      return 1
    }
    out(`What was set of ${place.channel} to ${place.country} for ${whom} holds no more.`)
    return 0
  },
})
