// A provider's name for a message, as it is kept and looked for again. Providers are believed in nothing, and what PostgreSQL cannot
// store would fail the whole batch that it comes in: messages that left would be taken for messages that did not.

const MOST_CHARACTERS = 200

/** Cut to what is kept, without NUL and halves of surrogate pairs. */
export function storableReference(reference: string): string {
  return reference.slice(0, MOST_CHARACTERS).replaceAll('\0', '').toWellFormed()
}
