// docs/guides/smtp.md with a real Postfix, word for word: the mail is signed, encrypted on its way, put into a mailbox, and the code
// that is read there is right; an address that the server does not know is told as such.
import { deepEqual, equal, match } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { verifyDkim } from '../support/dkim.ts'
import { testCertificate, testCertificateKey } from '../support/smtp-certificate.ts'
import { blockWith, type, until, workFolder } from './guide.ts'

const GUIDE = 'smtp.md'
const NOBODY = 65_534
const SERVICES = [
  'smtp inet n - n - - smtpd',
  'pickup unix n - n 60 1 pickup',
  'cleanup unix n - n - 0 cleanup',
  'qmgr unix n - n 300 1 qmgr',
  'tlsmgr unix - - n 1000? 1 tlsmgr',
  'rewrite unix - - n - - trivial-rewrite',
  'bounce unix - - n - 0 bounce',
  'defer unix - - n - 0 bounce',
  'trace unix - - n - 0 bounce',
  'proxymap unix - - n - - proxymap',
  'virtual unix - n n - - virtual',
  'anvil unix - - n - 1 anvil',
  'postlog unix-dgram n - n - 1 postlogd',
]

/** A Postfix with one mailbox, ann@example.com, in a folder of its own. */
function configure(folder: string): string {
  const etc = join(folder, 'postfix')
  const mail = join(folder, 'mail')
  for (const name of [etc, mail, join(folder, 'queue'), join(folder, 'state')]) mkdirSync(name)
  chmodSync(folder, 0o755)
  chmodSync(mail, 0o777)
  spawnSync('chown', ['postfix', join(folder, 'state')])
  writeFileSync(join(etc, 'cert.pem'), testCertificate.trimStart())
  writeFileSync(join(etc, 'key.pem'), testCertificateKey.trimStart(), { mode: 0o600 })
  writeFileSync(join(etc, 'mailboxes'), 'ann@example.com ann\n')
  writeFileSync(join(etc, 'master.cf'), `${SERVICES.join('\n')}\n`)
  const settings = {
    compatibility_level: '3.6',
    queue_directory: join(folder, 'queue'),
    data_directory: join(folder, 'state'),
    maillog_file: '/dev/stdout',
    myhostname: 'mail.example.com',
    mydestination: '',
    inet_interfaces: 'loopback-only',
    virtual_mailbox_domains: 'example.com',
    virtual_mailbox_base: mail,
    virtual_mailbox_maps: `texthash:${join(etc, 'mailboxes')}`,
    virtual_uid_maps: `static:${NOBODY}`,
    virtual_gid_maps: `static:${NOBODY}`,
    virtual_minimum_uid: '100',
    smtpd_tls_security_level: 'may',
    smtpd_tls_received_header: 'yes',
    smtpd_tls_cert_file: join(etc, 'cert.pem'),
    smtpd_tls_key_file: join(etc, 'key.pem'),
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`)
  writeFileSync(join(etc, 'main.cf'), `${lines.join('\n')}\n`)
  return etc
}

export async function tryPostfix(): Promise<void> {
  const folder = workFolder()
  const etc = configure(folder)
  await type(`postfix -c ${etc} check`, folder).ended()
  // By way of cat, since Postfix opens what it writes to anew, and a socket cannot be opened.
  const postfix = type(`postfix -c ${etc} start-fg | cat`, folder)
  await postfix.line(/daemon started/)

  await type(blockWith(GUIDE, 'sh', 'openssl genrsa'), folder).ended()
  const settings = [blockWith(GUIDE, 'sh', 'localhost:25'), blockWith(GUIDE, 'sh', 'PINPOST_DKIM_DOMAIN')]
  // No name can be looked up here.
  const pinpost = type(['set -a', ...settings, 'exec npm start'].join('\n'), folder, { PINPOST_DNS_SERVERS: 'none' })
  const [key = ''] = await pinpost.line(/pp_live_\w+/)
  await pinpost.line(/http:\/\/localhost:3000/)

  const begun = await call(key, '', { to: 'ann@example.com', purpose: 'registration' })
  const mailbox = join(folder, 'mail', 'ann')
  await until(
    'the mail should be in the mailbox',
    async () => textOf(mailbox),
    (text) => text.includes('\n\n'),
  )
  // One mail of an mbox, between its From line and the empty line at its end; its lines end as on the wire.
  const raw = textOf(mailbox)
    .replace(/^From .*\n/, '')
    .replace(/\n\n$/, '\n')
    .replaceAll('\n', '\r\n')
  const parsed = await simpleParser(raw)
  match(String(parsed.headers.get('received')), /mail\.example\.com \(Postfix\) with ESMTPS/)
  match(String(parsed.headers.get('received')), /using TLSv1/)
  equal(parsed.from?.value[0]?.address, 'codes@example.com')
  const key509 = createPublicKey(readFileSync(join(folder, 'dkim.pem')))
  const { domain, selector, isBodyIntact, isSignatureValid } = verifyDkim(Buffer.from(raw, 'latin1'), key509)
  deepEqual([domain, selector, isBodyIntact, isSignatureValid], ['example.com', 'pinpost', true, true])
  const [code = ''] = /\b\d{6}\b/.exec(parsed.text ?? '') ?? []
  equal((await call(key, `/${begun.id}/check`, { code })).status, 'confirmed')
  console.log('  A code went out through Postfix, signed and encrypted, into a mailbox, and was confirmed.')

  const unknown = await call(key, '', { to: 'bob@example.com', purpose: 'registration' })
  await until(
    'the unknown address should be told',
    () => call(key, `/${unknown.id}`),
    ({ messages }) => messages?.[0]?.status === 'failed',
  )
  await postfix.line(/reject: RCPT .*550 5\.1\.1/)
  console.log('  An address that Postfix does not know is told.')
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return '' // not delivered yet
  }
}

interface Seen {
  readonly id: string
  readonly status: string
  readonly messages?: readonly { readonly status: string }[]
}

async function call(key: string, path: string, body?: object): Promise<Seen> {
  const answer = await fetch(`http://localhost:3000/v1/verifications${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  return (await answer.json()) as Seen
}
