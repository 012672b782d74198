// The providers of live messages for one command. They are made only when the command asks for them, since the server's many
// modules come along.
import type { Config, Secrets } from '../config/index.ts'
import type { Provider } from '../delivery/index.ts'

export interface LiveProviders {
  open(): Promise<readonly Provider[]>
  close(): Promise<void>
}

export function liveProviders(config: Config, secrets: Secrets): LiveProviders {
  let opened: Promise<readonly Provider[]> | undefined
  async function open(): Promise<readonly Provider[]> {
    const { configuredProviders } = await import('../app.ts')
    return configuredProviders(config, secrets)
  }
  return {
    open: () => (opened ??= open()),
    async close() {
      const providers = (await opened?.catch(() => undefined)) ?? []
      await Promise.allSettled(providers.map((provider) => provider.close()))
    },
  }
}
