// pinpost database move: from the embedded database to a PostgreSQL server, once and wholly.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { copyDatabase, type Database, FolderRefused, openDatabase } from '../../db/index.ts'
import { command, type ExitCode, type Output } from '../command.ts'
import { describeFailure } from '../failure.ts'

export const databaseMove = command({
  name: 'database move',
  summary: 'Moves what the embedded database holds to PostgreSQL',
  about: [
    'Copies everything into an empty database on a PostgreSQL server and compares every row afterwards. It is one transaction: whatever happens, the target has everything or nothing, and the embedded database is only read and stays as it is.',
    'Stop the server first: what it wrote after the copy would be missing. Codes that are on their way stay good, as long as the server starts again with the same secrets before they expire.',
  ],
  args: [],
  options: {
    to: {
      type: 'string',
      value: 'URL',
      meaning: 'The target: postgres://user:password@host:5432/database. Also read from standard input with --to -.',
      isNeeded: true,
    },
  },
  examples: [
    {
      line: 'pinpost database move --to postgres://pinpost:password@db.example.com:5432/pinpost',
      meaning: 'Then set PINPOST_DATABASE_URL to the same address and start the server.',
    },
    {
      line: 'cat url.txt | pinpost database move --to -',
      meaning: 'The same, without showing the password to other users of the machine.',
    },
  ],
  needs: 'configuration',
  async run(context) {
    const { values, config, err } = context
    const url = values.to === '-' ? await readStandardInput() : values.to
    if (!/^postgres(ql)?:\/\/./.test(url)) {
      err('Give the target with --to postgres://user:password@host:5432/database')
      return 2
    }
    if (config.database.engine !== 'embedded') {
      err('PINPOST_DATABASE_URL is set, so there is no embedded database to move from: leave it out for this command.')
      return 1
    }
    const { folder } = config.database
    if (!existsSync(join(folder, 'pg'))) {
      err(
        `There is no embedded database in ${folder}: run this in the folder where the server runs, or set PINPOST_DATA_DIR.`,
      )
      return 1
    }
    return await move(folder, url, context)
  },
})

async function move(folder: string, url: string, output: Output): Promise<ExitCode> {
  const target = await openDatabase({ engine: 'postgres', url }, { poolSize: 2, applicationName: 'pinpost move' })
  let source: Database | undefined
  try {
    await target.now() // sooner than the embedded engine is up
    source = await openDatabase({ engine: 'embedded', folder })
    return await copy(source, target, output)
  } catch (cause) {
    output.err(`${explain(cause)}\nNothing was moved.`)
    return 1
  } finally {
    await Promise.all([source?.close(), target.close()])
  }
}

async function copy(source: Database, target: Database, { out, err }: Output): Promise<ExitCode> {
  const outcome = await copyDatabase(source, target, (table, rows, total) => err(`${table}: ${rows} of ${total} rows`))
  switch (outcome.kind) {
    case 'source_not_migrated':
      err(`The embedded database is of an older version (${outcome.pending.join(', ')}). Run "pinpost migrate" first.`)
      return 1
    case 'target_not_empty':
      err(`The target is not empty: its table ${outcome.table} has rows. Give a fresh database; nothing was changed.`)
      return 1
    case 'copied': {
      await target.query('analyze')
      const rows = outcome.tables.reduce((sum, table) => sum + table.rows, 0)
      out(`Moved ${rows} rows in ${outcome.tables.length} tables, and compared them.`)
      err(AFTERWARDS)
      return 0
    }
  }
}

function explain(cause: unknown): string {
  if (!(cause instanceof FolderRefused)) return describeFailure(cause)
  const [what, isInUse] = cause.message.split(';')
  return isInUse === undefined ? cause.message : `${what}. Stop it first: what it writes after the copy would be lost.`
}

const AFTERWARDS = `
Now set PINPOST_DATABASE_URL to that address, keep PINPOST_SECRETS (in a trial: the file "secrets" in the data folder) as they are,
and start the server. Once all is well, delete the folder "database" in the data folder.`

async function readStandardInput(): Promise<string> {
  let text = ''
  for await (const chunk of process.stdin) text += chunk
  return text.trim()
}
