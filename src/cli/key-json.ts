// An API key for programs: never the key itself.
import { formatId } from '../lib/ids.ts'
import type { ApiKey } from '../services/index.ts'

export function keyToJson(key: ApiKey): Record<string, unknown> {
  return {
    id: formatId('key', key.id),
    service: key.service,
    kind: key.kind,
    scopes: key.scopes,
    hint: key.hint,
    created_at: key.createdAt,
    revoked_at: key.revokedAt ?? null,
  }
}
