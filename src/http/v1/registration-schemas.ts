// What the calls about registrations take and answer, as JSON Schema.
import { type Static, Type } from 'typebox'
import { type FallbackMode, PURPOSES, STATUSES, TRIAL_PEOPLE } from '../../registration/index.ts'
import { FALLBACK_MEANINGS } from '../../verification/index.ts'
import { SubjectMember } from './account-schemas.ts'
import { Client, Country, exact, instant, LocaleTag, named, oneOf, VerificationAnswer, wordsOf } from './schemas.ts'

const MethodName = Type.String({
  pattern: '^[a-z][a-z0-9_]{0,39}$',
  description: 'How the person proves who they are.',
  examples: ['id_card'],
})

const settings = {
  country: Type.Optional(Country('The country of residence, whose numbers may be typed without a country code')),
  locale: Type.Optional(LocaleTag),
  location: Type.Optional(Country('Where the person says to be')),
}

export const CreateRegistrationBody = Type.Object(
  {
    purpose: oneOf(...PURPOSES),
    method: Type.Optional(MethodName),
    subject: Type.Optional(SubjectMember),
    ...settings,
    return_url: Type.Optional(
      Type.String({
        maxLength: 2_048,
        description: 'Where the browser goes at the end: registered for the service, exactly.',
      }),
    ),
    state: Type.Optional(Type.String({ maxLength: 512, description: 'Comes back unchanged; nothing personal.' })),
    fallback: Type.Optional(
      Type.Unsafe<FallbackMode>({
        type: 'string',
        enum: ['offer', 'auto'],
        description:
          'When the code cannot arrive: offer the other contact, or send a code there too. As the service says, unless given.',
      }),
    ),
    client: Type.Optional(Client),
  },
  exact,
)

export const RegistrationParams = Type.Object({ id: Type.String({ description: '`reg_…`' }) })
export const MethodBody = Type.Object({ method: MethodName }, exact)
export const IdentityBody = Type.Object(
  {
    subject: Type.Optional(SubjectMember),
    person: Type.Optional(
      Type.String({
        maxLength: 40,
        description: 'With a test key, of a trial: an invented person.',
        examples: TRIAL_PEOPLE.slice(0, 2).map(({ name }) => name),
      }),
    ),
  },
  { ...exact, maxProperties: 1, description: 'Nothing for a method whose proof is `oidc`.' },
)
export const SettingsBody = Type.Object(
  { ...settings, leaked: Type.Optional(Type.Boolean({ description: "The person's data are known to have leaked." })) },
  { ...exact, minProperties: 1 },
)
const typedContact = (description: string, example: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: 512, description, examples: [example] }))
export const ContactsBody = Type.Object(
  {
    phone: typedContact(
      "A number; without its country code it is read as the registration's country's.",
      '+37251234567',
    ),
    email: typedContact('An address.', 'ann@example.com'),
  },
  { ...exact, minProperties: 1 },
)
export const SendBody = Type.Object(
  {
    option: Type.String({ maxLength: 40, description: 'One of the list of options.', examples: ['email'] }),
    client: Type.Optional(Client),
  },
  exact,
)
export const NothingBody = Type.Object({}, exact)
export const RegistrationCheckBody = Type.Object(
  {
    code: Type.String({ maxLength: 64, description: 'As it was typed; spaces and hyphens are forgiven.' }),
    client: Type.Optional(Client),
  },
  exact,
)

const Kind = oneOf('phone', 'email')
const Channel = oneOf('sms', 'email')
const Source = oneOf('entered', 'on_file')
const MethodNames = Type.Array(Type.String(), { description: 'Methods that may be chosen.' })

