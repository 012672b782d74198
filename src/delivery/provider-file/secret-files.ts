// Which files hold the secrets of providers, for whoever looks who may read them.
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { isMap, isSeq } from 'yaml'
import { parseOperatorFile } from '../../lib/operator-file.ts'
import { providerKinds } from '../providers/index.ts'
import { textOf } from './fields.ts'

/** Absolute: the file itself where it holds one, and those that it names. What cannot be understood may hold some. */
export function secretFilesOf(path: string): readonly string[] {
  const entries = readEntries(path)
  if (entries === undefined) return [path]
  const places = entries.flatMap((entry) => secretsOf(entry).flatMap((secret) => placeOf(secret, path)))
  return [...new Set(places)]
}

function readEntries(path: string): readonly unknown[] | undefined {
  try {
    const file = parseOperatorFile(readFileSync(path, 'utf8'))
    const list = file.ok && isMap(file.document.contents) ? file.document.contents.get('providers', true) : undefined
    return isSeq(list) ? list.items : undefined
  } catch {
    return undefined
  }
}

/** As the file says them. Of a kind that is none, whatever is said of it. */
function secretsOf(entry: unknown): readonly unknown[] {
  if (!isMap(entry)) return [entry]
  const settings = entry.get('settings', true)
  if (!isMap(settings)) return [settings]
  const word = textOf(entry.get('kind', true)) ?? ''
  const kind = Object.hasOwn(providerKinds, word) ? providerKinds[word] : undefined
  return Object.entries(settings.toJSON() as object)
    .filter(([member]) => kind === undefined || kind.secrets.some((secret) => secret === member))
    .map(([, said]) => said)
}

function placeOf(secret: unknown, path: string): readonly string[] {
  if (typeof secret !== 'object' || secret === null) return secret === undefined ? [] : [path]
  if ('env' in secret) return []
  return 'file' in secret && typeof secret.file === 'string' ? [resolve(dirname(path), secret.file)] : [path]
}
