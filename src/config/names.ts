// What names a host, and this machine: questions that settings of a deployment and of a service both ask.
import { isIP } from 'node:net'

/** Letters, digits and hyphens by labels, A-labels for what is not ASCII; no port. */
export function isHostName(text: string): boolean {
  return text.length <= 253 && text.split('.').every((label) => /^(?!-)[A-Za-z0-9-]{1,63}(?<!-)$/.test(label))
}

/** Does it name this machine only? */
export function isLoopback(hostName: string): boolean {
  const bare = hostName.replaceAll(/[[\]]/g, '').toLowerCase()
  return (
    bare === 'localhost' ||
    bare.endsWith('.localhost') ||
    bare === '::1' ||
    (isIP(bare) === 4 && bare.startsWith('127.'))
  )
}
