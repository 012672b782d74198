// What carries the messages of the open loop: a server on loopback in a process of its own, to which Pinpost sends with a live key,
// and which says at once what was in each message.
import { type Person, withEmail, withPhone } from './people.ts'
import { type RunningServer, startServer } from './server.ts'

export const RELAY_NAMES = ['smtp', 'smpp'] as const
export type RelayName = (typeof RELAY_NAMES)[number]

export interface Relay {
  readonly name: RelayName
  readonly server: RunningServer
  /** What Pinpost is told. */
  readonly settings: Readonly<Record<string, string>>
  /** A person whom it reaches. */
  person(n: number): Person
}

const RELAYS: Record<
  RelayName,
  { readonly script: string; settings(url: string): Record<string, string> } & Pick<Relay, 'person'>
> = {
  smtp: {
    script: 'smtp-sink.ts',
    settings: (url) => ({ PINPOST_SMTP_URL: url, PINPOST_MAIL_FROM: 'codes@bench.example' }),
    person: withEmail,
  },
  smpp: {
    script: 'smpp-sink.ts',
    settings: (url) => ({ PINPOST_SMPP_URL: url, PINPOST_SMS_SENDER: 'Bench' }),
    person: (n) => withPhone(2 * n + 1),
  },
}

export async function startRelay(name: RelayName): Promise<Relay> {
  const { script, settings, person } = RELAYS[name]
  const server = await startServer({ script })
  return { name, server, settings: settings(server.url), person }
}
