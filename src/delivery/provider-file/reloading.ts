// Goes on with what the operator's file says now, without a restart: when somebody asks for it, and by itself within seconds of a
// change, be it in the file or in one that holds a secret. A file that is not right changes nothing and is told of loudly.
import type { Telemetry } from '../../telemetry/index.ts'
import type { Lineup } from '../lineup.ts'
import type { Router } from '../router.ts'

export type Reloaded =
  | { readonly kind: 'reloaded'; readonly providers: readonly string[] }
  /** In words for the operator. */
  | { readonly kind: 'refused'; readonly problem: string }
  /** The providers come from settings that are read at the start alone. */
  | { readonly kind: 'no_file' }

export interface Reloading {
  reload(): Promise<Reloaded>
  /** Looks whether anything changed; to be called every other second. */
  look(): Promise<void>
}

export interface ReloadingOptions {
  readonly router: Router
  readonly telemetry: Telemetry
  /** What the file and its secrets say now, as a fingerprint; undefined without a file. */
  readonly fingerprint: (() => string) | undefined
  /** @throws Error, in words for the operator. */
  readonly load: (before: Lineup) => Lineup
}

export function createReloading({ router, telemetry, fingerprint, load }: ReloadingOptions): Reloading {
  let acted = fingerprint?.()
  let seen = acted

  function reload(): Reloaded {
    if (fingerprint === undefined) return { kind: 'no_file' }
    acted = seen = fingerprint()
    let lineup: Lineup
    try {
      lineup = load(router.lineup)
    } catch (cause) {
      const problem = cause instanceof Error ? cause.message : String(cause)
      telemetry.report.providersReloaded({ problem })
      return { kind: 'refused', problem }
    }
    router.replace(lineup)
    const providers = lineup.providers.map(({ name }) => name)
    telemetry.report.providersReloaded({ providers })
    return { kind: 'reloaded', providers }
  }

  return {
    reload: async () => reload(),
    async look() {
      if (fingerprint === undefined) return
      const now = fingerprint()
      // A file that is being written looks different each time: it is taken when it looks the same twice.
      const isSettled = now === seen
      seen = now
      if (isSettled && now !== acted) reload()
    },
  }
}
