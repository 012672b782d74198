// The last line of defence for the log: takes what looks like a contact, a code, a key or a secret out of any text or object
// on its way to a line. Whoever logs is still to log nothing personal; this is for the error text of a library that quotes it.

/** Members that never appear with their value, at whatever depth. */
const PRIVATE_NAMES = new Set(
  (
    'to from contact contacts phone email address code typed key token client_token clienttoken session secret secrets ' +
    'password pass authorization cookie text html subject body parameters values ip'
  ).split(' '),
)
const MAX_DEPTH = 5
const MAX_TEXT = 4_000

/** Cheap tests first: most texts have none of these. */
const SUSPECT = /[@＠+]|\d{5}|p[pc]_|[\w/]{40}|\d[ \u00a0]\d/
const RULES: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\bp[pc]_[\w-]{4,}/g, '[key]'],
  [/\/\/[^\s/@]{1,300}@/g, '//[credentials]@'],
  [/[A-Za-z0-9+/_-]{43}=/g, '[secret]'],
  [/[\p{L}\p{N}.!#$%&'*=?^_`{|}~+-]{1,64}[@＠][\p{L}\p{N}.[\]:-]{0,254}[\p{L}\p{N}\]]/gu, '[address]'],
  [/\+\d[\d\s().\u2010-\u2015-]{4,24}\d/g, '[number]'],
  // Digits that stand alone: not part of an id, an instant, a version or an address of the network.
  [/(?<![\w.:/-])\d(?:[ \u00a0]?\d){5,17}(?![\w-])/g, '[number]'],
]

/** `text` without what looks personal or secret, and not longer than a log line should be. */
export function scrubText(text: string): string {
  const short = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text
  if (!SUSPECT.test(short)) return short
  return RULES.reduce((kept, [pattern, instead]) => kept.replace(pattern, instead), short)
}

/** A copy of `value` in which private members are struck out and every text is scrubbed. */
export function scrubValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrubText(value)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (depth >= MAX_DEPTH) return '[deep]'
  if (value instanceof Error) return scrubError(value, depth)
  if (Array.isArray(value)) return value.map((item) => scrubValue(item, depth + 1))
  if (ArrayBuffer.isView(value)) return '[bytes]'
  return scrubMembers(value, depth)
}

function scrubMembers(value: object, depth: number): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) {
    const isPrivate = PRIVATE_NAMES.has(name.toLowerCase()) && member !== undefined
    kept[name] = isPrivate ? '[redacted]' : scrubValue(member, depth + 1)
  }
  return kept
}

/**
 * What of an error helps to find its cause: not its other members, among which libraries keep what they were sent; nor a cause that is
 * no error itself, for which they take the same (a library for single sign-on, all that a token claims of a person).
 */
function scrubError(error: Error, depth: number): Record<string, unknown> {
  const code = 'code' in error ? error.code : 'sqlState' in error ? error.sqlState : undefined
  return {
    type: error.name,
    message: scrubText(error.message),
    ...(typeof code === 'string' ? { errno: scrubText(code) } : {}),
    ...(error.stack ? { stack: scrubText(error.stack) } : {}),
    ...(error.cause instanceof Error ? { cause: scrubValue(error.cause, depth + 1) } : {}),
  }
}
