// Stopping without dropping what was taken: no new connections, requests that still come on old ones get 503, those being
// worked on finish, and after ten seconds what is left is cut.
import type { App } from './app.ts'

const GRACE_MS = 10_000
/** Connections that were busy when the stop began are kept open by their clients once answered; they are let go this often. */
const IDLE_CHECK_MS = 50

/** Resolves when the last request is answered, or cut off. */
export async function closeServer(app: App, graceMs = GRACE_MS): Promise<void> {
  const lettingGo = setInterval(() => app.server.closeIdleConnections(), IDLE_CHECK_MS)
  const cutting = setTimeout(() => app.server.closeAllConnections(), graceMs)
  try {
    await app.close()
  } finally {
    clearInterval(lettingGo)
    clearTimeout(cutting)
  }
}
