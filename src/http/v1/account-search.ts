// POST /v1/accounts/search: the accounts of a subject. A POST, so that no national number stands in an address. Known and unknown
// subjects are asked for by the same statement.
import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import type { Answer } from '../answers.ts'
import type { App } from '../app.ts'
import { askerOf } from '../asker.ts'
import { isProblem } from '../problems.ts'
import { readSubject } from './account-refusals.ts'
import { AccountsAnswer, SearchAccountsBody } from './account-schemas.ts'
import { viewAccount } from './account-view.ts'
import { FOR_ACCOUNTS, type V1Parts } from './parts.ts'
import { answers } from './schemas.ts'

const schema = {
  operationId: 'searchAccounts',
  summary: 'Look up the accounts of a subject',
  description: 'The latest that was ever active comes first: it decides. An empty list where there is none.',
  tags: ['Accounts'],
  body: SearchAccountsBody,
  response: answers({ 200: ['Those that there are.', AccountsAnswer] }),
}

export function serveAccountSearch(app: App, parts: V1Parts): void {
  app.post('/v1/accounts/search', { schema, config: { access: FOR_ACCOUNTS } }, async (request, reply) =>
    reply.answer(await search(request, request.body, parts)),
  )
}

async function search(
  request: FastifyRequest,
  body: Static<typeof SearchAccountsBody>,
  { accounts }: V1Parts,
): Promise<Answer> {
  const asker = askerOf(request)
  const subject = readSubject(body.subject)
  if (isProblem(subject)) return subject
  const found = await accounts.find(asker, { subject })
  return { status: 200, body: { accounts: found.map((account) => viewAccount(account, asker)) } }
}
