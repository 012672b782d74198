// The picture of a service. It is given as a file, stored as a data URL, and served by Pinpost itself. What it is, its bytes say,
// not its name. An SVG is a document that could do things: one that holds more than a drawing is refused.

export const LOGO_BYTES = 32 * 1024

export type LogoType = 'image/png' | 'image/webp' | 'image/svg+xml'

export interface Logo {
  readonly type: LogoType
  readonly body: Buffer
}

const DATA_URL = /^data:(image\/(?:png|webp|svg\+xml));base64,([A-Za-z0-9+/]+={0,2})$/

/** Undefined for what may not be one. */
export function readLogo(bytes: Uint8Array): Logo | undefined {
  const body = Buffer.from(bytes)
  if (body.length > LOGO_BYTES) return undefined
  const type = typeOf(body)
  return type && { type, body }
}

export function logoToText({ type, body }: Logo): string {
  return `data:${type};base64,${body.toString('base64')}`
}

/** Judges what is stored as what comes in: the type that is said must be the one that it is. */
export function logoFromText(text: string): Logo | undefined {
  const [, type, base64 = ''] = DATA_URL.exec(text) ?? []
  const logo = type === undefined ? undefined : readLogo(Buffer.from(base64, 'base64'))
  return logo?.type === type ? logo : undefined
}

function typeOf(body: Buffer): LogoType | undefined {
  if (body.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n') return 'image/png'
  if (/^RIFF[\s\S]{4}WEBP$/.test(body.subarray(0, 12).toString('latin1'))) return 'image/webp'
  return isDrawing(body) ? 'image/svg+xml' : undefined
}

const UTF8 = new TextDecoder('utf-8', { fatal: true })

/**
 * What a drawing has no need of: scripts and handlers, other documents, what is fetched from elsewhere, what changes afterwards,
 * entities that could hide one of them, and styles that are read in.
 */
const NOT_DRAWN = [
  /<[\w-]*:?(script|foreignobject|iframe|embed|object|audio|video|handler|listener|animate\w*|set|a)[\s/>]/,
  /[\s"'/]on\w+\s*=/,
  /href\s*=\s*(?!["']#)/,
  /\bsrc\s*=/,
  /url\(\s*(?!["']?#)/,
  /@import|expression\s*\(|javascript:/,
  /<!(doctype|entity)|<\?(?!xml\s)/,
]

/** Each comment ends at its first end: one that could reach further would be tried to the end of each of the others, and all of those. */
const BEGINNING = /^\s*(<\?xml[^>]*\?>\s*)?(<!--((?!-->)[\s\S])*-->\s*)*<svg[\s>]/

function isDrawing(body: Buffer): boolean {
  try {
    const text = UTF8.decode(body).toLowerCase()
    return BEGINNING.test(text) && !NOT_DRAWN.some((one) => one.test(text))
  } catch {
    return false
  }
}
