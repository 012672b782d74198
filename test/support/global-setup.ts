// Before and after a whole run of the tests: a folder for what its processes share. The servers in it are started by the first
// test that wants one (databases.ts), so that a run of unit tests does not pay for them, and are ended here.
import { tmpdir } from 'node:os'
import type { TestProject } from 'vitest/node'
import { makeRunFolder, removeRunFolder } from './run-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of this run. */
    runFolder: string
    /** A server to test on instead of those that come as packages; may make databases. */
    testDatabaseUrl: string | undefined
  }
}

/** For root the servers run as another user, who may not be let into root's own temporary folder. */
const base = process.getuid?.() === 0 ? '/tmp' : tmpdir()

export function setup(project: TestProject): () => Promise<void> {
  const runFolder = makeRunFolder(base)
  const testDatabaseUrl = process.env.PINPOST_TEST_DATABASE_URL || undefined
  project.provide('runFolder', runFolder)
  project.provide('testDatabaseUrl', testDatabaseUrl)
  return async () => {
    removeRunFolder(runFolder)
    if (testDatabaseUrl === undefined) return
    const { dropDatabase, templateName } = await import('./database-template.ts')
    await dropDatabase(testDatabaseUrl, templateName(runFolder))
  }
}
