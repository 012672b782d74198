// What the calls of /v1 take and answer, as JSON Schema: the validator, the serializer and the OpenAPI description are made
// from these. Unknown members are refused on the way in and left out on the way out.
import { type Static, type TSchema, Type } from 'typebox'
import { FALLBACK_MEANINGS, STALL_MEANINGS } from '../../verification/index.ts'
import { PROBLEM_ANSWER } from './problem-schema.ts'

export const exact = { additionalProperties: false } as const

/**
 * What is described by this name: clients that are made from the description have a type of it. Of what is answered it is not said to be
 * exact, since later versions may answer more; what is not declared is left out all the same.
 */
export const named = <const T extends string>(title: T) => ({ title })

/** One of some texts. Says its type, since the serializer would otherwise take any value and be slow about it. */
export const oneOf = <const T extends string>(...values: T[]) => Type.Unsafe<T>({ type: 'string', enum: values })

/** The words of a table of meanings. */
export const wordsOf = <const T extends string>(meanings: Readonly<Record<T, string>>) => Object.keys(meanings) as T[]

export const Client = Type.Object(
  {
    ip: Type.Optional(
      Type.String({ maxLength: 64, description: "The person's address, for limits.", examples: ['203.0.113.9'] }),
    ),
    user_agent: Type.Optional(Type.String({ maxLength: 1_000, description: 'Accepted and not kept.' })),
  },
  { ...exact, ...named('Client') },
)

const Session = Type.String({
  minLength: 1,
  maxLength: 256,
  description:
    'Opaque; ties the code to one browser or app. When it is given, it must be given again with each check and resend.',
})

export const Country = (description: string) =>
  Type.String({ pattern: '^[A-Z]{2}$', description: `${description}: ISO 3166-1 alpha-2.`, examples: ['EE'] })
export const LocaleTag = Type.String({
  maxLength: 35,
  pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$',
  description: 'BCP 47.',
  examples: ['et'],
})

export const StartBody = Type.Object(
  {
    to: Type.String({
      minLength: 1,
      maxLength: 512,
      description: 'A phone number in international form, or an e-mail address.',
      examples: ['+37251234567', 'ann@example.com'],
    }),
    fallback_to: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 512,
        description:
          'Another contact of the same person, on the other channel: it gets a code of its own when the first cannot succeed.',
        examples: ['ann@example.com'],
      }),
    ),
    purpose: Type.String({ pattern: '^[a-z0-9_.-]{1,40}$', description: 'A short name.', examples: ['registration'] }),
    session: Type.Optional(Session),
    locale: Type.Optional(LocaleTag),
    location: Type.Optional(Country('Where the person says to be')),
    client: Type.Optional(Client),
    metadata: Type.Optional(
      Type.Unsafe<Record<string, string>>({
        type: 'object',
        description: 'Up to 20 texts of your own; nothing personal.',
        maxProperties: 20,
        propertyNames: { type: 'string', minLength: 1, maxLength: 40 },
        additionalProperties: { type: 'string', maxLength: 500 },
      }),
    ),
  },
  exact,
)

export const InspectBody = Type.Object(
  {
    to: Type.String({
      minLength: 1,
      maxLength: 512,
      description:
        'As it was typed: a phone number, without country code where `country` is given, or an e-mail address.',
      examples: ['ann@gmial.com'],
    }),
    country: Type.Optional(Country('Where the person is at home')),
    location: Type.Optional(Country('Where the person says to be')),
    locale: Type.Optional(LocaleTag),
    client: Type.Optional(Client),
  },
  exact,
)

export const CheckBody = Type.Object(
  {
    code: Type.String({
      maxLength: 64,
      description: 'As it was typed; spaces and hyphens are forgiven.',
      examples: ['123456'],
    }),
    session: Type.Optional(Session),
    client: Type.Optional(Client),
  },
  exact,
)

export const ResendBody = Type.Object({ session: Type.Optional(Session), client: Type.Optional(Client) }, exact)

export const CancelBody = Type.Object({ session: Type.Optional(Session) }, exact)

export const VerificationParams = Type.Object({ id: Type.String({ description: '`ver_…`' }) })

export const TestMessagesQuery = Type.Object(
  { verification: Type.Optional(Type.String({ description: '`ver_…`: only those of this verification.' })) },
  exact,
)

export const instant = (description: string) =>
  Type.String({ format: 'date-time', description, examples: ['2026-11-23T17:10:00.000Z'] })
/** fast-json-stringify writes these in one pass; a union of two schemas would be tried one after the other. */
export const instantOrNull = (description: string) =>
  Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'date-time', description })

const messages = Type.Array(
  Type.Object(
    {
      id: Type.String({ examples: ['msg_01jdcg8e5zf4k9t2m6q7r8s9v0'] }),
      status: oneOf('queued', 'sending', 'accepted', 'delivered', 'failed', 'unknown'),
      at: instant('When it got this status.'),
    },
    named('Message'),
  ),
)
const resend = Type.Object(
  {
    available_at: instantOrNull('From when on the code may be sent again; null when it may not.'),
    left: Type.Integer({ description: 'How often it may still be sent.' }),
  },
  named('Resend'),
)

const Stalled = Type.Object(
  { reason: oneOf(...wordsOf(STALL_MEANINGS)), since: instant('Since when.') },
  { ...named('Stall'), description: 'The code is not expected to arrive: time for another contact.' },
)

