// `npm run reference`: writes the references that are made from tables in the code and in the database.
// test/repository/references.test.ts and schema.test.ts hold them to those tables.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commands } from '../src/cli/commands.ts'
import { errorsReference } from '../src/http/index.ts'
import { commandsReference } from './commands-reference.ts'
import { configReference, exampleEnv } from './config-reference.ts'
import { limitsReference } from './limits-reference.ts'
import { metricsReference } from './metrics-reference.ts'
import { policyReference } from './policy-reference.ts'
import { registrationsReference } from './registrations-reference.ts'
import { root } from './run-quietly.ts'
import { freshSchemaReference, SCHEMA_REFERENCE } from './schema-reference.ts'

/** Files by their path in the repository, with the text that they should have; that of the schema wants a database. */
export function references(): Record<string, string> {
  return {
    'docs/reference/config.md': `${configReference()}\n`,
    'docs/reference/commands.md': `${commandsReference(commands)}\n`,
    'docs/reference/errors.md': errorsReference(),
    'docs/reference/limits.md': limitsReference(),
    'docs/reference/registrations.md': registrationsReference(),
    'docs/reference/metrics.md': `${metricsReference()}\n`,
    'docs/reference/policy.md': policyReference(),
    'example.env': `${exampleEnv()}\n`,
  }
}

if (import.meta.main) {
  const texts = { ...references(), [SCHEMA_REFERENCE]: await freshSchemaReference() }
  for (const [path, text] of Object.entries(texts)) {
    const isCurrent = textOf(join(root, path)) === text
    if (!isCurrent) writeFileSync(join(root, path), text)
    console.log(`${path} ${isCurrent ? 'is as it should be' : 'was written'}`)
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined // not written yet
  }
}
