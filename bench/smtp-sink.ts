// An SMTP server on loopback that takes every message and says at once what was in it: where hand-over is measured. In a
// process of its own, as a relay would be; without TLS and without names, since neither is what is measured.
import { SMTPServer } from 'smtp-server'
import { codeInMail } from './message-code.ts'
import { announce, deliver, onStop } from './sink.ts'

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  logger: false,
  onData(stream, session, done) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      const code = codeInMail(Buffer.concat(chunks).toString('latin1'))
      for (const { address } of session.envelope.rcptTo) deliver(address, code)
      done()
    })
  },
})

server.listen(0, '127.0.0.1', () => {
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  announce({ url: `smtp://127.0.0.1:${port}`, headers: {} })
})
onStop(() => new Promise((resolve) => server.close(() => resolve())))
