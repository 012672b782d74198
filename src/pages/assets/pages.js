// What makes the pages of a registration nicer where there is JavaScript. Without it every page does the same.

// The person's own clock.
for (const time of document.querySelectorAll('time.clock')) {
  const at = new Date(time.dateTime)
  time.textContent = at.toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' })
}

document.querySelector('#errors')?.focus()

// A form is sent once.
for (const form of document.querySelectorAll('form[method=post]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.isSent) event.preventDefault()
    form.dataset.isSent = 'yes'
  })
}
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-is-sent]')) delete form.dataset.isSent
})
