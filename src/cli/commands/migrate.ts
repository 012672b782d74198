// pinpost migrate
import { migrate as migrateDatabase } from '../../db/index.ts'
import { command } from '../command.ts'

export const migrate = command({
  name: 'migrate',
  summary: 'Brings the database to the schema of this version',
  about: [
    'Applies what the database has not had yet, forward only and under a lock, so that several may run it at once. "pinpost serve" does the same when it starts; run it beforehand where the server may not change tables, or to see first what would be done. A database that a newer version has changed is refused.',
  ],
  args: [],
  options: { 'dry-run': { type: 'boolean', meaning: 'Only tells what would be applied.' } },
  examples: [
    { line: 'pinpost migrate --dry-run', meaning: 'What an upgrade would apply.' },
    { line: 'pinpost migrate', meaning: 'Applies it.' },
  ],
  needs: 'database',
  remote: true,
  makesTrial: true,
  async run({ db, clock, values, out }) {
    const migrations = await migrateDatabase(db, { dry: values['dry-run'], clock })
    const verb = values['dry-run'] ? 'Would apply' : 'Applied'
    out(
      migrations.length === 0
        ? 'The database is up to date.'
        : migrations.map(({ name }) => `${verb} ${name}`).join('\n'),
    )
    return 0
  },
})
