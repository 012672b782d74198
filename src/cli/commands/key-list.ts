// pinpost key list
import { formatId } from '../../lib/ids.ts'
import { command, jsonOption } from '../command.ts'
import { keyToJson } from '../key-json.ts'
import { adminOf, findService, noSuchService } from '../service-admin.ts'
import { table } from '../table.ts'

export const keyList = command({
  name: 'key list',
  summary: 'Lists the API keys',
  about: [
    'Keys are told apart by their last four characters; the keys themselves are not kept. Revoked ones are listed too.',
  ],
  args: [],
  options: {
    service: { type: 'string', value: 'SLUG', meaning: 'Only the keys of one service.' },
    json: jsonOption,
  },
  examples: [{ line: 'pinpost key list --service shop', meaning: 'The keys of the service shop.' }],
  needs: 'database',
  remote: true,
  async run(context) {
    const { values, out, err } = context
    if (values.service !== undefined && (await findService(context, values.service)) === undefined) {
      err(noSuchService(values.service))
      return 1
    }
    const keys = await adminOf(context).listKeys(values.service)
    if (values.json) out(JSON.stringify(keys.map(keyToJson), null, 2))
    else {
      const rows = keys.map((key) => [
        formatId('key', key.id),
        key.service,
        key.kind,
        key.scopes.join(','),
        `…${key.hint}`,
        key.createdAt.toISOString().slice(0, 10),
        key.revokedAt?.toISOString().slice(0, 10) ?? '',
      ])
      out(table(['id', 'service', 'kind', 'scopes', 'ends in', 'made', 'revoked'], rows))
    }
    return 0
  },
})
