// The migrations as files: `NNNN_name.sql`, numbered from 0001 without gaps, beside this module (the build copies them).
import { hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export interface MigrationFile {
  readonly version: number
  /** The file's name without its ending: `0001_core`. */
  readonly name: string
  readonly sql: string
  /** SHA-256 of the text, in hex; line endings do not count, since git may change them. */
  readonly checksum: string
}

const MIGRATIONS_FOLDER = fileURLToPath(new URL('./migrations/', import.meta.url))

/** In order. Throws on files that are misnamed, missing or doubled, which is a mistake in the program. */
export async function readMigrations(folder: string = MIGRATIONS_FOLDER): Promise<readonly MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const files = await Promise.all(names.map((name) => readMigration(folder, name)))
  files.forEach((file, index) => {
    if (file.version !== index + 1) {
      throw new Error(
        `Migrations are numbered from 0001 without gaps; ${file.name}.sql stands where ${index + 1} belongs.`,
      )
    }
  })
  return files
}

async function readMigration(folder: string, fileName: string): Promise<MigrationFile> {
  const version = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(fileName)?.[1]
  if (version === undefined) throw new Error(`${fileName} is not named like a migration: 0001_what_it_does.sql.`)
  const sql = (await readFile(`${folder}/${fileName}`, 'utf8')).replaceAll('\r\n', '\n')
  const checksum = hash('sha256', sql)
  return { version: Number(version), name: fileName.slice(0, -'.sql'.length), sql, checksum }
}
