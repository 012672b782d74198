// `npm run check:smsc`: text messages through an SMSC that the project did not write, by Perl's Net::SMPP. Not part of the suite,
// since it needs a package of the system.
import { deepEqual, equal } from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Receipt } from '../../src/delivery/providers/provider.ts'
import { createSmppProvider } from '../../src/delivery/providers/smpp.ts'
import { sms } from '../support/mail-fixtures.ts'

if (spawnSync('perl', ['-MNet::SMPP', '-e', '1']).status !== 0) {
  console.error('This wants Perl with Net::SMPP: apt-get install libnet-smpp-perl')
  process.exit(1)
}

const port = await freePort()
const smsc = spawn('perl', [join(import.meta.dirname, 'smsc.pl'), String(port)], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const lines: string[] = []
const reader = createInterface({ input: smsc.stdout })
reader.on('line', (line) => lines.push(line))
await once(reader, 'line')

const provider = createSmppProvider({ url: `smpp://pinpost:secret@127.0.0.1:${port}`, sender: 'Pinpost' })
const receipts: Receipt[] = []
const allTold = Promise.withResolvers<void>()
provider.onReceipt?.(async (receipt) => {
  if (receipts.push(receipt) === 2) allTold.resolve()
})
const notAfter = new Date(Date.now() + 600_500)
const patience = AbortSignal.timeout(10_000)
const first = await provider.send(sms({ to: '+37251234567', text: '012345 @ €', notAfter }), patience)
const second = await provider.send(sms({ to: '+37251234568', text: '012345 õ', notAfter }), patience)
await Promise.race([allTold.promise, once(patience, 'abort')])
await provider.close()
await once(smsc, 'exit')

deepEqual(
  [first, second],
  [
    { kind: 'accepted', reference: '1' },
    { kind: 'accepted', reference: '2' },
  ],
)
deepEqual(receipts, [
  { reference: '1', state: 'delivered' },
  { reference: '2', state: 'delivered' },
])
deepEqual(
  lines.filter((line) => !line.startsWith('receipt')),
  [
    'listening',
    'bind pinpost secret 52',
    'submit Pinpost 37251234567 000000001000000R 1 0 3031323334352000201b65',
    'submit Pinpost 37251234568 000000001000000R 1 8 003000310032003300340035002000f5',
    'unbind',
  ],
)
equal(lines.filter((line) => line === 'receipt taken 0').length, 2)
console.log('An SMSC by Net::SMPP took two messages, and its receipts say that both were delivered.')

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('There is no port.')
  return address.port
}
