// Which provider carries a message. First cut: one provider a channel for live keys, the inbox for test keys (D12); choice by
// weight, failover and breakers come with routing proper.
import type { Channel, Provider } from './providers/provider.ts'

export interface Routing {
  /** Undefined when nothing carries this channel. */
  providerFor(channel: Channel, test: boolean): Provider | undefined
  /** The channels that live messages can take. */
  readonly liveChannels: readonly Channel[]
  readonly all: readonly Provider[]
}

/** @param live the configured providers; the first that carries a channel is taken. @param inbox carries every test message. */
export function createRouting(live: readonly Provider[], inbox: Provider): Routing {
  const byChannel = new Map<Channel, Provider>()
  for (const provider of live) {
    for (const channel of provider.channels) if (!byChannel.has(channel)) byChannel.set(channel, provider)
  }
  return {
    providerFor: (channel, test) => (test ? inbox : byChannel.get(channel)),
    liveChannels: [...byChannel.keys()],
    all: [...live, inbox],
  }
}
