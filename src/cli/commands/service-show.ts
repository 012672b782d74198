// pinpost service show
import { command, jsonOption } from '../command.ts'
import { findService, noSuchService } from '../service-admin.ts'
import { describeSettings, serviceToJson } from '../service-settings.ts'

export const serviceShow = command({
  name: 'service show',
  summary: 'Tells the settings of a service',
  about: ['Every setting with what was set, or with its default. docs/reference/config.md says what each means.'],
  args: [{ name: 'SLUG', meaning: 'Which service.' }],
  options: { json: jsonOption },
  examples: [
    { line: 'pinpost service show default', meaning: 'The settings of the service that is there from the start.' },
  ],
  needs: 'database',
  remote: true,
  async run(context) {
    const { values, positionals, out, err } = context
    const [slug = ''] = positionals
    const service = await findService(context, slug)
    if (service === undefined) {
      err(noSuchService(slug))
      return 1
    }
    out(values.json ? JSON.stringify(serviceToJson(service), null, 2) : describeSettings(service))
    return 0
  },
})
