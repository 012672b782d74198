// In the person's browser: each step of the registration is one call with the client token, good for this registration alone.

const say = (text) => {
  document.querySelector('#status').textContent = text
}
const show = (name) => {
  for (const form of document.querySelectorAll('form')) form.hidden = form.id !== name
  document.querySelector(`#${name} input`)?.focus()
}

let begun

async function step(name, body = {}) {
  const answer = await fetch(`${begun.api}/${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${begun.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const told = await answer.json()
  if (!answer.ok) throw new Error(told.suggestion ? `${told.title}: did you mean ${told.suggestion}?` : told.title)
  return told
}

const actions = {
  async begin() {
    begun = await (await fetch('/begin', { method: 'POST' })).json()
    // In a trial, with a test key: an invented person. In earnest the host asserts who the person is, or a provider proves it.
    await step('identity', { person: 'newcomer' })
    show('contact')
    say('Where may we send a code? Use the mailbox that you will still have in years to come.')
  },
  async contact(form) {
    await step('contacts', { email: form.get('email') })
    const { verification } = await step('send', { option: 'email' })
    show('code')
    say(`We sent a code to ${verification.to}.`)
  },
  async code(form) {
    const { valid, verification } = await step('check', { code: form.get('code') })
    if (!valid) return say(`That is not the code. ${verification.attempts_left} tries are left.`)
    await step('complete')
    show('nothing')
    const outcome = await (await fetch(`/outcome?registration=${begun.id}`)).json()
    return say(outcome.text)
  },
}

for (const form of document.querySelectorAll('form')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    try {
      await actions[form.id](new FormData(form))
    } catch (problem) {
      say(problem.message)
    }
  })
}
