// pinpost service create
import { command, jsonOption } from '../command.ts'
import { adminOf } from '../service-admin.ts'
import {
  describeSettings,
  readAssignments,
  serviceToJson,
  withFullPath,
  writeSettingProblems,
} from '../service-settings.ts'

export const serviceCreate = command({
  name: 'service create',
  summary: 'Makes a service',
  about: [
    'A service is a tenant: a name that people read, settings, and API keys of its own. One, called default, is there from the first start. What is not set has its default; docs/reference/config.md lists the settings.',
  ],
  args: [
    {
      name: 'SLUG',
      meaning: 'Its short name for the command line: lower-case letters, digits and single hyphens, up to 40.',
    },
    { name: 'name=value…', meaning: 'Settings, as "pinpost service set" takes them.', isOptional: true, withFullPath },
  ],
  options: { json: jsonOption },
  examples: [
    {
      line: 'pinpost service create shop "name=Example Shop" locale=et code_digits=8',
      meaning: 'A service that speaks Estonian and sends codes of eight digits.',
    },
  ],
  needs: 'database',
  remote: true,
  async run(context) {
    const { values, positionals, out, err } = context
    const [slug = '', ...words] = positionals
    const assignments = readAssignments(words, [])
    if (!assignments.ok) {
      err(assignments.problem)
      return 2
    }
    const admin = adminOf(context)
    const outcome = await admin.create(slug, assignments.patch)
    switch (outcome.kind) {
      case 'created':
        out(values.json ? JSON.stringify(serviceToJson(outcome.service), null, 2) : describeSettings(outcome.service))
        err(`Made. A key for it: pinpost key create live --service ${slug}`)
        return 0
      case 'slug_taken':
        err(`There is a service ${slug} already.`)
        return 1
      case 'slug_malformed':
        err('The slug takes lower-case letters, digits and single hyphens, up to 40 characters.')
        return 2
      case 'invalid':
        writeSettingProblems(context, outcome.problems)
        return 2
    }
  },
})
