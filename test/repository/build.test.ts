// What is published is the compiled code and the files that the build copies beside it. A file of another kind in src would work
// from the repository and be missing there.
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

test('every file in src is code, or is copied beside it', () => {
  const script = readFileSync(join(root, 'scripts', 'build.ts'), 'utf8')
  const pattern = /globSync\('([^']+)'/.exec(script)?.[1] ?? 'nothing'
  const copied = globSync(pattern, { cwd: root }).map((path) => path.replaceAll('\\', '/').slice('src/'.length))
  const others = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/(?<!\.d)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/').split('/src/').at(-1) ?? '')
  expect(copied.sort()).toEqual(others.sort())
  expect(copied).toContain('pages/assets/pinpost.css')
})
