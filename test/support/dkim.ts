// Verifies a DKIM signature the way a receiver does (RFC 6376, relaxed/relaxed, rsa-sha256), with the public key at
// hand instead of DNS.
import { createHash, type KeyObject, verify } from 'node:crypto'

export interface DkimVerdict {
  readonly domain: string
  readonly selector: string
  /** The names of the header fields that are signed, in lower case. */
  readonly signed: readonly string[]
  readonly isBodyIntact: boolean
  readonly isSignatureValid: boolean
}

/** Throws when there is no signature or it is of another kind. */
export function verifyDkim(raw: Buffer, publicKey: KeyObject): DkimVerdict {
  const text = raw.toString('latin1')
  const at = text.indexOf('\r\n\r\n')
  const fields = text.slice(0, at).split(/\r\n(?![ \t])/)
  const signature = fields.find((field) => /^dkim-signature:/i.test(field))
  if (signature === undefined) throw new Error('There is no DKIM signature.')
  const tags = readTags(signature.slice(signature.indexOf(':') + 1))
  if (tags.get('c') !== 'relaxed/relaxed' || tags.get('a') !== 'rsa-sha256')
    throw new Error('Another kind of signature.')
  const signed = (tags.get('h') ?? '').toLowerCase().split(':')
  const unsigned = signature.replace(/([;\s]b=)[^;]*/, '$1')
  const data = [...pick(fields, signed).map(relaxField), relaxField(unsigned)].join('\r\n')
  return {
    domain: tags.get('d') ?? '',
    selector: tags.get('s') ?? '',
    signed,
    isBodyIntact:
      createHash('sha256')
        .update(relaxBody(text.slice(at + 4)), 'latin1')
        .digest('base64') === tags.get('bh'),
    isSignatureValid: verify(
      'sha256',
      Buffer.from(data, 'latin1'),
      publicKey,
      Buffer.from(tags.get('b') ?? '', 'base64'),
    ),
  }
}

function readTags(value: string): Map<string, string> {
  const pairs = value.split(';').map((pair) => pair.replaceAll(/\s/g, ''))
  return new Map(
    pairs
      .filter((pair) => pair !== '')
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  )
}

/** The fields named, each name taking the lowest one not yet taken; names without a field sign its absence. */
function pick(fields: readonly string[], names: readonly string[]): string[] {
  const left = [...fields]
  return names.flatMap((name) => {
    const at = left.findLastIndex((field) => field.slice(0, field.indexOf(':')).trim().toLowerCase() === name)
    return at === -1 ? [] : left.splice(at, 1)
  })
}

function relaxField(field: string): string {
  const at = field.indexOf(':')
  const value = field
    .slice(at + 1)
    .replaceAll('\r\n', '')
    .replaceAll(/[ \t]+/g, ' ')
  return `${field.slice(0, at).trim().toLowerCase()}:${value.trim()}`
}

function relaxBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replaceAll(/[ \t]+/g, ' ').trimEnd())
  const text = lines.join('\r\n').replace(/(?:\r\n)+$/, '')
  return text === '' ? '' : `${text}\r\n`
}
