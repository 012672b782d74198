// The files that pages need beside their HTML. Read once; their URLs carry a hash of their content, so that browsers
// may keep them for good and still get the new ones after an upgrade. Nothing else is ever served from the folder.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Encoding } from '../lib/accepted-encoding.ts'

export interface Asset {
  /** `/assets/pinpost.css` */
  readonly path: string
  /** The path with `?v=` and the hash: what pages refer to. */
  readonly url: string
  readonly contentType: string
  /** The hash. */
  readonly version: string
  /** With its quotes, as the header wants it. */
  readonly etag: string
  readonly body: Buffer
  /** The body compressed, as tight as can be: it is done once. */
  readonly compressed: Readonly<Record<Encoding, Buffer>>
}

const CONTENT_TYPES = {
  'pinpost.css': 'text/css; charset=utf-8',
  'inbox.css': 'text/css; charset=utf-8',
  'inbox.js': 'text/javascript; charset=utf-8',
  'pages.js': 'text/javascript; charset=utf-8',
  'code.js': 'text/javascript; charset=utf-8',
  'contacts.js': 'text/javascript; charset=utf-8',
  'countries.js': 'text/javascript; charset=utf-8',
} as const

export type AssetName = keyof typeof CONTENT_TYPES
const NAMES = Object.keys(CONTENT_TYPES) as AssetName[]

let read: Readonly<Record<AssetName, Asset>> | undefined

/** All of them, by name. To be answered with `cache-control: public, max-age=31536000, immutable` and the etag. */
export function assets(): Readonly<Record<AssetName, Asset>> {
  read ??= Object.fromEntries(NAMES.map((name) => [name, readAsset(name)])) as Record<AssetName, Asset>
  return read
}

function readAsset(name: AssetName): Asset {
  const body = readFileSync(new URL(`./assets/${name}`, import.meta.url))
  const version = createHash('sha256').update(body).digest('base64url').slice(0, 16)
  const path = `/assets/${name}`
  const contentType = CONTENT_TYPES[name]
  const compressed = { br: brotliCompressSync(body), gzip: gzipSync(body, { level: 9 }) }
  return { path, url: `${path}?v=${version}`, contentType, version, etag: `"${version}"`, body, compressed }
}
