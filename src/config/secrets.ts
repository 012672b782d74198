// What nobody may read: the key ring's secrets, URLs with passwords, the DKIM key. Kept apart from the configuration, and hidden
// from loggers, which see an empty object. Problems say which secret is wrong by its position, never by its text.
import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Random } from '../lib/random.ts'
import type { Env } from './env.ts'
import { listOf } from './kinds.ts'
import type { Problem } from './problem.ts'
import { readSecretsFile } from './secrets-file.ts'
import type { Values } from './settings.ts'

export interface Secrets {
  /** 32 bytes each, the writing one first: for createKeyRing. */
  readonly ring: readonly Uint8Array[]
  readonly databaseUrl: string | undefined
  /** Where to listen, when not there. */
  readonly databaseListenUrl: string | undefined
  readonly smtpUrl: string | undefined
  readonly smppUrl: string | undefined
  /** PEM. */
  readonly dkimPrivateKey: string | undefined
  /** Any variable of the environment: where the file of providers says that a secret is to be found. */
  readonly variable: (name: string) => string | undefined
}

export type SecretsReading =
  | { readonly ok: true; readonly secrets: Secrets }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export const SECRET_BYTES = 32
const LEAST_RSA_BITS = 1024 // RFC 8301, 3.2: signers use no less

/** The same secrets on an object that neither JSON.stringify nor console.log opens. */
function hideSecrets(secrets: Secrets): Secrets {
  const hidden = Object.entries(secrets).map(([name, value]) => [name, { value, enumerable: false }])
  return Object.defineProperties({}, Object.fromEntries(hidden)) as Secrets
}

interface Place {
  readonly env: Env
  readonly cwd: string
  readonly dataDir: string
  /** What to do with the file of a trial's secrets; where there is none, `make` makes it and `foresee` goes on without it. */
  readonly trialFile: 'make' | 'read' | 'foresee' | 'leave'
  readonly random: Random
}

export function readSecrets(values: Values, place: Place): SecretsReading {
  const ring = readRing(values, place)
  const dkim = readDkimKey(values.PINPOST_DKIM_KEY_FILE, place.cwd)
  const problems = [...ring.problems, ...dkim.problems]
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    secrets: hideSecrets({
      ring: ring.secrets,
      databaseUrl: values.PINPOST_DATABASE_URL,
      databaseListenUrl: values.PINPOST_DATABASE_LISTEN_URL,
      smtpUrl: values.PINPOST_SMTP_URL,
      smppUrl: values.PINPOST_SMPP_URL,
      dkimPrivateKey: dkim.key,
      variable: (name) => place.env[name],
    }),
  }
}

interface Ring {
  readonly secrets: readonly Uint8Array[]
  readonly problems: readonly Problem[]
}

function readRing(values: Values, place: Place): Ring {
  if (values.PINPOST_SECRETS !== undefined) return parseRing('PINPOST_SECRETS', listOf(values.PINPOST_SECRETS))
  // Production without secrets was refused by the rules.
  if (values.PINPOST_MODE !== 'trial' || place.trialFile === 'leave') return { secrets: [], problems: [] }
  const file = readSecretsFile(place.dataDir, place.trialFile === 'make' ? place.random : undefined)
  if (file.ok) return parseRing(file.path, file.lines)
  const isForeseen = file.isMissing && place.trialFile === 'foresee'
  return isForeseen
    ? { secrets: [place.random(SECRET_BYTES)], problems: [] }
    : { secrets: [], problems: [file.problem] }
}

function parseRing(name: string, texts: readonly string[]): Ring {
  const wayOut = 'Give base64 of 32 random bytes each, as "pinpost secret new" prints them.'
  const problems = texts.flatMap((text, index) => {
    const problem = problemOfSecret(text) ?? (texts.indexOf(text) < index ? 'is there twice' : undefined)
    return problem === undefined ? [] : [{ name, problem: `secret ${index + 1} of ${texts.length} ${problem}`, wayOut }]
  })
  if (texts.length === 0) return { secrets: [], problems: [{ name, problem: 'it holds no secret', wayOut }] }
  return { secrets: texts.map((text) => Buffer.from(text, 'base64')), problems }
}

function problemOfSecret(text: string): string | undefined {
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return 'is not base64'
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== SECRET_BYTES) return `has ${bytes.length} bytes instead of ${SECRET_BYTES}`
  return new Set(bytes).size < SECRET_BYTES / 4 ? 'is not random: a few bytes are repeated' : undefined
}

function readDkimKey(file: string | undefined, cwd: string): { key: string | undefined; problems: Problem[] } {
  if (file === undefined) return { key: undefined, problems: [] }
  const refuse = (problem: string) => {
    const wayOut = 'Give a PEM file, as "openssl genrsa 2048" writes it, that this user may read.'
    return { key: undefined, problems: [{ name: 'PINPOST_DKIM_KEY_FILE', problem, wayOut }] }
  }
  let key: string
  try {
    key = readFileSync(resolve(cwd, file), 'utf8')
  } catch (cause) {
    return refuse(`${file} cannot be read (${(cause as NodeJS.ErrnoException).code})`)
  }
  const problem = problemOfDkimKey(key)
  return problem === undefined ? { key, problems: [] } : refuse(`${file} ${problem}`)
}

function problemOfDkimKey(pem: string): string | undefined {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(pem)
    if (asymmetricKeyType !== 'rsa') return `holds a key of the kind ${asymmetricKeyType}, not RSA`
    const bits = asymmetricKeyDetails?.modulusLength ?? 0
    return bits < LEAST_RSA_BITS ? `holds an RSA key of ${bits} bits, fewer than ${LEAST_RSA_BITS}` : undefined
  } catch {
    return 'holds no private key in PEM without a password' // the cause could quote the file
  }
}
