// Copies everything from one database to another, value by value, whichever engines they are. Every value crosses as the text
// that PostgreSQL itself writes and reads back exactly (bytes as hex, instants to the microsecond, json and arrays as they are),
// and afterwards both sides are compared by a fingerprint over every row. All in one transaction on either side: the source is
// only read, and the target has everything or nothing.
import type { Database, Queryable } from './db.ts'
import { migrate } from './migrate.ts'

export type CopyOutcome =
  | { readonly kind: 'copied'; readonly tables: readonly CopiedTable[] }
  /** The source is not of this version: what is pending there. */
  | { readonly kind: 'source_not_migrated'; readonly pending: readonly string[] }
  /** It holds rows already; nothing was changed. */
  | { readonly kind: 'target_not_empty'; readonly table: string }

export interface CopiedTable {
  readonly name: string
  readonly rows: number
}

/** Told now and then: how many rows of a table are over. */
export type OnCopied = (table: string, rows: number, total: number) => void

interface Table {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
}

const BATCH_ROWS = 1_000
/** Each database records its own migrations. */
const NOT_COPIED = 'schema_migration'
/** Texts of values must not depend on how a server or a role is set. */
const PLAIN = `
  set local statement_timeout = 0; set local lock_timeout = '30s'; set local idle_in_transaction_session_timeout = 0;
  set local enable_seqscan = on; set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1`

/** Throws MigrationRefused when either database is of a newer version, and when what was copied differs from the source. */
export async function copyDatabase(source: Database, target: Database, onCopied: OnCopied): Promise<CopyOutcome> {
  const pending = await migrate(source, { dry: true })
  if (pending.length > 0) return { kind: 'source_not_migrated', pending: pending.map(({ name }) => name) }
  await migrate(target)
  return await source.transaction(async (from) => {
    await from.query(PLAIN)
    const tables = await readTables(from)
    return await target.transaction(async (to) => {
      await to.query(PLAIN)
      await to.query(`lock table ${tables.map(({ name }) => quoted(name)).join(', ')} in exclusive mode`)
      for (const { name } of tables) {
        if ((await countRows(to, name)) > 0) return { kind: 'target_not_empty', table: name }
      }
      const copied: CopiedTable[] = []
      for (const table of tables) copied.push({ name: table.name, rows: await copyTable(from, to, table, onCopied) })
      for (const { name } of tables) await compare(from, to, name)
      return { kind: 'copied', tables: copied }
    })
  })
}

async function copyTable(from: Queryable, to: Queryable, table: Table, onCopied: OnCopied): Promise<number> {
  const { name, columns } = table
  const total = await countRows(from, name)
  const list = columns.map((column) => quoted(column.name)).join(', ')
  const texts = columns.map((column, at) => `${quoted(column.name)}::text as c${at}`).join(', ')
  const insert = `insert into ${quoted(name)} (${list}) select ${columns
    .map(({ type }, at) => `c${at}::${type}`)
    .join(', ')} from unnest(${columns.map((_, at) => `$${at + 1}::text[]`).join(', ')}) as row(${columns
    .map((_, at) => `c${at}`)
    .join(', ')})`
  await from.query(`declare moved no scroll cursor for select ${texts} from ${quoted(name)}`)
  let done = 0
  for (;;) {
    const rows = await from.query<Record<string, string | null>>(`fetch ${BATCH_ROWS} from moved`)
    if (rows.length === 0) break
    await to.query(
      insert,
      columns.map((_, at) => rows.map((row) => row[`c${at}`] ?? null)),
    )
    done += rows.length
    onCopied(name, done, total)
  }
  await from.query('close moved')
  return done
}

async function compare(from: Queryable, to: Queryable, table: string): Promise<void> {
  const [ours, theirs] = [await fingerprint(from, table), await fingerprint(to, table)]
  if (ours === theirs) return
  throw new Error(`What arrived in ${table} is not what was sent (${theirs} instead of ${ours}): nothing was moved.`)
}

/** The number of rows, and a sum over the hash of each: the same for the same rows in any order. */
async function fingerprint(db: Queryable, table: string): Promise<string> {
  const [row] = await db.query<{ told: string }>(
    `select count(*) || ' rows, ' || coalesce(sum(('x' || left(md5(r::text), 15))::bit(60)::bigint)::text, '0') as told
     from ${quoted(table)} r`,
  )
  return row?.told ?? ''
}

async function countRows(db: Queryable, table: string): Promise<number> {
  const [row] = await db.query<{ n: number }>(`select count(*) as n from ${quoted(table)}`)
  return row?.n ?? 0
}

/** Those that others point to come first. */
async function readTables(db: Queryable): Promise<readonly Table[]> {
  const rows = await db.query<{ name: string; columns: Table['columns']; needs: string[] }>(
    `select c.relname as name,
       (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       array(select f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
             where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
     from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> $1
     order by c.relname`,
    [NOT_COPIED],
  )
  const ordered: typeof rows = []
  while (ordered.length < rows.length) {
    const placed = new Set(ordered.map(({ name }) => name))
    const next = rows.filter(({ name, needs }) => !placed.has(name) && needs.every((need) => placed.has(need)))
    if (next.length === 0) throw new Error('Tables point to each other in a circle.')
    ordered.push(...next)
  }
  return ordered
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
