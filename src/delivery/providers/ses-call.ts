// Calls the Amazon SES API v2, each request signed by Signature Version 4 (aws4fetch, which has no dependency, makes no call of its own
// and takes the time as an argument).
import { AwsV4Signer } from 'aws4fetch'
import type { CallOut, CallResult } from '../../lib/call-out.ts'
import type { Clock } from '../../lib/clock.ts'
import { readAddress, withoutSlash } from './provider-address.ts'

export interface SesAccess {
  readonly region: string
  readonly access_key_id: string
  readonly secret_access_key: string
  readonly session_token?: string
  /** In place of SES's own address in the region: of a VPC endpoint. */
  readonly url?: string
}

/** @param path from `/v2/email`. @param body said as JSON, by POST. */
export type SesCall = (path: string, signal: AbortSignal, body?: object) => Promise<CallResult>

/** @throws Error, in words for the operator. */
export function endpointOf({ region, url }: SesAccess): string {
  return withoutSlash(readAddress(url ?? `https://email.${region}.amazonaws.com`))
}

export function createSesCall(access: SesAccess, { clock, callOut }: { clock: Clock; callOut: CallOut }): SesCall {
  const endpoint = endpointOf(access)
  return async (path, signal, body) => {
    const method = body === undefined ? 'GET' : 'POST'
    const url = `${endpoint}/v2/email${path}`
    const text = body === undefined ? undefined : JSON.stringify(body)
    const datetime = clock
      .now()
      .toISOString()
      .replaceAll(/[-:]|\.\d{3}/g, '')
    const signer = new AwsV4Signer({
      method,
      url,
      datetime,
      service: 'ses',
      region: access.region,
      accessKeyId: access.access_key_id,
      secretAccessKey: access.secret_access_key,
      ...(access.session_token === undefined ? {} : { sessionToken: access.session_token }),
      ...(text === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: text }),
    })
    const signed = await signer.sign()
    const headers = Object.fromEntries(signed.headers)
    return await callOut({
      method,
      url,
      headers,
      reach: 'anywhere',
      signal,
      ...(text === undefined ? {} : { body: text }),
    })
  }
}
