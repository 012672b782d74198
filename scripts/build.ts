// `npm run build`: emits the JavaScript that is published, into dist/, with what is not code beside it.
import { cpSync, globSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, runTool } from './run-quietly.ts'

rmSync(join(root, 'dist'), { recursive: true, force: true })
const built = await runTool('tsc', ['-p', 'tsconfig.build.json'])
if (built.status !== 0) {
  console.error(built.output)
  process.exit(1)
}
const beside = globSync('src/**/*.{sql,css,js,svg,d.ts}', { cwd: root })
for (const file of beside) cpSync(join(root, file), join(root, 'dist', file.slice('src/'.length)))
console.log(`Built into dist/, with ${beside.length} files beside the code.`)
