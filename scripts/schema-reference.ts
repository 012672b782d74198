// Makes docs/reference/schema.md from the comments in a migrated database, so that what the reference says of a table is what
// the table says of itself.
import { migrate, openEmbedded, type Queryable } from '../src/db/index.ts'

export const SCHEMA_REFERENCE = 'docs/reference/schema.md'

export interface Column {
  readonly name: string
  readonly type: string
  readonly isNullable: boolean
  readonly comment: string | null
}

export interface Table {
  readonly name: string
  readonly comment: string | null
  readonly columns: readonly Column[]
}

/** Whether a column holds personal data, and what it is for, as its comment says; undefined when it does not say. */
export function readComment(comment: string | null): { isPersonal: boolean; about: string } | undefined {
  const said = /^(not )?personal(?:: (.+))?$/s.exec(comment ?? '')
  if (!said) return undefined
  const isPersonal = said[1] === undefined
  // What is personal must say what it is; of an id or an instant the name says enough.
  if (isPersonal && said[2] === undefined) return undefined
  return { isPersonal, about: said[2] ?? '' }
}

/** All tables, by name, with their columns in their order. */
export async function readTables(db: Queryable): Promise<readonly Table[]> {
  const rows = await db.query<{ table: string; about: string | null; column: Column }>(`
    select c.relname as table, obj_description(c.oid, 'pg_class') as about, json_build_object(
      'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'isNullable', not a.attnotnull,
      'comment', col_description(c.oid, a.attnum)) as column
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    order by c.relname collate "C", a.attnum`)
  return [...Map.groupBy(rows, (row) => row.table)].map(([name, ofTable]) => ({
    name,
    comment: ofTable[0]?.about ?? null,
    columns: ofTable.map((row) => row.column),
  }))
}

/** Of a database that is made for it. */
export async function freshSchemaReference(): Promise<string> {
  const db = await openEmbedded('memory')
  await migrate(db)
  const reference = await schemaReference(db)
  await db.close()
  return reference
}

export async function schemaReference(db: Queryable): Promise<string> {
  const tables = await readTables(db)
  return `${[INTRODUCTION, ...tables.map(renderTable)].join('\n\n')}\n`
}

const INTRODUCTION = `# The tables

<!-- Written by \`npm run reference\` from the comments in a migrated database. -->

What Pinpost keeps, the same on both engines. A column is personal when what it holds is about a person, also where it is encrypted
or a keyed fingerprint. Nowhere is there a code or a hash of one; contacts are encrypted or masked.`

function renderTable(table: Table): string {
  const rows = table.columns.map(({ name, type, isNullable, comment }) => {
    const said = readComment(comment)
    const kind = said === undefined ? '?' : said.isPersonal ? 'personal' : ''
    return `| \`${name}\` | ${type}${isNullable ? ', may be null' : ''} | ${kind} | ${cell(said?.about ?? '')} |`
  })
  return [
    `## ${table.name}`,
    '',
    table.comment ?? '',
    '',
    '| column | type | | what it holds |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
