// What makes the pages of a registration nicer where there is JavaScript. Without it every page does the same. No text is made
// here: what is said stands in the page, in the person's language.
const { home, now: servedAt, refresh } = document.body.dataset
const reducesMotion = matchMedia('(prefers-reduced-motion: reduce)').matches

// The person's clock may be wrong; the server's is what counts.
const behind = servedAt ? Date.parse(servedAt) - Date.now() : 0
const now = () => Date.now() + behind

function showClock(time) {
  const at = new Date(time.dateTime)
  time.textContent = at.toLocaleTimeString(document.documentElement.lang, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
}
for (const time of document.querySelectorAll('time.clock')) showClock(time)

document.querySelector('#errors')?.focus()

// The list of languages covers what is below it, so it goes when somebody goes on.
const languages = document.querySelector('.languages')
if (languages) {
  const close = () => {
    languages.open = false
  }
  const goOn = ({ target }) => languages.contains(target) || close()
  document.addEventListener('focusin', goOn)
  document.addEventListener('pointerdown', goOn)
  languages.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !languages.open) return
    close()
    languages.querySelector('summary').focus()
  })
}

// What is sent without a connection is lost, since the browser shows a page of its own in place of this one.
const offline = document.querySelector('#offline')
let told
function sayOffline(pressed) {
  told?.remove()
  told = offline.content.firstElementChild.cloneNode(true)
  const place = pressed ?? document.querySelector('h1')
  place.after(told)
}
// A browser that takes itself to be offline may still reach the machine that it is on.
let isReached = false
async function reach(form, submitter, pressed) {
  const asked = fetch(home, { method: 'HEAD', redirect: 'manual' })
  isReached = await asked.then(
    () => true,
    () => false,
  )
  if (isReached) form.requestSubmit(submitter)
  else sayOffline(pressed)
}
addEventListener('online', () => told?.remove())
addEventListener('offline', () => {
  isReached = false
})

// A form is sent once: the button shows that it works, and keeps its text and its place in the order of focus.
const AGAIN_MS = 15_000
function release(form) {
  delete form.dataset.isSent
  for (const button of document.querySelectorAll('button.working')) {
    button.classList.remove('working')
    button.removeAttribute('aria-disabled')
  }
}
document.addEventListener('submit', (event) => {
  const form = event.target
  if (form.method !== 'post') return
  if (form.dataset.isSent) return event.preventDefault()
  const isDefault = event.submitter === null || event.submitter.matches('.default')
  const pressed = isDefault ? form.querySelector('button:not([name])') : event.submitter
  if (offline && !navigator.onLine && !isReached) {
    event.preventDefault()
    return reach(form, event.submitter, pressed)
  }
  form.dataset.isSent = 'yes'
  pressed?.classList.add('working')
  pressed?.setAttribute('aria-disabled', 'true')
  setTimeout(() => release(form), AGAIN_MS)
})
// By the back button a page comes as it was left.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) for (const form of document.forms) release(form)
})

// Two minutes before the end it is said, and one tap gives more time, with everything left as it is.
const timeLeft = document.querySelector('#time-left')
if (timeLeft) {
  const { warn, stay } = timeLeft.dataset
  const warning = timeLeft.querySelector('.warning')
  let endsAt = Date.parse(timeLeft.dataset.ends)

  const look = () => {
    const left = endsAt - now()
    if (left <= 0) {
      clearInterval(looking)
      location.replace(home)
    }
    const isNear = left <= Number(warn)
    if (isNear === warning.hidden) {
      warning.hidden = !isNear
      timeLeft.classList.toggle('near', isNear)
    }
  }
  const looking = setInterval(look, 1_000)
  look()

  const more = timeLeft.querySelector('button')
  more?.addEventListener('click', async (event) => {
    event.preventDefault()
    const { token } = document.querySelector('#page').elements
    const body = new URLSearchParams({ token: token.value })
    const answer = await fetch(stay, { method: 'POST', body }).catch(() => undefined)
    if (!answer) return sayOffline(more)
    if (!answer.ok) return location.assign(home)
    told?.remove()
    const time = timeLeft.querySelector('time')
    time.dateTime = (await answer.json()).ends
    endsAt = Date.parse(time.dateTime)
    showClock(time)
    look()
  })
}

// A page that waits for somebody else looks whether it is done, when somebody looks at it.
if (refresh) {
  const look = async () => {
    if (document.hidden) return
    const answer = await fetch(location.href, { redirect: 'manual' }).catch(() => undefined)
    if (answer?.type === 'opaqueredirect') location.replace(home)
  }
  setInterval(look, Number(refresh) * 1_000)
  document.addEventListener('visibilitychange', look)
}

// Back to the service, once, unless the person wants to read on or came back to this page.
const leave = document.querySelector('#leave')
const leaving = document.querySelector('#leaving')
const LEAVE_MS = 8_000
if (leave && leaving && !reducesMotion && performance.getEntriesByType('navigation')[0]?.type === 'navigate') {
  leave.parentElement.after(leaving.content)
  const told = document.querySelector('.leaving')
  const timer = setTimeout(() => location.assign(leave.href), LEAVE_MS)
  const stay = () => {
    clearTimeout(timer)
    told.remove()
  }
  told.querySelector('button').addEventListener('click', () => {
    stay()
    leave.focus()
  })
  addEventListener('pagehide', stay)
}