const members = {
  id: Type.String({ examples: ['reg_01jdcg8e5zf4k9t2m6q7r8s9v0'] }),
  reference: Type.String({ description: 'For people: what to quote to support.', examples: ['K7QF-2M9D'] }),
  purpose: oneOf(...PURPOSES),
  status: oneOf(...STATUSES),
  reason: Type.Optional(Type.String({ description: 'Why it was abandoned, has expired or failed.' })),
  next: Type.Optional(oneOf('choose_method', 'prove_identity', 'enter_contacts', 'send', 'check', 'complete')),
  method: Type.Optional(Type.String()),
  methods: MethodNames,
  contact_source: Type.Optional(Source),
  may_change_contacts: Type.Optional(Type.Boolean()),
  identity: Type.Optional(
    Type.Object(
      {
        proof: oneOf('oidc', 'host', 'trial'),
        proved_at: instant('When identity was proved.'),
        subject: Type.Optional(Type.Object({ country: Type.String(), number: Type.String() })),
      },
      { ...named('Identity'), description: 'The subject is told when an application reads the registration.' },
    ),
  ),
  country: Type.Optional(Type.String()),
  locale: Type.String(),
  location: Type.Optional(Type.String()),
  leaked: Type.Boolean(),
  contacts: Type.Array(
    Type.Object(
      {
        option: Kind,
        channel: Channel,
        to: Type.String({ description: 'The contact, masked.' }),
        source: Source,
        confirmed_at: Type.Optional(instant('When its code came back in this registration.')),
      },
      named('RegistrationContact'),
    ),
  ),
  option: Type.Optional(Kind),
  verification: Type.Optional(VerificationAnswer),
  fallback: Type.Optional(
    Type.Object(
      {
        option: Kind,
        status: oneOf('offered', ...wordsOf(FALLBACK_MEANINGS)),
        channel: Channel,
        to: Type.String({ description: 'The contact, masked.' }),
        reason: Type.Optional(Type.String({ description: 'Why it is offered, was sent to, or held back.' })),
        due_at: Type.Optional(instant('While it waits: when it is sent to if nothing else is heard.')),
        since: Type.Optional(instant('Since when it is offered; when it was sent to, confirmed or held back.')),
      },
      {
        ...named('RegistrationFallback'),
        description: 'The other contact, once the code is not expected to arrive, or where one goes there by itself.',
      },
    ),
  ),
  account: Type.Optional(
    Type.Object(
      {
        id: Type.String({ examples: ['acc_01jdcg8e5zf4k9t2m6q7r8s9v0'] }),
        state: oneOf('pending', 'active', 'expired', 'closed'),
        ends_at: Type.Optional(instant('The end of its validity.')),
      },
      named('RegistrationAccount'),
    ),
  ),
  return_url: Type.Optional(Type.String()),
  state: Type.Optional(Type.String()),
  created_at: instant('When it was created.'),
  expires_at: instant('When it ends if nothing is done: each step moves it on, up to two hours from the creation.'),
  ended_at: Type.Optional(instant('When it ended.')),
}

export const RegistrationAnswer = Type.Object(members, named('Registration'))
export type RegistrationAnswer = Static<typeof RegistrationAnswer>

export const CreateRegistrationAnswer = Type.Object(
  {
    ...members,
    url: Type.String({
      description: 'The page to send the person to. The first browser that opens it owns the registration.',
    }),
    client_token: Type.String({ description: 'For an app of your own: good for this registration alone.' }),
  },
  named('CreatedRegistration'),
)

export const IdentityAnswer = Type.Object(
  {
    ...members,
    identity_url: Type.Optional(
      Type.String({
        description: "Where the person's browser goes to prove who they are: good once, for ten minutes.",
      }),
    ),
  },
  named('ProvedRegistration'),
)

export const RegistrationCheckAnswer = Type.Object(
  {
    ...members,
    valid: Type.Boolean({ description: 'Was it the code?' }),
    repeated: Type.Optional(Type.Boolean({ description: 'It was confirmed before, with the same code.' })),
  },
  named('CheckedRegistration'),
)

export const CompleteAnswer = Type.Object(
  { ...members, repeated: Type.Optional(Type.Boolean({ description: 'It was completed before.' })) },
  named('CompletedRegistration'),
)

export const OptionsAnswer = Type.Object(
  {
    reference: Type.String(),
    options: Type.Array(
      Type.Object(
        {
          option: Kind,
          channel: Channel,
          to: Type.String({ description: 'The contact, masked.' }),
          source: Source,
          available: Type.Boolean(),
          reason: Type.Optional(
            Type.String({ description: 'Why no message would arrive (docs/reference/contacts.md).' }),
          ),
          tips: Type.Array(Type.String(), { description: 'What may help.' }),
          confirmed: Type.Boolean(),
        },
        named('ContactOption'),
      ),
    ),
    methods: Type.Array(Type.String(), { description: 'Where none is available: the methods that remain.' }),
  },
  named('ContactOptions'),
)
