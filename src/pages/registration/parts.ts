// What the pages of registrations are built on.
import type { MailService } from '../../contacts/index.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Random } from '../../lib/random.ts'
import type { Channel, Policies } from '../../policy/index.ts'
import type { IdentityVisits, Methods, Registrations } from '../../registration/index.ts'
import type { Services } from '../../services/index.ts'

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
  readonly liveChannels: readonly Channel[]
  readonly services: Pick<Services, 'findBySlug'>
  readonly clock: Clock
  readonly random: Random
}
