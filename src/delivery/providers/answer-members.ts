// Reads the JSON that a provider answers or says, which is believed in nothing: what is not there, or is something else, is undefined.

type Members = Readonly<Record<string, unknown>>

/** The members of the object that a text is; none when it is no JSON, or no object. */
export function membersOf(text: string | undefined): Members {
  try {
    return objectOf(JSON.parse(text ?? ''))
  } catch {
    return {} // a page of a proxy, half an answer
  }
}

export function objectOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {}
}

/** A number as its figures: providers write codes as either. */
export function wordOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}
