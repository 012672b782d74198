// Notices over a whole Pinpost: written as a registration writes them, and what came of them.

import { parseId, type Uuid } from '../../src/lib/ids.ts'
import type { NoticeEvent } from '../../src/notices/index.ts'
import type { Application } from './application.ts'
import type { TestApp } from './start-app.ts'
import { contactOf } from './verifications.ts'

export interface NewsOf {
  readonly what: NoticeEvent
  readonly cause: Uuid
  readonly except?: readonly string[]
  readonly also?: readonly string[]
}

/** Tells of an account, in a transaction of its own. */
export async function tell(app: TestApp, shop: Application, accountId: string, news: NewsOf): Promise<void> {
  const { db, accounts, notices } = app.app
  const owner = await shop.owner()
  const account = await accounts.read(owner, parseId('acc', accountId) as Uuid)
  if (!account) throw new Error(`There is no account ${accountId}.`)
  const contacts = (texts: readonly string[] = []) => texts.map(contactOf)
  const { what, cause } = news
  const told = { what, cause, except: contacts(news.except), also: contacts(news.also) }
  await db.transaction(await notices.prepare(owner, account, told))
}

/** The messages that have left since, once those that were due are taken. */
export async function sentSince(app: TestApp, before: number) {
  await app.app.upkeep.run('take over messages')
  await app.app.idle()
  return app.messages.slice(before)
}

/** The way that a message's link leads, without the host. */
export function pathIn({ text }: { readonly text: string }): string {
  return /\/not-me\/[\w-]{22}/.exec(text)?.[0] ?? 'no link'
}
