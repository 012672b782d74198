// pinpost service list
import { formatId } from '../../lib/ids.ts'
import { command, jsonOption } from '../command.ts'
import { adminOf } from '../service-admin.ts'
import { serviceToJson } from '../service-settings.ts'
import { table } from '../table.ts'

export const serviceList = command({
  name: 'service list',
  summary: 'Lists the services',
  about: ['The services in the order in which they were made. "pinpost service show SLUG" tells the settings of one.'],
  args: [],
  options: { json: jsonOption },
  examples: [
    { line: 'pinpost service list', meaning: 'Slug, id and name of each.' },
    { line: 'pinpost service list --json', meaning: 'With all settings, for a program.' },
  ],
  needs: 'database',
  remote: true,
  async run(context) {
    const { values, out } = context
    const services = await adminOf(context).list()
    if (values.json) out(JSON.stringify(services.map(serviceToJson), null, 2))
    else
      out(
        table(
          ['slug', 'id', 'name'],
          services.map(({ slug, id, settings }) => [slug, formatId('svc', id), settings.name]),
        ),
      )
    return 0
  },
})
