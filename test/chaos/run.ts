// `npm run chaos`: the long form of the kill tests, on the embedded database and with two processes on one PostgreSQL.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres, stopPostgres } from '../support/postgres-server.ts'
import type { CarrierName } from './carriers.ts'
import { type ChaosResult, runChaos } from './chaos.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    callers: { type: 'string', default: '16' },
    carrier: { type: 'string', default: 'smtp' },
    help: { type: 'boolean' },
  },
})
if (values.help) {
  console.log(`npm run chaos [-- --kills 20] [--callers 16] [--carrier smtp|smpp]

Kills Pinpost at random under load and checks that nothing it acknowledged is lost: first on the embedded database,
then with two processes on one PostgreSQL. Two of five verifications fall back on a contact of the other carrier, and so
do registrations, two of seven in all. Takes some seconds a kill.`)
  process.exit(0)
}

const folder = mkdtempSync(join(tmpdir(), 'pinpost-chaos-'))
/** Not within the other: as root the server runs as another user, who may not enter it. */
const serverFolder = mkdtempSync(join(process.getuid?.() === 0 ? '/tmp' : tmpdir(), 'pinpost-chaos-server-'))
const carrier: CarrierName = values.carrier === 'smpp' ? 'smpp' : 'smtp'
const shape = {
  carrier,
  kills: Number(values.kills),
  callers: Number(values.callers),
  mostBetweenKillsMs: 3_000,
}
const onProgress = (line: string) => console.error(`  ${line}`)
let isBroken = false

function report(name: string, { broken, ...counts }: ChaosResult): void {
  console.log(
    `${name}: ${Object.entries(counts)
      .map(([what, n]) => `${n} ${what.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`)
      .join(', ')}; ${broken.length} promises broken`,
  )
  for (const line of broken.slice(0, 20)) console.log(`  ${line}`)
  isBroken ||= broken.length > 0
}

try {
  console.error('Embedded database, one process:')
  report('embedded', await runChaos({ ...shape, processes: 1, environment: { PINPOST_DATA_DIR: folder }, onProgress }))
  console.error('PostgreSQL 18, two processes:')
  const server = await startPostgres(18, serverFolder)
  try {
    const environment = { PINPOST_DATABASE_URL: server.url, PINPOST_DATA_DIR: folder }
    report('postgres', await runChaos({ ...shape, processes: 2, environment, onProgress }))
  } finally {
    stopPostgres(server)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
  rmSync(serverFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}
process.exitCode = isBroken ? 1 : 0
