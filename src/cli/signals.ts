// For commands that run until they are told to stop.

/** Resolves at the first SIGINT (Ctrl-C) or SIGTERM; after it, signals do again what they do without us. */
export function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      resolve()
    }
    process.on('SIGINT', stop).on('SIGTERM', stop)
  })
}
