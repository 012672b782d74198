// docs/guides/kannel.md with a real Kannel and its fake carrier, word for word: the code goes out through sendsms, the report comes
// back by dlr-url, and the code that the carrier was given is right.
import { deepEqual, equal, match } from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createProviderParts, providerKinds } from '../../src/delivery/providers/index.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { patience, sms } from '../support/mail-fixtures.ts'
import { testSecrets } from '../support/verifications.ts'
import { blocksOf, blockWith, type, until, workFolder } from './guide.ts'

const GUIDE = 'kannel.md'

export async function tryKannel(): Promise<void> {
  const folder = workFolder()
  const block = (language: string, word: string) => blockWith(GUIDE, language, word)
  writeFileSync(join(folder, 'kannel.conf'), block('ini', 'group = core'))
  writeFileSync(join(folder, 'providers.yaml'), block('yaml', 'kind: kannel'))

  const first = type(block('sh', 'bearerbox'), folder)
  await first.line(/Connecting to <127/)
  const pinpost = type(block('sh', 'npm start'), folder)
  const [key = ''] = await pinpost.line(/pp_live_\w+/)
  await pinpost.line(/http:\/\/localhost:3000/)

  const fill = (text: string, id = '') => text.replace('pp_live_…', key).replace('ver_…', id)
  const begun = JSON.parse(await type(fill(block('sh', '"purpose"')), folder).ended())
  const [, code = ''] = await first.line(/Got message \d+: <Example \+37251234567 text (\d{6})\b/)
  const read = `KEY=${key}\n${fill(block('sh', 'ver_…'), begun.id)}`
  const seen = await until(
    'the message should be delivered',
    async () => JSON.parse(await type(read, folder).ended()),
    ({ messages }) => messages[0]?.status === 'delivered',
  )
  equal(seen.status, 'pending')
  equal((await checkCode(key, begun.id, code)).status, 'confirmed')
  console.log('  A code went out through Kannel, was reported delivered, and was confirmed.')

  await tryKind(first)
}

async function checkCode(key: string, id: string, code: string): Promise<{ readonly status: string }> {
  const answer = await fetch(`http://localhost:3000/v1/verifications/${id}/check`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
  return (await answer.json()) as { status: string }
}

/** What the guide does not go through: both methods, both alphabets, and a wrong password. */
async function tryKind(carrier: { line(pattern: RegExp): Promise<RegExpExecArray> }): Promise<void> {
  const ring = createKeyRing(testSecrets)
  const parts = createProviderParts({ clock: systemClock, ring, baseUrl: () => 'http://127.0.0.1:3000' })
  const settings = {
    url: 'http://127.0.0.1:13013/cgi-bin/sendsms',
    username: 'pinpost',
    password: 'secret',
    from: 'Example',
  }
  const make = (more: object = {}) => {
    const provider = providerKinds.kannel?.create('kannel', { ...settings, ...more }, parts)
    if (!provider) throw new Error('There is no kind kannel.')
    return provider
  }
  for (const method of ['post', 'get']) {
    const provider = make({ method })
    equal(await provider.probe(patience()), undefined)
    for (const [text, seen] of [
      [`907351 ${method} @ € [`, new RegExp(`text 907351 ${method} @ € \\[>`)],
      [
        `907351 ${method} õж`,
        new RegExp(`ucs-2 .*${[...method].map((letter) => `%00${letter}`).join('')}.*%00%F5%046>`),
      ],
    ] as const) {
      equal((await provider.send(sms({ text }), patience())).kind, 'accepted')
      await carrier.line(seen)
    }
  }
  const wrong = make({ password: 'wrong' })
  match((await wrong.probe(patience())) ?? '', /refuses the user name or the password/)
  deepEqual(await wrong.send(sms(), patience()), {
    kind: 'refused',
    reason: 'sender_rejected',
    final: false,
    status: 'Kannel: authorization failed',
  })
  equal(blocksOf(GUIDE, 'sh').length, 4)
  console.log('  Both methods and both alphabets arrive; a wrong password is told.')
}
