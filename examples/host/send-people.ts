// A host that sends people to Pinpost and reads the outcome. Run it with `node examples/host/send-people.ts`; README.md says what to
// set first.
import { createRegistration, readRegistration } from './pinpost.ts'
import { asHtml, cookie, page, type Reply, serve } from './web.ts'

const port = Number(process.env.PORT ?? 4000)
const RETURN_URL = process.env.RETURN_URL ?? `http://localhost:${port}/welcome`

serve(port, {
  'GET /': () => ({
    body: page('Example Shop', '<form method="post" action="/open"><button>Open an account</button></form>'),
  }),

  'POST /open': async (): Promise<Reply> => {
    // `state` comes back with the browser: it ties the return to the browser that left.
    const state = crypto.randomUUID()
    const { url } = await createRegistration({ purpose: 'registration', return_url: RETURN_URL, state })
    const setCookie = `registering=${state}; Path=/; HttpOnly; SameSite=Lax; Max-Age=7200`
    return { status: 303, headers: { location: url, 'set-cookie': setCookie } }
  },

  'GET /welcome': async (request, url): Promise<Reply> => {
    const state = url.searchParams.get('state')
    if (state === null || state !== cookie(request, 'registering')) {
      return { status: 403, body: page('Not your registration', '<p><a href="/">Begin with one of your own</a></p>') }
    }
    // What the browser brings says only which one: the outcome is read from Pinpost.
    const registration = await readRegistration(url.searchParams.get('registration') ?? '')
    if (registration.state !== state || registration.status !== 'completed') {
      const help = `<p>If you need help, quote ${asHtml(registration.reference)}.</p>`
      return { body: page('Not finished', `<p>Your account is not open yet.</p>${help}`) }
    }
    const confirmed = registration.contacts.filter((contact) => contact.confirmed_at)
    const list = confirmed.map(({ to, channel }) => `<li>${asHtml(to)} by ${asHtml(channel)}</li>`).join('')
    return { body: page('Welcome', `<p>Your account is open. We confirmed:</p><ul>${list}</ul>`) }
  },
})
