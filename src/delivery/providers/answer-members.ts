// Reads the JSON that a provider answers or says, which is believed in nothing: what is not there, or is something else, is undefined.

type Members = Readonly<Record<string, unknown>>

/** The members of the object that a text is, or octets in UTF-8 are; none when it is no JSON, or no object. */
export function membersOf(text: string | Uint8Array | undefined): Members {
  try {
    return objectOf(JSON.parse(typeof text === 'object' ? Buffer.from(text).toString('utf8') : (text ?? '')))
  } catch {
    return {} // a page of a proxy, half an answer
  }
}

export function objectOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {}
}

export function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

/** A number as its figures: providers write codes as either. */
export function wordOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The member at a path of names, and of positions in lists; only what the text itself held. */
export function memberAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  let found = value
  for (const name of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined
    found = Reflect.get(found, name)
  }
  return found
}

export function textAt(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const found = memberAt(value, ...path)
  return typeof found === 'string' ? found : undefined
}

export function numberAt(value: unknown, ...path: readonly (string | number)[]): number | undefined {
  const found = memberAt(value, ...path)
  return typeof found === 'number' ? found : undefined
}

/** A provider's name for a message: printable, and not longer than what is kept of one. */
export function referenceAt(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const found = textAt(value, ...path)
  return found !== undefined && /^[\x21-\x7e]{1,200}$/.test(found) ? found : undefined
}
