// A trial answers to names of the loopback interface and to its own (R44). Otherwise a page on the Internet could point a name
// of its own at 127.0.0.1 and read the trial inbox through the browser of whoever tries Pinpost out (DNS rebinding).
import { isIP } from 'node:net'
import type { Config } from '../config/index.ts'

export type HostConfig = Pick<Config, 'mode' | 'baseUrl' | 'isPublicTrial'>

const LOOPBACK = /^(localhost|([a-z0-9-]+\.)+localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Judges the header Host; in production the proxy in front does, and everything passes. */
export function createHostJudge(config: HostConfig): (host: string | undefined) => boolean {
  if (config.mode === 'production') return () => true
  let latest: string | undefined // clients keep to one name, so the last that passed saves reading it again
  return (host) => {
    if (host === undefined) return false
    if (host === latest) return true
    const isAllowed = isOwnHost(host, config)
    if (isAllowed) latest = host
    return isAllowed
  }
}

function isOwnHost(host: string, config: HostConfig): boolean {
  const name = host
    .toLowerCase()
    .replace(/:\d{1,5}$/, '')
    .replace(/\.$/, '')
  if (LOOPBACK.test(name) || name === new URL(config.baseUrl).hostname) return true
  // An address cannot be pointed elsewhere; one that is told to be public may be reached by any of its own.
  return config.isPublicTrial && isIP(name.replace(/^\[|\]$/g, '')) !== 0
}
