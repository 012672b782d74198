// While a contact is typed: how it reads, what was probably meant, what its owner should know. Never that it is wrong, since it may
// still be being typed; that is said when the form is sent.
const PAUSE_MS = 500
const SHORTEST = 5
const { home } = document.body.dataset

for (const name of ['email', 'phone']) {
  const input = document.querySelector(`#${name}`)
  if (input) watch(input, document.querySelector(`#${name}-live`))
}

function watch(input, live) {
  const { token, phone_country: country } = input.form.elements
  let timer
  let asking = new AbortController()

  async function ask() {
    asking.abort()
    asking = new AbortController()
    const contact = input.value.trim()
    if (contact.length < SHORTEST) return live.replaceChildren()
    const body = new URLSearchParams({ token: token.value, contact, country: country.value })
    try {
      const answer = await fetch(`${home}/inspect`, { method: 'POST', body, signal: asking.signal })
      show(answer.ok ? await answer.json() : {})
    } catch {
      // Another question was asked meanwhile, or the line is down: the form is judged when it is sent.
    }
  }

  function show({ display, place, notes = [], use }) {
    const lines = [
      ...(display ? [line(element('bdi', 'contact', display), place ? ` – ${place}` : '')] : []),
      ...notes.map((note) => line(note)),
    ]
    if (use) {
      const button = element('button', 'plain', use.label)
      button.type = 'button'
      button.addEventListener('click', () => {
        input.value = use.value
        input.focus()
        ask()
      })
      lines.push(line(button))
    }
    live.replaceChildren(...lines)
  }

  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(ask, PAUSE_MS)
  }
  input.addEventListener('input', soon)
  if (input.type === 'tel') country.addEventListener('change', soon)
}

function line(...content) {
  const made = element('p', 'hint', '')
  made.append(...content)
  return made
}

function element(name, look, text) {
  const made = document.createElement(name)
  made.className = look
  made.textContent = text
  if (name === 'bdi') made.translate = false
  return made
}
