// pinpost key create: the one command that writes a key, this once.
import { DEFAULT_SLUG, KEY_KINDS, SCOPES } from '../../services/index.ts'
import { command, jsonOption } from '../command.ts'
import { keyToJson } from '../key-json.ts'
import { adminOf, findService, noSuchService } from '../service-admin.ts'

export const keyCreate = command({
  name: 'key create',
  summary: 'Makes an API key',
  about: [
    'Writes the key, this once: only its hash is kept. An application sends it as "Authorization: Bearer …". A live key really sends; with a test key everything works but nothing leaves, and its messages can be read by GET /v1/test/messages.',
    'Give each application a key of its own, so that one can be revoked without the others.',
  ],
  args: [{ name: 'KIND', meaning: 'live or test.' }],
  options: {
    service: { type: 'string', value: 'SLUG', meaning: 'Whose key it is; default without it.' },
    scope: {
      type: 'string',
      value: 'SCOPE',
      multiple: true,
      meaning: 'What it may do: verify, register or accounts; verify without it.',
    },
    json: jsonOption,
  },
  examples: [
    { line: 'pinpost key create live', meaning: 'A key that starts and checks verifications of the default service.' },
    {
      line: 'pinpost key create test --service shop --scope verify --scope register',
      meaning: 'A test key with two scopes for the service shop.',
    },
  ],
  needs: 'database',
  remote: true,
  async run(context) {
    const { values, positionals, out, err } = context
    const kind = KEY_KINDS.find((each) => each === positionals[0])
    const scopes = SCOPES.filter((each) => values.scope.includes(each))
    if (kind === undefined || scopes.length < new Set(values.scope).size) {
      err(kind === undefined ? 'KIND is live or test.' : `A scope is one of ${SCOPES.join(', ')}.`)
      return 2
    }
    const slug = values.service ?? DEFAULT_SLUG
    await findService(context, slug) // the default one may have to be made first
    const made = await adminOf(context).createKey(slug, kind, scopes.length > 0 ? scopes : ['verify'])
    if (made === undefined) {
      err(noSuchService(slug))
      return 1
    }
    out(values.json ? JSON.stringify({ ...keyToJson(made.listed), key: made.key }, null, 2) : made.key)
    err('Keep it now: it cannot be shown again.')
    return 0
  },
})
