// POST /v1/accounts/{id}/activate, /close and /flag: the changes that a host makes. Each may be repeated; the second time changes
// nothing.
import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { type ChangeOutcome, parseInstant } from '../../accounts/index.ts'
import { parseId, type Uuid } from '../../lib/ids.ts'
import type { Answer } from '../answers.ts'
import type { App } from '../app.ts'
import { type Asker, askerOf } from '../asker.ts'
import { acceptEmptyBody } from '../bodies.ts'
import { type Problem, problem } from '../problems.ts'
import { NO_INSTANT } from './account-refusals.ts'
import { AccountAnswer, AccountParams, ActivateBody, CloseBody, FlagBody } from './account-schemas.ts'
import { viewAccount } from './account-view.ts'
import { FOR_ACCOUNTS, invalidMember, type V1Parts } from './parts.ts'
import { answers } from './schemas.ts'

const shared = { tags: ['Accounts'], params: AccountParams }
const access = { access: FOR_ACCOUNTS }

const activateSchema = {
  ...shared,
  operationId: 'activateAccount',
  summary: 'Make an account active',
  description: 'For hosts that finish later than the registration. Validity begins now.',
  body: ActivateBody,
  response: answers({ 200: ['It is active.', AccountAnswer] }),
}
const closeSchema = {
  ...shared,
  operationId: 'closeAccount',
  summary: 'Close an account',
  body: CloseBody,
  response: answers({ 200: ['It is closed.', AccountAnswer] }),
}
const flagSchema = {
  ...shared,
  operationId: 'flagAccount',
  summary: 'Flag an account',
  description: "As `leaked`, when the person's data are known to have leaked; as `disputed`, or no longer.",
  body: FlagBody,
  response: answers({ 200: ['With its flags.', AccountAnswer] }),
}

export function serveAccountChanges(app: App, parts: V1Parts): void {
  const { idempotency } = parts
  const activating = { schema: activateSchema, config: access, preValidation: acceptEmptyBody }
  app.post('/v1/accounts/:id/activate', activating, async (request, reply) =>
    reply.answer(await idempotency.once(request, () => activate(request, request.params.id, request.body, parts))),
  )
  app.post('/v1/accounts/:id/close', { schema: closeSchema, config: access }, async (request, reply) =>
    reply.answer(await idempotency.once(request, () => close(request, request.params.id, request.body, parts))),
  )
  app.post('/v1/accounts/:id/flag', { schema: flagSchema, config: access }, async (request, reply) =>
    reply.answer(await idempotency.once(request, () => flag(request, request.params.id, request.body, parts))),
  )
}

function activate(
  request: FastifyRequest,
  said: string,
  body: Static<typeof ActivateBody>,
  { accounts, clock }: V1Parts,
): Promise<Answer> {
  return change(request, said, async (asker, id) => {
    if (body.ends_at === undefined) return await accounts.activate(asker, id, undefined)
    const endsAt = parseInstant(body.ends_at)
    if (endsAt === undefined) return invalidMember('ends_at', NO_INSTANT, 'not_an_instant')
    if (endsAt <= clock.now()) return invalidMember('ends_at', 'lies in the past')
    return await accounts.activate(asker, id, endsAt)
  })
}

function close(
  request: FastifyRequest,
  said: string,
  body: Static<typeof CloseBody>,
  { accounts }: V1Parts,
): Promise<Answer> {
  return change(request, said, (asker, id) => accounts.close(asker, id, body.reason))
}

function flag(
  request: FastifyRequest,
  said: string,
  { leaked, disputed }: Static<typeof FlagBody>,
  { accounts }: V1Parts,
): Promise<Answer> {
  return change(request, said, async (asker, id) => {
    const outcome = leaked === undefined ? undefined : await accounts.flag(asker, id, leaked)
    return disputed === undefined ? (outcome ?? NOT_FOUND) : await accounts.dispute(asker, id, disputed)
  })
}

const NOT_FOUND: ChangeOutcome = { kind: 'not_found' }

async function change(
  request: FastifyRequest,
  said: string,
  act: (asker: Asker, id: Uuid) => Promise<ChangeOutcome | Problem>,
): Promise<Answer> {
  const asker = askerOf(request)
  const id = parseId('acc', said)
  const outcome = id === undefined ? NOT_FOUND : await act(asker, id)
  return 'problem' in outcome ? outcome : answerChange(outcome, asker)
}

function answerChange(outcome: ChangeOutcome, asker: Asker): Answer {
  switch (outcome.kind) {
    case 'changed':
    case 'unchanged':
      return { status: 200, body: viewAccount(outcome.account, asker) }
    case 'refused':
      return problem('account_ended', { reason: outcome.state })
    case 'not_found':
      return problem('not_found')
  }
}
