// A host that draws its own pages. Its server creates the registration with the key and hands the client token to the browser, whose
// script (own-pages.js) takes the steps with it. Run it with `node examples/host/own-pages.ts`; README.md says what to set first.
import { readFile } from 'node:fs/promises'
import { createRegistration, pinpostUrl, readRegistration } from './pinpost.ts'
import { page, type Reply, serve } from './web.ts'

const port = Number(process.env.PORT ?? 4001)

const PAGE = page(
  'Open an account',
  `<p id="status" role="status">Ready.</p>
<form id="begin"><button>Begin</button></form>
<form id="contact" hidden>
  <label>E-mail <input name="email" type="email" autocomplete="email" required></label>
  <button>Send me a code</button>
</form>
<form id="code" hidden>
  <label>Code <input name="code" inputmode="numeric" autocomplete="one-time-code" required></label>
  <button>Confirm</button>
</form>`,
  '<script type="module" src="/own-pages.js"></script>',
)

serve(port, {
  'GET /': () => ({ body: PAGE }),

  'GET /own-pages.js': async () => ({
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
    body: await readFile(new URL('./own-pages.js', import.meta.url), 'utf8'),
  }),

  'POST /begin': async (): Promise<Reply> => {
    const { id, client_token: token } = await createRegistration({ purpose: 'registration', method: 'id_card' })
    return json({ api: `${pinpostUrl}/v1/registrations/${id}`, id, token })
  },

  // The browser says that it is done; whether it is, Pinpost says.
  'GET /outcome': async (_request, url): Promise<Reply> => {
    const { status, account, reference } = await readRegistration(url.searchParams.get('registration') ?? '')
    const text = account ? `Your account is open until ${account.ends_at}.` : `It is ${status}. Quote ${reference}.`
    return json({ text })
  },
})

function json(value: object): Reply {
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) }
}
