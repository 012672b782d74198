// GET /v1/accounts/{id}: how it stands.
import type { FastifyRequest } from 'fastify'
import { parseId } from '../../lib/ids.ts'
import type { Answer } from '../answers.ts'
import type { App } from '../app.ts'
import { askerOf } from '../asker.ts'
import { problem } from '../problems.ts'
import { AccountAnswer, AccountParams } from './account-schemas.ts'
import { viewAccount } from './account-view.ts'
import { FOR_ACCOUNTS, type V1Parts } from './parts.ts'
import { answers } from './schemas.ts'

const schema = {
  operationId: 'readAccount',
  summary: 'Read an account',
  tags: ['Accounts'],
  params: AccountParams,
  response: answers({ 200: ['As it is now.', AccountAnswer] }),
}

export function serveAccountRead(app: App, parts: V1Parts): void {
  app.get('/v1/accounts/:id', { schema, config: { access: FOR_ACCOUNTS } }, async (request, reply) =>
    reply.answer(await read(request, request.params.id, parts)),
  )
}

async function read(request: FastifyRequest, said: string, { accounts }: V1Parts): Promise<Answer> {
  const asker = askerOf(request)
  const id = parseId('acc', said)
  const account = id && (await accounts.read(asker, id))
  return account ? { status: 200, body: viewAccount(account, asker) } : problem('not_found')
}
