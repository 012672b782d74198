// Verifies a request as AWS does, by Signature Version 4: written from its description, apart from the library that signs, so that the
// two are held against each other. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import { createHash, createHmac } from 'node:crypto'

export interface AwsRequest {
  readonly method: string
  /** As it was sent, with its query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
}

export interface AwsScope {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly region: string
  readonly service: string
}

/** The type of the error that AWS answers; undefined when the signature is right. */
export function judgeAwsSignature(request: AwsRequest, scope: AwsScope, now: Date): string | undefined {
  const { accessKeyId, secretAccessKey, region, service } = scope
  const parts = /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
    request.headers.authorization ?? '',
  )
  if (!parts) return 'MissingAuthenticationTokenException'
  const [, credential = '', signedHeaders = '', signature = ''] = parts
  const time = request.headers['x-amz-date'] ?? ''
  const day = time.slice(0, 8)
  if (!credential.startsWith(`${accessKeyId}/`)) return 'UnrecognizedClientException'
  const scopeText = `${day}/${region}/${service}/aws4_request`
  if (credential !== `${accessKeyId}/${scopeText}`) return 'InvalidSignatureException'
  if (!signedHeaders.split(';').includes('host')) return 'InvalidSignatureException'
  const sentAt = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (!(Math.abs(now.getTime() - sentAt) <= 300_000)) return 'RequestExpired'
  const toSign = ['AWS4-HMAC-SHA256', time, scopeText, hash(canonical(request, signedHeaders))].join('\n')
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`)
  return hmac(key, toSign).toString('hex') === signature ? undefined : 'InvalidSignatureException'
}

function canonical({ method, path, headers, body }: AwsRequest, signedHeaders: string): string {
  const [place = '', query = ''] = path.split('?', 2)
  const names = signedHeaders.split(';')
  return [
    method,
    // Every service but S3 has what is in the address already encoded, encoded once more.
    place.split('/').map(encodeURIComponent).join('/'),
    query.split('&').sort().join('&'),
    ...names.map((name) => `${name}:${(headers[name] ?? '').trim().replaceAll(/ +/g, ' ')}`),
    '',
    signedHeaders,
    hash(body),
  ].join('\n')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
