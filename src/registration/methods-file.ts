// The operator's file of methods, in YAML or JSON (which is YAML too): the identity providers, and what differs from the table that
// ships. Read once at the start; everything that is wrong is told at once, since a method that was silently left as it is could let
// somebody in whom the operator meant to keep out.
import { dirname } from 'node:path'
import { parse } from 'yaml'
import { readOperatorFile } from '../lib/operator-file.ts'
import { type IdentityProvider, readProvider } from './identity-provider.ts'
import { createTeller, type Teller } from './member-teller.ts'
import {
  CONTACT_SOURCES,
  ELIGIBILITIES,
  type Method,
  type Methods,
  PROOFS,
  PURPOSES,
  shippedMethods,
} from './methods.ts'

export interface ConfiguredMethods {
  readonly methods: Methods
  readonly providers: ReadonlyMap<string, IdentityProvider>
}

type Mode = 'trial' | 'production'

/** @param path absolute; undefined for what ships. Throws, in words for the operator, when the file is not right. */
export function loadMethods(path: string | undefined, mode: Mode): ConfiguredMethods {
  if (path === undefined) return { methods: shippedMethods(mode), providers: new Map() }
  const reading = readMethods(readOperatorFile(path, 'PINPOST_METHODS_FILE'), mode, dirname(path))
  if (reading.ok) return reading
  const lines = reading.problems.map((problem) => `  ${problem}.`).join('\n')
  throw new Error(`PINPOST_METHODS_FILE ${path} is not right:\n${lines}\nSee docs/guides/identity-providers.md.`)
}

export type MethodsReading =
  | ({ readonly ok: true } & ConfiguredMethods)
  /** Sentences without a full stop. */
  | { readonly ok: false; readonly problems: readonly string[] }

/** @param folder where the files with client secrets are looked for. */
export function readMethods(text: string, mode: Mode, folder: string): MethodsReading {
  let said: unknown
  try {
    said = parse(text, { prettyErrors: false })
  } catch (cause) {
    return {
      ok: false,
      problems: [`it is not YAML: ${cause instanceof Error ? cause.message.split('\n')[0] : 'unreadable'}`],
    }
  }
  const teller = createTeller()
  const top = teller.members(said ?? {}, 'the file', ['providers', 'methods'])
  const providers = new Map<string, IdentityProvider>()
  for (const [name, members] of teller.entries(top.providers, 'providers')) {
    const provider = readProvider(name, members, folder, teller)
    if (provider) providers.set(name, provider)
  }
  const methods = new Map(shippedMethods(mode))
  for (const [name, members] of teller.entries(top.methods, 'methods')) {
    if (members === 'off') methods.delete(name)
    else readMethod(name, members, { mode, methods, providers: new Set(Object.keys(object(top.providers))) }, teller)
  }
  if (methods.size === 0) teller.tell('no method is left')
  return teller.problems.length > 0 ? { ok: false, problems: teller.problems } : { ok: true, methods, providers }
}

const METHOD_MEMBERS = ['purposes', 'for', 'contacts', 'may_change_contacts', 'proof', 'provider'] as const

function readMethod(
  name: string,
  said: unknown,
  known: { readonly mode: Mode; readonly methods: Map<string, Method>; readonly providers: ReadonlySet<string> },
  teller: Teller,
): void {
  const place = `methods.${name}`
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(name)) teller.tell(`${place} is no name for a method: small letters, digits and _`)
  const members = teller.members(said, place, METHOD_MEMBERS)
  const shipped = known.methods.get(name)
  const proof = teller.oneOf(members, place, 'proof', PROOFS) ?? shipped?.proof ?? 'host'
  const provider = teller.text(members, place, 'provider')
  if (proof === 'trial' && known.mode === 'production') teller.tell(`${place}: production has no trial identities`)
  if (proof === 'oidc' && provider === undefined) teller.tell(`${place} wants provider, since its proof is oidc`)
  if (proof !== 'oidc' && provider !== undefined) teller.tell(`${place}.provider does nothing without proof: oidc`)
  if (provider !== undefined && !known.providers.has(provider)) teller.tell(`${place}.provider names none of providers`)
  known.methods.set(name, {
    name,
    purposes: teller.someOf(members, place, 'purposes', PURPOSES) ?? shipped?.purposes ?? PURPOSES,
    eligibility: teller.oneOf(members, place, 'for', ELIGIBILITIES) ?? shipped?.eligibility ?? 'anyone',
    contacts: teller.oneOf(members, place, 'contacts', CONTACT_SOURCES) ?? shipped?.contacts ?? 'entered',
    mayChangeContacts: teller.yesNo(members, place, 'may_change_contacts') ?? shipped?.mayChangeContacts ?? true,
    proof,
    provider,
  })
  const { contacts, mayChangeContacts } = known.methods.get(name) as Method
  if (contacts === 'entered' && !mayChangeContacts) {
    teller.tell(`${place}: contacts that are entered may be changed; leave may_change_contacts out`)
  }
}

function object(said: unknown): object {
  return typeof said === 'object' && said !== null ? said : {}
}
