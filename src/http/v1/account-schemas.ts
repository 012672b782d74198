// What the calls about accounts take and answer. The members of an account to be imported are those of an import file, with the
// subject as an object; how each is read stands in src/accounts, so the schemas say only types and lengths.
import { type Static, Type } from 'typebox'
import { RECORD_MEMBERS, type RecordMember } from '../../accounts/index.ts'
import { exact, instant, instantOrNull, named, oneOf } from './schemas.ts'

export const SubjectMember = Type.Object(
  {
    country: Type.String({ maxLength: 8, description: 'Two letters of ISO 3166-1.', examples: ['EE'] }),
    number: Type.String({
      maxLength: 64,
      description: 'National identity number; separators are forgiven.',
      examples: ['38001085718'],
    }),
  },
  { ...exact, ...named('Subject') },
)

const text = (name: RecordMember) => {
  const { longest, meaning, example } = RECORD_MEMBERS[name]
  return Type.Optional(Type.String({ maxLength: longest, description: meaning, examples: [example] }))
}

export const OpenAccountBody = Type.Object(
  {
    subject: SubjectMember,
    external_id: text('external_id'),
    state: text('state'),
    activated_at: text('activated_at'),
    ends_at: text('ends_at'),
    closed_at: text('closed_at'),
    close_reason: text('close_reason'),
    locale: text('locale'),
    method: text('method'),
    phone: text('phone'),
    phone_confirmed_at: text('phone_confirmed_at'),
    email: text('email'),
    email_confirmed_at: text('email_confirmed_at'),
    leaked: Type.Optional(Type.Boolean({ description: RECORD_MEMBERS.leaked.meaning })),
  },
  exact,
)

export const SearchAccountsBody = Type.Object({ subject: SubjectMember }, exact)

export const ActivateBody = Type.Object(
  { ends_at: Type.Optional(Type.String({ maxLength: 40, description: RECORD_MEMBERS.ends_at.meaning })) },
  exact,
)

export const CloseBody = Type.Object(
  {
    reason: Type.String({
      minLength: 1,
      maxLength: 200,
      pattern: '^[^\\p{C}\\p{Zl}\\p{Zp}]+$',
      description: 'Why, on one line; kept with the account.',
      examples: ['moved'],
    }),
  },
  exact,
)

export const FlagBody = Type.Object(
  {
    leaked: Type.Optional(Type.Boolean({ description: "Are the person's data known to have leaked?" })),
    disputed: Type.Optional(
      Type.Boolean({ description: 'Does somebody say that this was not them? False once settled.' }),
    ),
  },
  { ...exact, minProperties: 1 },
)

export const AccountParams = Type.Object({ id: Type.String({ description: '`acc_…`' }) })

const textOrNull = (description: string) => Type.Unsafe<string | null>({ type: ['string', 'null'], description })

export const AccountAnswer = Type.Object(
  {
    id: Type.String({ examples: ['acc_01jdcg8e5zf4k9t2m6q7r8s9v0'] }),
    external_id: textOrNull('Your own name for it.'),
    state: oneOf('pending', 'active', 'expired', 'closed'),
    was_active: Type.Boolean({ description: 'Was it ever active?' }),
    locale: Type.String(),
    method: textOrNull('By which method it was opened or last renewed.'),
    contacts: Type.Array(
      Type.Object(
        {
          kind: oneOf('phone', 'email'),
          contact: Type.String({ description: 'Masked.', examples: ['+372 •••• ••67'] }),
          confirmed_at: instantOrNull('When its code came back; null: kept, and never treated as confirmed.'),
          channel: textOrNull('By which channel it was confirmed.'),
          method: textOrNull('By which method the person had proved who they are then.'),
        },
        named('ContactOnFile'),
      ),
      { description: 'Those on file, the phone first.' },
    ),
    created_at: instant('When Pinpost learned of it.'),
    activated_at: instantOrNull('When it was first active.'),
    ends_at: instantOrNull('From then on it is expired.'),
    renewable_from: instantOrNull('From then on it may be renewed.'),
    closed_at: instantOrNull('When it was closed.'),
    leaked: Type.Boolean(),
    disputed: Type.Boolean(),
  },
  named('Account'),
)
export type AccountAnswer = Static<typeof AccountAnswer>

export const AccountsAnswer = Type.Object(
  {
    accounts: Type.Array(AccountAnswer, {
      description: 'The latest that was ever active first: it decides. At most 100.',
    }),
  },
  named('Accounts'),
)

export const EraseBody = Type.Unsafe<{ readonly subject: Static<typeof SubjectMember> } | { readonly contact: string }>(
  {
    type: 'object',
    properties: {
      subject: SubjectMember,
      contact: { type: 'string', minLength: 1, maxLength: 512, examples: ['+37251234567', 'ann@example.com'] },
    },
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 1,
    description: 'Either a subject or a contact.',
  },
)

export const ErasureAnswer = Type.Object(
  { erased: Type.Record(Type.String(), Type.Integer(), { description: 'How much of what.' }) },
  named('Erasure'),
)
