// What an operator does with services and keys. Each change tells every process on the database to look again, after it is
// written; a key itself is answered once, when it is made, and never found again.
import type { Database } from '../db/index.ts'
import type { Clock } from '../lib/clock.ts'
import { formatId, type NewUuid, type Uuid } from '../lib/ids.ts'
import type { Random } from '../lib/random.ts'
import { type ApiKey, deleteKeys, insertKey, placeTrialKey, revokeKey, selectKeys } from './key-queries.ts'
import { hashKey, hintOfKey, KEY_KINDS, newKey, SCOPES, type TrialKeys } from './keys.ts'
import { insertService, type StoredService, selectServiceBySlug, selectServices, updateService } from './queries.ts'
import type { KeyKind, Scope } from './service.ts'
import { judgePatch, type SettingProblem, type StoredSettings } from './settings.ts'

/** Heard by every process when services, settings or keys have changed. */
export const SETTINGS_CHANNEL = 'pinpost_settings'
export const DEFAULT_SLUG = 'default'

/** The places of a trial's keys: one of each kind, whatever the secret, so that an earlier secret's keys are replaced. */
const TRIAL_KEY_IDS: Readonly<Record<KeyKind, Uuid>> = {
  live: '00000000-0000-8000-8000-000000000001' as Uuid,
  test: '00000000-0000-8000-8000-000000000002' as Uuid,
}

/** Another trial, with other secrets, has its keys in the database. */
export class TrialOfOthers extends Error {
  override readonly name = 'TrialOfOthers'

  constructor() {
    const revoking = KEY_KINDS.map((kind) => `pinpost key revoke ${formatId('key', TRIAL_KEY_IDS[kind])}`).join(' && ')
    super(
      `This database belongs to a trial with other secrets, whose keys would let nobody in any more; nor could either read what the other writes. Give both the same secrets (the file secrets of its data folder, or PINPOST_SECRETS), or each a database of its own. Where that trial is gone for good, revoke its keys and start again: ${revoking}`,
    )
  }
}

const SLUG = /^[a-z0-9](-?[a-z0-9]){0,39}$/

export interface ServiceAdmin {
  get(slug: string): Promise<StoredService | undefined>
  /** In the order in which they were made. */
  list(): Promise<StoredService[]>
  create(slug: string, patch: StoredSettings): Promise<CreateServiceOutcome>
  /** Null takes a setting back to its default. */
  update(slug: string, patch: StoredSettings): Promise<UpdateServiceOutcome>
  /**
   * The service that is there from the first start. With a trial's keys, they are let in from now on (unless one was revoked) and
   * those of an earlier secret are not; without, none of a trial's is.
   * @param replaceable keys that they may take the place of; any without it. Throws TrialOfOthers when others are in their place.
   */
  ensureDefault(keys?: TrialKeys, replaceable?: readonly TrialKeys[]): Promise<StoredService>
  /** @returns the key itself, this once, and how it is listed; undefined when there is no such service. */
  createKey(slug: string, kind: KeyKind, scopes: readonly Scope[]): Promise<{ key: string; listed: ApiKey } | undefined>
  /** @param slug of one service; all without it. */
  listKeys(slug?: string): Promise<ApiKey[]>
  revokeKey(id: Uuid): Promise<'revoked' | 'was_revoked' | 'not_found'>
}

export type CreateServiceOutcome =
  | { readonly kind: 'created'; readonly service: StoredService }
  | { readonly kind: 'slug_taken' }
  /** Lower-case letters, digits and single hyphens, 1 to 40 characters. */
  | { readonly kind: 'slug_malformed' }
  | { readonly kind: 'invalid'; readonly problems: readonly SettingProblem[] }

export type UpdateServiceOutcome =
  | { readonly kind: 'updated'; readonly service: StoredService }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'invalid'; readonly problems: readonly SettingProblem[] }

export interface ServiceParts {
  readonly db: Database
  readonly clock: Clock
  readonly random: Random
  readonly uuids: NewUuid
}

/** @param onChange called when something was written, before the other processes are told. */
export function createServiceAdmin({ db, clock, random, uuids }: ServiceParts, onChange = () => {}): ServiceAdmin {
  const tellAll = (): Promise<void> => {
    onChange()
    return db.notify(SETTINGS_CHANNEL, '')
  }

  async function create(slug: string, patch: StoredSettings): Promise<CreateServiceOutcome> {
    if (!SLUG.test(slug)) return { kind: 'slug_malformed' }
    const judged = judgePatch(patch)
    if (!judged.ok) return { kind: 'invalid', problems: judged.problems }
    const service = await insertService(db, { id: uuids(), slug, set: judged.set, at: clock.now() })
    if (service === undefined) return { kind: 'slug_taken' }
    await tellAll() // someone may have asked for it already, and it is remembered as unknown
    return { kind: 'created', service }
  }

  async function update(slug: string, patch: StoredSettings): Promise<UpdateServiceOutcome> {
    const judged = judgePatch(patch)
    if (!judged.ok) return { kind: 'invalid', problems: judged.problems }
    const service = await updateService(db, { slug, set: judged.set, unset: judged.unset, at: clock.now() })
    if (service === undefined) return { kind: 'not_found' }
    await tellAll()
    return { kind: 'updated', service }
  }

  async function ensureDefault(keys?: TrialKeys, replaceable?: readonly TrialKeys[]): Promise<StoredService> {
    await insertService(db, { id: uuids(), slug: DEFAULT_SLUG, set: { name: 'Pinpost' }, at: clock.now() })
    const service = await selectServiceBySlug(db, DEFAULT_SLUG)
    if (service === undefined) throw new Error('The default service was deleted while it was being made.')
    if (keys === undefined) await deleteKeys(db, Object.values(TRIAL_KEY_IDS))
    else {
      for (const kind of KEY_KINDS) {
        const former = replaceable?.map((those) => hashKey(those[kind]))
        const isPlaced = await placeTrialKey(db, service.id, describeKey(kind, keys[kind], SCOPES), former)
        if (!isPlaced) throw new TrialOfOthers()
      }
    }
    await tellAll()
    return service
  }

  const describeKey = (kind: KeyKind, key: string, scopes: readonly Scope[]) => ({
    id: TRIAL_KEY_IDS[kind],
    kind,
    scopes,
    hash: hashKey(key),
    hint: hintOfKey(key),
    at: clock.now(),
  })

  return {
    get: (slug) => selectServiceBySlug(db, slug),
    list: () => selectServices(db),
    create,
    update,
    ensureDefault,
    async createKey(slug, kind, scopes) {
      const key = newKey(kind, random)
      const listed = await insertKey(db, slug, { ...describeKey(kind, key, scopes), id: uuids() })
      if (listed !== undefined) await tellAll() // it may have been tried already, and is remembered as unknown
      return listed && { key, listed }
    },
    listKeys: (slug) => selectKeys(db, slug),
    async revokeKey(id) {
      const isNow = await revokeKey(db, id, clock.now())
      if (isNow === undefined) return 'not_found'
      await tellAll()
      return isNow ? 'revoked' : 'was_revoked'
    },
  }
}
