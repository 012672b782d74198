// pinpost key revoke
import { parseId } from '../../lib/ids.ts'
import { command } from '../command.ts'
import { adminOf } from '../service-admin.ts'

export const keyRevoke = command({
  name: 'key revoke',
  summary: 'Revokes an API key',
  about: [
    'From that moment the key lets nobody in, on every server. A revoked key stays in the list and cannot be restored.',
  ],
  args: [{ name: 'ID', meaning: 'Which key: key_… as "pinpost key list" shows it.' }],
  options: {},
  examples: [
    {
      line: 'pinpost key revoke key_01kgzs4wyje4rrvtx3xxc5v9sd',
      meaning: 'When an application is gone, or its key got out.',
    },
  ],
  needs: 'database',
  remote: true,
  async run(context) {
    const { positionals, out, err } = context
    const [typed = ''] = positionals
    const id = parseId('key', typed)
    if (id === undefined) {
      err('An id begins with key_; "pinpost key list" shows it. The key itself is not asked for.')
      return 2
    }
    const admin = adminOf(context)
    const outcome = await admin.revokeKey(id)
    if (outcome === 'not_found') err('There is no such key; "pinpost key list" tells which there are.')
    else out(outcome === 'revoked' ? 'Revoked.' : 'It was revoked before.')
    return outcome === 'not_found' ? 1 : 0
  },
})
