// A problem as the description shows it, with every member that may come with one: made from the catalogue, so that clients which
// are generated from it know them all. It describes only; what goes out is made in answers.ts.
import { type TSchema, Type } from 'typebox'
import { PROBLEM_CODES, PROBLEM_MEMBERS, type ProblemMember } from '../problem-catalogue.ts'

/** How a member is written that is no text. */
const OTHER_THAN_TEXT: Partial<Record<ProblemMember, TSchema>> = {
  retry_after: Type.Integer(),
  digits: Type.Integer(),
  alternatives: Type.Array(Type.String()),
  tips: Type.Array(Type.String()),
  methods: Type.Array(Type.String()),
  options: Type.Array(Type.String()),
  allowed: Type.Array(Type.String()),
}

const members = Object.entries(PROBLEM_MEMBERS).map(([name, description]) => {
  const { [name as ProblemMember]: schema = Type.String() } = OTHER_THAN_TEXT
  return [name, Type.Optional(Type.Unsafe({ ...schema, description }))]
})

const Problem = Type.Object(
  {
    type: Type.String({ format: 'uri', description: 'The page that explains the code.' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'For people: what to do about it.' }),
    code: Type.Unsafe({
      type: 'string',
      enum: PROBLEM_CODES,
      description: 'Stable; see /docs/errors. Later versions may know more.',
    }),
    ...Object.fromEntries(members),
  },
  { title: 'Problem', description: 'A problem detail (RFC 9457).' },
)

export const PROBLEM_ANSWER = {
  description: 'A problem; /docs/errors lists the codes.',
  headers: { 'Retry-After': Type.Integer({ description: 'With 429, 503 and 409 `idempotency_running`: in seconds.' }) },
  content: { 'application/problem+json': { schema: Problem } },
}
