// What every provider on a network does alike, whatever its wire: it carries one channel, takes nothing after its close, and finishes what
// is on its way before.
import type { OutgoingMessage, Provider, Refused, SendOutcome } from './provider.ts'

export type MessageBy<Channel extends OutgoingMessage['channel']> = Extract<OutgoingMessage, { channel: Channel }>

export const NOT_CARRIED: Refused = { kind: 'refused', reason: 'no_provider', final: false }
/** Another may bear its name by now, after a change of its settings: what is refused here says nothing of that one. */
const CLOSED: Refused = { ...NOT_CARRIED, status: 'ECLOSED' }

/** @param end what is left to do when nothing is on its way any more. */
export function createCarrying<Channel extends OutgoingMessage['channel']>(
  channel: Channel,
  handOver: (message: MessageBy<Channel>, signal: AbortSignal) => Promise<SendOutcome>,
  end: () => Promise<void> | void = () => {},
): Pick<Provider, 'channels' | 'send' | 'close'> {
  const underWay = new Set<Promise<SendOutcome>>()
  let isClosed = false
  return {
    channels: [channel],
    async send(message, signal) {
      if (!isBy(message, channel)) return NOT_CARRIED
      if (isClosed) return CLOSED
      const sending = handOver(message, signal)
      underWay.add(sending)
      return await sending.finally(() => underWay.delete(sending))
    },
    async close() {
      isClosed = true
      await Promise.allSettled(underWay)
      await end()
    },
  }
}

function isBy<Channel extends OutgoingMessage['channel']>(
  message: OutgoingMessage,
  channel: Channel,
): message is MessageBy<Channel> {
  return message.channel === channel
}
