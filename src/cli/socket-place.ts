// Where the socket is by which commands reach the server that owns an embedded database: in a folder of its own in the data
// folder, which only the owner may enter. The path of a socket may have about a hundred bytes; where the data folder lies
// deeper, the socket lies in a fresh private folder among the system's temporary ones, and a file in its place says where.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** sun_path holds 104 bytes on macOS and BSD, 108 on Linux, with the NUL at the end. */
const LONGEST_PATH_BYTES = 103
const PREFIX = 'pinpost-'

/** For a client: where to knock. */
export function socketPath(dataDir: string): string {
  try {
    return readFileSync(pointerOf(dataDir), 'utf8').trim()
  } catch {
    return join(folderOf(dataDir), 'socket')
  }
}

/** For a server, once nobody answers there: makes the folder, clears away what a dead one left, and answers where to listen. */
export function makeSocketPlace(dataDir: string): string {
  clearSocketPlace(dataDir)
  const folder = folderOf(dataDir)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const path = join(folder, 'socket')
  if (Buffer.byteLength(path) <= LONGEST_PATH_BYTES) return path
  const elsewhere = join(mkdtempSync(join(shortFolder(), PREFIX)), 'socket')
  writeFileSync(pointerOf(dataDir), `${elsewhere}\n`, { mode: 0o600 })
  return elsewhere
}

export function clearSocketPlace(dataDir: string): void {
  const path = socketPath(dataDir)
  rmSync(path, { force: true })
  rmSync(pointerOf(dataDir), { force: true })
  const folder = dirname(path)
  if (folder !== folderOf(dataDir) && basename(folder).startsWith(PREFIX))
    rmSync(folder, { recursive: true, force: true })
}

function folderOf(dataDir: string): string {
  return join(dataDir, 'commands')
}

function pointerOf(dataDir: string): string {
  return join(folderOf(dataDir), 'socket-is-at')
}

function shortFolder(): string {
  const random = 'XXXXXX/socket'
  return Buffer.byteLength(join(tmpdir(), PREFIX + random)) <= LONGEST_PATH_BYTES ? tmpdir() : '/tmp'
}
