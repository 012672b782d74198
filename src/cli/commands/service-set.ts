// pinpost service set
import { command, jsonOption } from '../command.ts'
import { adminOf, findService, noSuchService } from '../service-admin.ts'
import {
  describeSettings,
  readAssignments,
  serviceToJson,
  withFullPath,
  writeSettingProblems,
} from '../service-settings.ts'

export const serviceSet = command({
  name: 'service set',
  summary: 'Changes the settings of a service',
  about: [
    'Sets what is written as name=value and leaves the rest as it is. Lists are separated by commas. Running servers follow at once; verifications that were started keep what they began with. When anything is wrong, nothing is changed.',
    'docs/reference/config.md lists the settings with their bounds.',
  ],
  args: [
    { name: 'SLUG', meaning: 'Which service.' },
    { name: 'name=value…', meaning: 'Settings to change; quote values with spaces.', isOptional: true, withFullPath },
  ],
  options: {
    unset: { type: 'string', value: 'NAME', multiple: true, meaning: 'Takes a setting back to its default.' },
    json: jsonOption,
  },
  examples: [
    {
      line: 'pinpost service set default "name=Example Shop" sms_countries=EE,LV',
      meaning: 'A name, and where text messages may go.',
    },
    {
      line: 'pinpost service set default resend_after_seconds=60,180',
      meaning: 'Lets people ask again after one and three minutes.',
    },
    {
      line: 'pinpost service set default brand_color=#0b6e4f logo=./logo.svg',
      meaning: 'How its pages look: a colour, and a picture from a file.',
    },
    { line: 'pinpost service set default --unset code_digits', meaning: 'Back to codes of six digits.' },
  ],
  needs: 'database',
  remote: true,
  async run(context) {
    const { values, positionals, out, err } = context
    const [slug = '', ...words] = positionals
    const assignments = readAssignments(words, values.unset)
    if (!assignments.ok || Object.keys(assignments.patch).length === 0) {
      err(assignments.ok ? 'Nothing to set: write name=value, or --unset NAME.' : assignments.problem)
      return 2
    }
    await findService(context, slug) // the default one may have to be made first
    const outcome = await adminOf(context).update(slug, assignments.patch)
    switch (outcome.kind) {
      case 'updated':
        out(values.json ? JSON.stringify(serviceToJson(outcome.service), null, 2) : describeSettings(outcome.service))
        return 0
      case 'not_found':
        err(noSuchService(slug))
        return 1
      case 'invalid':
        writeSettingProblems(context, outcome.problems)
        return 2
    }
  },
})