const Fallback = Type.Object(
  {
    status: oneOf(...wordsOf(FALLBACK_MEANINGS)),
    channel: oneOf('sms', 'email'),
    to: Type.String({ description: 'The contact, masked.', examples: ['a•••@e•••.com'] }),
    reason: Type.Optional(Type.String({ description: 'Why it was sent to, or held back.' })),
    due_at: Type.Optional(instant('While it waits: when it is sent to if nothing else is heard.')),
    since: Type.Optional(instant('When it was sent to, confirmed or held back.')),
    id: Type.Optional(Type.String({ description: 'The verification of its own, once it was sent to.' })),
    reference: Type.Optional(Type.String()),
    messages: Type.Optional(messages),
    resend: Type.Optional(resend),
  },
  { ...named('Fallback'), description: 'The contact to fall back on.' },
)

const verificationMembers = {
  id: Type.String({ examples: ['ver_01jdcg8e5zf4k9t2m6q7r8s9v0'] }),
  reference: Type.String({ description: 'For people: what to quote to support.', examples: ['K7QF-2M9D'] }),
  status: oneOf('pending', 'confirmed', 'expired', 'locked', 'cancelled'),
  channel: oneOf('sms', 'email'),
  to: Type.String({ description: 'The contact, masked.', examples: ['+372 •••• ••67'] }),
  purpose: Type.String(),
  created_at: instant('When it was started.'),
  expires_at: instant('From then on the code is refused.'),
  confirmed_at: Type.Optional(instant('When it was confirmed.')),
  attempts_left: Type.Integer({ description: 'Wrong answers that may still be given.' }),
  resend,
  messages,
  tips: Type.Array(Type.String(), { description: 'What may help the person now.' }),
  stalled: Type.Optional(Stalled),
  fallback: Type.Optional(Fallback),
  fallback_of: Type.Optional(Type.String({ description: 'The verification that this one is the fallback of.' })),
  metadata: Type.Optional(
    Type.Record(Type.String(), Type.String(), { description: 'For applications: as it was given.' }),
  ),
}

export const VerificationAnswer = Type.Object(verificationMembers, named('Verification'))
export type VerificationAnswer = Static<typeof VerificationAnswer>

export const StartAnswer = Type.Object(
  {
    ...verificationMembers,
    client_token: Type.String({
      description: "For the person's own browser or app: good for this verification alone.",
    }),
  },
  named('StartedVerification'),
)

export const CheckAnswer = Type.Object(
  {
    ...verificationMembers,
    valid: Type.Boolean({ description: 'Was it the code?' }),
    repeated: Type.Optional(Type.Boolean({ description: 'It was confirmed before, with the same code.' })),
  },
  named('CheckedVerification'),
)

export const InspectionAnswer = Type.Object(
  {
    kind: oneOf('phone', 'email'),
    valid: Type.Boolean({ description: 'Would a start take it?' }),
    reason: Type.Optional(Type.String({ description: 'Why not.' })),
    normalized: Type.Optional(Type.String({ description: 'The form that is kept and sent to.' })),
    display: Type.Optional(Type.String({ description: 'In full, for its owner to read back.' })),
    country: Type.Optional(Type.String({ description: 'Of a phone number, by the whole of it.' })),
    line_type: Type.Optional(Type.String({ description: 'What the numbering plan says the number is for.' })),
    suggestion: Type.Optional(
      Type.String({ description: 'What may have been meant: for asking the person, never for taking.' }),
    ),
    hints: Type.Array(Type.String(), { description: 'What its owner should know.' }),
    channels: Type.Array(
      Type.Object(
        { channel: oneOf('sms', 'email'), available: Type.Boolean(), reason: Type.Optional(Type.String()) },
        named('InspectedChannel'),
      ),
      { description: 'Its own channel first; nothing for what is not valid.' },
    ),
    tips: Type.Array(Type.String(), { description: 'What may help where it cannot be used, or abroad.' }),
  },
  named('Inspection'),
)
export type InspectionAnswer = Static<typeof InspectionAnswer>

export const TestMessagesAnswer = Type.Object(
  {
    messages: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          verification: Type.Optional(Type.String({ description: 'Whose code it carries.' })),
          account: Type.Optional(Type.String({ description: 'The account that a notice is about.' })),
          notice: Type.Optional(Type.String({ description: 'What a notice tells.', examples: ['renewal_begun'] })),
          at: instant('When it was written.'),
          channel: oneOf('sms', 'email'),
          status: oneOf('queued', 'sending', 'accepted', 'delivered', 'failed', 'unknown'),
          to: Type.String(),
          text: Type.String(),
          subject: Type.Optional(Type.String()),
          html: Type.Optional(Type.String()),
          code: Type.Optional(Type.String()),
        },
        named('TestMessage'),
      ),
    ),
  },
  named('TestMessages'),
)

/** The answer of a call that goes on: server-sent events. */
export const eventsAnswer = {
  200: {
    description: 'Events, until the verification ends.',
    content: {
      'text/event-stream': {
        schema: Type.String({
          examples: ['event: verification\nid: 3yHqH0cVwJr0T2sC\ndata: {"id":"ver_…","status":"pending",…}\n\n'],
        }),
      },
    },
  },
  204: { description: 'It has ended, and the last event was seen: nothing more will come.', type: 'null' },
}

/** The answers of a call: what each status means, with its schema, and problems for the rest. */
export function answers(success: Readonly<Record<number, readonly [meaning: string, schema: TSchema]>>): object {
  const described = Object.entries(success).map(([status, [description, schema]]) => [
    status,
    { ...schema, 'x-response-description': description },
  ])
  return { ...Object.fromEntries(described), '4xx': PROBLEM_ANSWER, '5xx': PROBLEM_ANSWER }
}
