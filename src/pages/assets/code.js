// The pages on which somebody waits for a code: it fills itself in where the browser can, its message is followed live, and what is
// due is counted down. Whatever of it fails, the page stays as the server made it.
const { home, now: servedAt } = document.body.dataset
// As pages.js has it. A module for both would be one request more on a poor line, and one that imports pages.js by another address
// than the page does would run it twice.
const behind = Date.parse(servedAt) - Date.now()
const now = () => Date.now() + behind
const isBeingSent = () => document.querySelector('form[data-is-sent]') !== null
/** To where the registration stands by now. */
const goOn = () => isBeingSent() || location.replace(home)

const field = document.querySelector('#code')
if (field) fillIn(field)

function fillIn(input) {
  const digits = Number(input.dataset.digits)
  let before = input.value.length

  /** The one run of so many digits in what was put in. */
  const codeIn = (text) => {
    const runs = text.match(/\p{Nd}(?:[ \u00A0\u202F\p{Pd}]?\p{Nd})*/gu) ?? []
    const codes = new Set(runs.map((run) => run.replace(/\P{Nd}/gu, '')).filter((run) => [...run].length === digits))
    return codes.size === 1 ? [...codes][0] : undefined
  }
  const send = (code) => {
    input.value = code
    before = code.length
    input.form.requestSubmit()
  }
  // Only what came at once, by paste or autofill, is sent by itself: who types digit by digit may want to look once more.
  input.addEventListener('input', ({ inputType }) => {
    const grown = input.value.length - before
    before = input.value.length
    const isTyped = inputType === 'insertText' || inputType === 'insertCompositionText'
    const code = codeIn(input.value)
    if (code && !inputType?.startsWith('delete') && (!isTyped || grown > 1)) send(code)
  })

  if (input.dataset.channel !== 'sms' || !('OTPCredential' in window)) return
  const waiting = new AbortController()
  input.form.addEventListener('submit', () => waiting.abort())
  navigator.credentials
    .get({ otp: { transport: ['sms'] }, signal: waiting.signal })
    .then((message) => message?.code && send(message.code))
    .catch(() => undefined)
}

// Each countdown shows the time that is left, and says it aloud at the moments that the page names.
const spoken = document.createElement('p')
spoken.className = 'unseen'
spoken.setAttribute('role', 'status')
document.querySelector('main').append(spoken)

const counted = [...document.querySelectorAll('.countdown')].map((element) => ({
  element,
  at: Date.parse(element.dataset.at),
  said: new Map(Object.entries(JSON.parse(element.dataset.said)).map(([at, text]) => [Number(at), text])),
  due: element.closest('.due'),
}))

function count() {
  for (const one of counted) {
    if (one.isOver) continue
    const left = Math.ceil((one.at - now()) / 1_000)
    for (const [at, text] of one.said) {
      // A tick may come late.
      if (left > at || left <= at - 2 || at === 0) continue
      spoken.textContent = text
      one.said.delete(at)
    }
    if (left > 0) {
      const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
      one.element.textContent = one.element.dataset.text.replace('{time}', time)
      continue
    }
    one.isOver = true
    spoken.textContent = one.said.get(0)
    if (!one.due) return goOn()
    one.due.replaceChildren(one.due.querySelector('template').content)
    document.querySelector('#wait')?.closest('li').remove()
  }
}
setInterval(count, 1_000)
count()

// The state of the message, as soon as it is known; without it, or without a connection, nothing is lost.
const state = document.querySelector('#state')
if (state && 'EventSource' in window) follow(state)

function follow(shown) {
  let source
  let known = ''
  let latest = ''
  const open = () => {
    source = new EventSource(shown.dataset.events)
    source.addEventListener('verification', async ({ data }) => {
      const { status, text, again, other } = JSON.parse(data)
      if (status !== 'pending') return goOn()
      // What certainly has failed may be sent again at once.
      const due = counted.find((one) => one.due && !one.isOver)
      if (due && again) due.at = Date.parse(again)
      latest = text
      const isNew = other !== known
      known = other
      if (isNew) await askForOther()
      const line = document.querySelector('#other-contact [data-says-failed]') ? '' : latest
      if (shown.textContent !== line) shown.textContent = line
    })
    source.addEventListener('end', () => source.close())
  }
  open()
  addEventListener('pagehide', () => source.close())
  addEventListener('pageshow', ({ persisted }) => persisted && open())
}

/** What the server says of the other contact by now: what is being typed stays. */
async function askForOther() {
  const shown = document.querySelector('#other-contact')
  const answer = shown && (await fetch(location.pathname).catch(() => undefined))
  if (!answer?.ok || answer.redirected) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const fresh = page.querySelector('#other-contact')
  if (fresh && !shown.contains(document.activeElement)) shown.replaceChildren(...fresh.childNodes)
}
