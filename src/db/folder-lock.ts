// One process owns the folder of an embedded database. The lock is a lock of the operating system on a file in the folder, taken
// through SQLite, which Node brings along: the system gives it to one process, and takes it back when that process dies, however
// it dies. So a live holder is never robbed and a dead one leaves nothing to clear up, also where process ids are recycled or
// mean nothing (two containers on one volume). The id is written beside it for the words of a refusal only.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const SQLITE_BUSY = 5

export interface FolderLock {
  /** Lets the folder go. Repeating it does nothing. */
  release(): void
}

/** The folder belongs to another process, or cannot be locked; the message says what to do. */
export class FolderRefused extends Error {
  override readonly name = 'FolderRefused'
}

/** Takes the folder, which is made if need be (for its owner alone). Throws FolderRefused at once, without waiting. */
export function lockFolder(folder: string): FolderLock {
  const holderFile = join(folder, 'holder')
  let lock: DatabaseSync | undefined
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 })
    lock.exec('pragma locking_mode = exclusive; begin exclusive')
    writeFileSync(holderFile, `${process.pid} ${hostname()}`)
  } catch (cause) {
    lock?.close()
    throw refusal(folder, holderFile, cause)
  }
  const held = lock
  let isHeld = true
  return {
    release() {
      if (!isHeld) return
      isHeld = false
      rmSync(holderFile, { force: true })
      held.close()
    },
  }
}

function refusal(folder: string, holderFile: string, cause: unknown): FolderRefused {
  const isBusy = cause instanceof Error && 'errcode' in cause && cause.errcode === SQLITE_BUSY
  const words = isBusy
    ? `${folder} is in use by ${readHolder(holderFile)}; a folder serves one process. Stop that one, name another folder with ` +
      'PINPOST_DATA_DIR, or set PINPOST_DATABASE_URL to share a PostgreSQL server.'
    : `${folder} cannot be used for the database: it must be a folder that this user may write, on a disk that knows locks.`
  return new FolderRefused(words, { cause })
}

/** Who holds the lock. Known to be missing for a moment, until the holder has written it. */
function readHolder(file: string): string {
  try {
    const [pid, host] = readFileSync(file, 'utf8').split(' ')
    if (pid) return host === hostname() ? `process ${pid}` : `process ${pid} on ${host}`
  } catch {
    // Not written yet.
  }
  return 'another process'
}
