// What comes with a form.
import type { Typed } from './page.ts'

/** A field that came twice counts as not given. */
export function readForm(body: unknown): Typed {
  if (typeof body !== 'object' || body === null) return {}
  return Object.fromEntries(Object.entries(body).filter(([, value]) => typeof value === 'string'))
}
