// Whether a pooler in transaction mode stands in between, and what of its set-up is missing (docs/operations/pgbouncer.md).
import { connectPostgres, type Database, SESSION_SETTINGS } from '../../db/index.ts'
import type { Addresses, DatabaseQuestion } from './database-question.ts'
import { type Finding, ok, problem, warning } from './finding.ts'
import { markConnection, selectMark, selectUnset } from './queries.ts'

/** Behind a pooler in transaction mode what was set on a connection holds for whoever gets it next, and listening hears nothing. */
export async function checkPooler(
  { random }: DatabaseQuestion,
  { databaseUrl = '', databaseListenUrl }: Addresses,
  db: Database,
): Promise<Finding[]> {
  const mark = Buffer.from(random(8)).toString('hex')
  const other = connectPostgres(databaseUrl, { poolSize: 1, applicationName: 'pinpost doctor' })
  try {
    await markConnection(db, mark)
    if ((await selectMark(other)) !== mark) return []
    await other.now() // prepared as the clock was asked before: thrown where the pooler mixes that up
    const unset = await selectUnset(db, SESSION_SETTINGS)
    await markConnection(db, '')
    const findings: Finding[] = []
    if (unset.length > 0) {
      findings.push(
        problem('pooler', {
          found: `A pooler in transaction mode, whose connections do not begin with ${unset.join(', ')} as Pinpost needs.`,
          why: 'Statements run without their time limits and by slow plans, depending on the connection they get.',
          fix: unset.map((name) => `alter role CURRENT_USER set ${name} = '${SESSION_SETTINGS[name]}';`).join(' '),
        }),
      )
    }
    if (databaseListenUrl === undefined) {
      findings.push(
        warning('pooler', {
          found: 'Notifications do not pass a pooler in transaction mode.',
          why: 'Other processes notice changed settings and revoked keys after seconds instead of at once.',
          fix: 'PINPOST_DATABASE_LISTEN_URL=postgres://…    # past the pooler, or through one in session mode',
        }),
      )
    }
    return findings.length > 0 ? findings : [ok('pooler', 'In transaction mode, set up as Pinpost needs it.')]
  } finally {
    await other.close()
  }
}
