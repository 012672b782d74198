// Reads what Amazon SNS posts, after it has verified who did: the signature over the message's members, by a certificate that comes
// from SNS of the topic's own region and from nowhere else, and the topic, which must be the one that was configured.
// https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
import { createVerify, type KeyObject, X509Certificate } from 'node:crypto'
import { createBoundedMap } from '../../lib/bounded-map.ts'
import type { CallOut } from '../../lib/call-out.ts'
import type { Clock } from '../../lib/clock.ts'
import { memberAt, membersOf, textAt } from './answer-members.ts'

export type SnsReading =
  /** Not from the topic. */
  | { readonly kind: 'refused' }
  /** Nobody can say now: the certificate could not be had. SNS says it again. */
  | { readonly kind: 'later' }
  | { readonly kind: 'message'; readonly text: string }
  /** The topic asks whether we want what it says; said with `confirm`. */
  | { readonly kind: 'invitation'; readonly token: string }
  /** Something else of the topic: that a subscription has ended. */
  | { readonly kind: 'nothing' }

export interface SnsTopic {
  read(body: Uint8Array): Promise<SnsReading>
  /** Accepts an invitation; whether SNS took that. */
  confirm(token: string): Promise<boolean>
}

export interface SnsParts {
  readonly clock: Clock
  readonly callOut: CallOut
  /** Where SNS of a region is. It decides whose signatures count: only tests give another. */
  readonly originOf?: (region: string) => string
}

const ARN = /^arn:aws(?:-us-gov)?:sns:([a-z]{2}(?:-[a-z]+)+-\d):\d{12}:[A-Za-z0-9_-]{1,256}$/

/** The topic's region; undefined when it is no topic. */
export function regionOfTopic(arn: string): string | undefined {
  return ARN.exec(arn)?.[1]
}

const amazon = (region: string): string => `https://sns.${region}.amazonaws.com`

/** The members that are signed, in their order; of these, those that the message has. */
const SIGNED: Readonly<Record<string, readonly string[]>> = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
  UnsubscribeConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
}
const ALGORITHMS: Readonly<Record<string, string>> = { '1': 'RSA-SHA1', '2': 'RSA-SHA256' }
const CERTIFICATE_PATH = /^\/SimpleNotificationService-[0-9A-Za-z]{1,64}\.pem$/
/** A region has one at a time, and a new one each year. */
const MOST_CERTIFICATES = 8
/** At once. Whoever calls us makes us call SNS: a forger's many names of certificates must not become as many calls. */
const MOST_FETCHES = 4
/** SNS gives up after 15 s. */
const FETCH_TIMEOUT_MS = 5_000

export function createSnsTopic(arn: string, { clock, callOut, originOf = amazon }: SnsParts): SnsTopic {
  const origin = originOf(regionOfTopic(arn) ?? '')
  const certificates = createBoundedMap<string, X509Certificate>(MOST_CERTIFICATES)
  const fetches = new Map<string, Promise<X509Certificate | undefined>>()

  async function read(body: Uint8Array): Promise<SnsReading> {
    const message = membersOf(body)
    const type = textAt(message, 'Type') ?? ''
    const text = Object.hasOwn(SIGNED, type) ? textToSign(message, SIGNED[type] ?? []) : undefined
    const algorithm = ALGORITHMS[textAt(message, 'SignatureVersion') ?? '']
    const path = certificatePath(textAt(message, 'SigningCertURL'), origin)
    if (!text || !algorithm || !path || textAt(message, 'TopicArn') !== arn) return { kind: 'refused' }
    const certificate = await certificateAt(path)
    if (!certificate) return { kind: 'later' }
    const signature = textAt(message, 'Signature') ?? ''
    if (!isCurrent(certificate) || !isSigned(algorithm, text, certificate.publicKey, signature))
      return { kind: 'refused' }
    return contentOf(type, message)
  }

  /** Undefined when it cannot be had now. */
  async function certificateAt(path: string): Promise<X509Certificate | undefined> {
    const known = certificates.get(path)
    if (known) return known
    if (!fetches.has(path) && fetches.size >= MOST_FETCHES) return undefined
    const fetching = fetches.get(path) ?? fetchCertificate(path).finally(() => fetches.delete(path))
    fetches.set(path, fetching)
    return await fetching
  }

  async function fetchCertificate(path: string): Promise<X509Certificate | undefined> {
    const certificate = readCertificate(await get(path))
    if (certificate) certificates.set(path, certificate)
    return certificate
  }

  async function get(path: string): Promise<string | undefined> {
    const signal = AbortSignal.timeout(FETCH_TIMEOUT_MS)
    const result = await callOut({ method: 'GET', url: `${origin}${path}`, reach: 'anywhere', signal })
    return result.kind === 'answered' && result.status === 200 ? result.body : undefined
  }

  function isCurrent({ validFromDate, validToDate }: X509Certificate): boolean {
    const now = clock.now()
    return validFromDate <= now && now <= validToDate
  }

  // The address is made here, of the token alone, instead of being taken from the message.
  async function confirm(token: string): Promise<boolean> {
    const query = new URLSearchParams({ Action: 'ConfirmSubscription', TopicArn: arn, Token: token })
    return (await get(`/?${query}`)) !== undefined
  }

  return { read, confirm }
}

function contentOf(type: string, message: unknown): SnsReading {
  if (type === 'Notification') return { kind: 'message', text: textAt(message, 'Message') ?? '' }
  const token = textAt(message, 'Token')
  return type === 'SubscriptionConfirmation' && token ? { kind: 'invitation', token } : { kind: 'nothing' }
}

/** Undefined when a member is there and is no text. */
function textToSign(message: unknown, names: readonly string[]): string | undefined {
  const members = names.map((name) => [name, memberAt(message, name)] as const).filter(([, value]) => value != null)
  if (!members.every(([, value]) => typeof value === 'string')) return undefined
  return members.map(([name, value]) => `${name}\n${value}\n`).join('')
}

/** Undefined when it is not a certificate of SNS in this region, character for character. */
function certificatePath(url: string | undefined, origin: string): string | undefined {
  if (!url?.startsWith(origin)) return undefined
  const path = url.slice(origin.length)
  return CERTIFICATE_PATH.test(path) ? path : undefined
}

function readCertificate(pem: string | undefined): X509Certificate | undefined {
  try {
    return pem === undefined ? undefined : new X509Certificate(pem)
  } catch {
    return undefined
  }
}

function isSigned(algorithm: string, text: string, key: KeyObject, signature: string): boolean {
  if (key.asymmetricKeyType !== 'rsa') return false
  return createVerify(algorithm).update(text, 'utf8').verify(key, signature, 'base64')
}
