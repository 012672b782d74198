// Vonage's signature of a set of parameters, for requests and receipts alike (Vonage, "Signing messages"): every parameter but the
// signature, in the order of the names, `&name=value` with a low line for each & and = of a value, under the account's secret.
import { createHash, createHmac } from 'node:crypto'
import { isSameText } from '../../lib/same-text.ts'

/** As the dashboard calls them: all but the first are HMACs. */
export const SIGNATURE_METHODS = ['md5hash', 'md5', 'sha1', 'sha256', 'sha512'] as const
export type SignatureMethod = (typeof SIGNATURE_METHODS)[number]

export interface Signing {
  readonly method: SignatureMethod
  readonly secret: string
}

type Parameters = Readonly<Record<string, string>>

export function signatureOf(parameters: Parameters, { method, secret }: Signing): string {
  const names = Object.keys(parameters)
    .filter((name) => name !== 'sig')
    .sort()
  const text = names.map((name) => `&${name}=${parameters[name]?.replaceAll(/[&=]/g, '_')}`).join('')
  if (method === 'md5hash')
    return createHash('md5')
      .update(text + secret)
      .digest('hex')
  return createHmac(method, secret).update(text).digest('hex')
}

/** Vonage writes its figures in capitals; the case says nothing. */
export function isSigned(parameters: Parameters, signing: Signing): boolean {
  return isSameText((parameters.sig ?? '').toLowerCase(), signatureOf(parameters, signing))
}
