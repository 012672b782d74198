// POST /v1/accounts: one account that the host has from elsewhere.
import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { readRecord } from '../../accounts/index.ts'
import type { Answer } from '../answers.ts'
import type { App } from '../app.ts'
import { askerOf } from '../asker.ts'
import { refuseRecord } from './account-refusals.ts'
import { AccountAnswer, OpenAccountBody } from './account-schemas.ts'
import { viewAccount } from './account-view.ts'
import { FOR_ACCOUNTS, type V1Parts } from './parts.ts'
import { answers } from './schemas.ts'

const schema = {
  operationId: 'importAccount',
  summary: 'Import an account',
  description:
    '201 for a new one; 200 with the one that has this `external_id` already, which is left as it is. For many at once there is `pinpost account import`.',
  tags: ['Accounts'],
  body: OpenAccountBody,
  response: answers({ 200: ['It was there already.', AccountAnswer], 201: ['Imported.', AccountAnswer] }),
}

export function serveAccountOpen(app: App, parts: V1Parts): void {
  app.post('/v1/accounts', { schema, config: { access: FOR_ACCOUNTS } }, async (request, reply) =>
    reply.answer(await parts.idempotency.once(request, () => open(request, request.body, parts))),
  )
}

async function open(
  request: FastifyRequest,
  { subject, ...members }: Static<typeof OpenAccountBody>,
  { accounts, clock }: V1Parts,
): Promise<Answer> {
  const asker = askerOf(request)
  const reading = readRecord({ ...members, ...subject }, asker.service.settings, clock.now())
  if (!reading.ok) return refuseRecord(reading)
  const { kind, account } = await accounts.open(asker, reading.account)
  return { status: kind === 'opened' ? 201 : 200, body: viewAccount(account, asker) }
}
