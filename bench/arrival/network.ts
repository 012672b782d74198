// The carriers and the relay of a world, as the running server meets them: they take what it hands over, and do with it what the world
// says. They live in the time of the world, the server in real time, so that the world waits for each step of the server.
import type { OutgoingMessage, Provider, ReceiptListener, SendOutcome } from '../../src/delivery/index.ts'
import { count, type Tally } from './dispatch.ts'
import type { Fates } from './fates.ts'
import { PROVIDERS, type ProviderName } from './model.ts'
import type { Timeline } from './timeline.ts'
import type { Visit } from './visit.ts'

/** Hand-overs end in real time, of which the world knows nothing: it waits for each until the server has gone on. */
export interface Progress {
  /** The server has settled a message, or handed it to another provider. */
  made(): void
  /** Resolves when it has gone on since `act`. */
  after(act: () => void): Promise<void>
}

/** Longer than any step of the server takes; then something is wrong, and nobody should wait for ever. */
const STUCK_MS = 10_000

export function createProgress(): Progress {
  let waiting: (() => void) | undefined
  return {
    made: () => waiting?.(),
    after: (act) =>
      new Promise((resolve, reject) => {
        const stuck = setTimeout(() => reject(new Error('The server did not go on after a hand-over.')), STUCK_MS)
        waiting = () => {
          waiting = undefined
          clearTimeout(stuck)
          resolve()
        }
        act()
      }),
  }
}

interface NetworkParts {
  readonly timeline: Timeline
  readonly fates: Fates
  readonly progress: Progress
  readonly tallyOf: (visit: Visit) => Tally
  readonly visitOf: (to: string) => Visit | undefined
  readonly onSent: (visit: Visit, message: OutgoingMessage) => void
  readonly onFailed: (visit: Visit) => Promise<void>
}

/** The carriers and the relay: take what the server hands over, and do with it what the world says. */
export function createNetwork(parts: NetworkParts): { readonly providers: readonly Provider[] } {
  const { timeline, fates, progress, tallyOf, visitOf, onSent, onFailed } = parts
  const given = new Map<string, number>()

  function send(name: ProviderName, message: OutgoingMessage, listener: ReceiptListener): Promise<SendOutcome> {
    progress.made()
    const visit = visitOf(message.to)
    if (visit === undefined) throw new Error('A message to nobody.')
    const key = `${name} ${visit.person.index}`
    const nth = given.get(key) ?? 0
    given.set(key, nth + 1)
    const fate = fates.of(name, visit.person, nth, timeline.now())
    count(tallyOf(visit), fate)
    onSent(visit, message)
    const { arrivesAfter, receipt, outcome } = fate
    if (arrivesAfter !== undefined) timeline.at(timeline.now() + arrivesAfter, () => visit.arrived(message.channel))
    if (receipt && outcome.kind === 'accepted') {
      timeline.at(timeline.now() + receipt.after, async () => {
        await listener({ reference: message.id, state: receipt.state })
        if (receipt.state === 'failed') await onFailed(visit)
      })
    }
    return new Promise((resolve) => {
      const answer = outcome.kind === 'accepted' ? { ...outcome, reference: message.id } : outcome
      timeline.at(timeline.now() + fate.answersAfter, () => progress.after(() => resolve(answer)))
    })
  }

  function providerOf(name: ProviderName): Provider {
    let listener: ReceiptListener = async () => {}
    return {
      name,
      channels: name === 'relay' ? ['email'] : ['sms'],
      givesReceipts: name !== 'relay',
      send: (message) => send(name, message, (receipt) => listener(receipt)),
      onReceipt: (given) => {
        listener = given
      },
      probe: async () => undefined,
      close: async () => {},
    }
  }

  return { providers: PROVIDERS.map(providerOf) }
}
