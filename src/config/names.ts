// What names a country, a host, this machine: questions that settings of a deployment and of a service both ask.
import { isIP } from 'node:net'

/** Whether two capital letters name a country today: Node knows the regions, and which codes were replaced (UK is GB). */
export function isCountryCode(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || NO_COUNTRIES.has(code) || regionNames.of(code) === undefined) return false
  return new Intl.Locale(`und-${code}`).region === code
}

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

const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
/** Regions that are unions, islands without numbers of their own, or tests. */
const NO_COUNTRIES = new Set(['CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'UN', 'XA', 'XB', 'ZZ'])
