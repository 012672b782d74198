// The peer: better-auth with its e-mail OTP and phone number plugins on node:http, as its documentation says to run it in
// production: its own migrations, a pg pool, the OTP hashed where it can be, and its rate limiter off, since it would refuse
// the load. It confirms contacts of users whom it knows, so they are put in beforehand; each is used again and again.
import { createServer } from 'node:http'
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { toNodeHandler } from 'better-auth/node'
import { emailOTP, phoneNumber } from 'better-auth/plugins'
import { Pool } from 'pg'
import { withEmail, withPhone } from './people.ts'
import { announce, deliver, onStop } from './sink.ts'

const [databaseUrl = '', people = '0'] = process.argv.slice(2)
const pool = new Pool({ connectionString: databaseUrl })

const options = {
  database: pool,
  baseURL: 'http://127.0.0.1',
  secret: 'a secret of this benchmark, of 32 bytes or more',
  telemetry: { enabled: false },
  logger: { disabled: true },
  rateLimit: { enabled: false },
  plugins: [
    emailOTP({ storeOTP: 'hashed', sendVerificationOTP: async ({ email, otp }) => deliver(email, otp) }),
    phoneNumber({ sendOTP: ({ phoneNumber: to, code }) => deliver(to, code) }),
  ],
} satisfies BetterAuthOptions

await (await getMigrations(options)).runMigrations()
await addUsers(Number(people))

const server = createServer(toNodeHandler(betterAuth(options)))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  announce({ url: `http://127.0.0.1:${port}`, headers: {} })
})
onStop(async () => {
  server.close()
  server.closeAllConnections()
  await pool.end()
})

/** One user for each of the first people: all have an address, every other one also the phone by which that person is asked. */
async function addUsers(count: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, n) => n)
  await pool.query(
    `insert into "user" (id, name, email, "emailVerified", "phoneNumber", "phoneNumberVerified", "createdAt", "updatedAt")
     select id, id, email, false, phone, false, now(), now() from unnest($1::text[], $2::text[], $3::text[]) as u (id, email, phone)`,
    [
      numbers.map((n) => `user${n}`),
      numbers.map((n) => withEmail(n).to),
      numbers.map((n) => (n % 2 === 0 ? null : withPhone(n).to)),
    ],
  )
  await pool.query('analyze')
}
