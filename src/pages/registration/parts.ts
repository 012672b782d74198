// What the pages of registrations are built on.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { MailService } from '../../contacts/index.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Uuid } from '../../lib/ids.ts'
import type { Random } from '../../lib/random.ts'
import type { LiveChannels, Policies } from '../../policy/index.ts'
import type { IdentityVisits, Methods, Registrations } from '../../registration/index.ts'
import type { Owner, Verification } from '../../verification/index.ts'
import type { Keeping } from './kept.ts'

export interface RegistrationPagesParts {
  /** Read anew with each request: `baseUrl` may still change when the port is known. */
  readonly config: {
    readonly mode: 'trial' | 'production'
    readonly baseUrl: string
    readonly isPublicTrial: boolean
    readonly locationHeader: string | undefined
    readonly smsCountries: readonly string[] | '*'
  }
  readonly registrations: Registrations
  readonly visits: IdentityVisits | undefined
  readonly methods: Methods
  readonly mailService: MailService
  readonly policies: Pick<Policies, 'of'>
  readonly liveChannels: LiveChannels
  /** Counts a look at a contact by the person at an address; answers the limit that is met (R40). */
  readonly countInspection: (owner: Owner, ip: string) => Promise<object | undefined>
  /** Answers a request with the states of a verification as they come. */
  readonly follow: (
    request: FastifyRequest,
    reply: FastifyReply,
    followed: {
      readonly owner: Owner
      readonly id: Uuid
      readonly dataOf: (verification: Verification) => string
    },
  ) => Promise<FastifyReply>
  /** Seals what a browser keeps of what was typed. */
  readonly vault: Keeping
  readonly clock: Clock
  readonly random: Random
}
