// The providers of live messages for one command. They are made only when the command asks for them, since the server's many
// modules come along.
import type { Config, Secrets } from '../config/index.ts'
import type { Lineup } from '../delivery/index.ts'
import type { Clock } from '../lib/clock.ts'
import { createKeyRing } from '../lib/key-ring.ts'

export interface LiveProviders {
  /** @throws Error, in words for the operator, when what is configured is not right. */
  open(): Promise<Lineup>
  close(): Promise<void>
}

export function liveProviders(config: Config, secrets: Secrets, clock: Clock): LiveProviders {
  let opened: Promise<Lineup> | undefined
  async function open(): Promise<Lineup> {
    const { configuredLineup } = await import('../configured-lineup.ts')
    const { createProviderParts } = await import('../delivery/index.ts')
    const ring = createKeyRing(secrets.ring)
    return configuredLineup(config, secrets, createProviderParts({ clock, ring, baseUrl: () => config.baseUrl }))
  }
  return {
    open: () => (opened ??= open()),
    async close() {
      const { providers = [] } = (await opened?.catch(() => undefined)) ?? {}
      await Promise.allSettled(providers.map((provider) => provider.close()))
    },
  }
}
