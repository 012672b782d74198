// Looks for secrets where they must not be: as they are, and in the forms in which they would slip into a row, a line or an answer
// unnoticed. A test that finds nothing is worth nothing unless it also finds what it plants.
import { createHash } from 'node:crypto'
import type { Database } from '../../src/db/index.ts'

export type SecretKind = 'code' | 'contact' | 'session' | 'address' | 'key' | 'token' | 'ring secret' | 'private text'

export interface Secret {
  readonly kind: SecretKind
  readonly value: string
}

/** A place that was searched, and all that it held. */
export interface Surface {
  readonly name: string
  readonly text: string
}

export interface Finding {
  readonly surface: string
  readonly kind: SecretKind
  readonly form: string
  /** What stands around it. */
  readonly excerpt: string
}

type Forms = Readonly<Record<string, string>>

const hashOf = (algorithm: string, value: string) => createHash(algorithm).update(value)

/** Kinds that are few enough to be guessed from an unkeyed hash, so not even that may be kept. */
const GUESSABLE: ReadonlySet<SecretKind> = new Set(['code', 'contact', 'address'])

function formsOf({ kind, value }: Secret): Forms {
  const bytes = Buffer.from(value)
  const forms: Record<string, string> = {
    plain: value,
    'percent-encoded': encodeURIComponent(value),
    hex: bytes.toString('hex'),
    base64: bytes.toString('base64').replace(/=+$/, ''),
    base64url: bytes.toString('base64url'),
  }
  if (kind === 'contact' && value.startsWith('+')) forms['without its plus'] = value.slice(1)
  if (GUESSABLE.has(kind)) {
    for (const algorithm of ['sha256', 'sha1', 'md5']) {
      forms[`${algorithm} in hex`] = hashOf(algorithm, value).digest('hex')
      forms[`${algorithm} in base64`] = hashOf(algorithm, value).digest('base64').replace(/=+$/, '')
    }
  }
  return forms
}

/** How a number or code is written for people: in groups. */
const GROUPING = /[\s\u00a0\u2010-\u2015().-]+/g

/** Every place where one of the secrets stands, in any of its forms; letters count alike whatever their case. */
export function findSecrets(surfaces: readonly Surface[], secrets: readonly Secret[]): Finding[] {
  const found: Finding[] = []
  for (const { name, text } of surfaces) {
    const written = text.toLowerCase()
    const joined = written.replace(GROUPING, '')
    for (const secret of secrets) {
      const { kind } = secret
      for (const [form, value] of Object.entries(formsOf(secret))) {
        const within = (where: string, how: string) => {
          const at = where.indexOf(value.toLowerCase())
          if (at >= 0)
            found.push({ surface: name, kind, form: how, excerpt: where.slice(Math.max(0, at - 60), at + 60) })
          return at >= 0
        }
        if (!within(written, form) && (kind === 'code' || kind === 'contact')) within(joined, `${form}, in groups`)
      }
    }
  }
  return found
}

/** Every row of every table as PostgreSQL writes it. */
export async function dumpTables(db: Database): Promise<Surface[]> {
  const tables = await db.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
     where c.relkind in ('r', 'p', 'm') and c.relnamespace not in
       (select oid from pg_namespace where nspname in ('pg_catalog', 'information_schema') or nspname like 'pg_toast%')
     order by 1`,
  )
  const dumps: Surface[] = []
  for (const { name } of tables) {
    const rows = await db.query<{ row: string }>(`select t::text as row from ${name} t`)
    dumps.push({ name: `table ${name}`, text: rows.map(({ row }) => row).join('\n') })
  }
  return dumps
}
