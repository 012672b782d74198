// What is to be closed after the test file that runs (after-file.ts).
const closings: (() => Promise<unknown>)[] = []

/** Promises to close something after the test file that runs, before all that was opened earlier. */
export function closeAfterFile(close: () => Promise<unknown>): void {
  closings.push(close)
}

export async function closeWhatWasOpened(): Promise<void> {
  for (let close = closings.pop(); close; close = closings.pop()) await close()
}
