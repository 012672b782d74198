// Keeps the trial inbox current: fetches the page anew every two seconds while it is seen, and takes over what changed,
// item by item, so that open details, scrolling and frames stay as they are. Without it the page works, and refreshes
// as a whole.

const EVERY_MS = 2000

const list = document.querySelector('#messages')
const count = document.querySelector('#count')
const search = document.querySelector('#search')

/** What this page was drawn for; what is being typed does not count until it is sent. */
const searched = search.defaultValue

async function fetchPage() {
  const body = new URLSearchParams({ search: searched })
  const answer = await fetch('/inbox', searched === '' ? {} : { method: 'POST', body })
  if (!answer.ok) throw new Error(`The inbox answered ${answer.status}.`)
  return new DOMParser().parseFromString(await answer.text(), 'text/html')
}

function takeOver(page) {
  const fresh = [...page.querySelectorAll('#messages > li')]
  const kept = new Set(fresh.map((item) => item.id))
  for (const item of [...list.children]) if (!kept.has(item.id)) item.remove()
  let place = list.firstElementChild
  for (const item of fresh) {
    const present = document.getElementById(item.id)
    if (present === null) {
      list.insertBefore(document.adoptNode(item), place)
    } else {
      if (present.dataset.version !== item.dataset.version) update(present, item)
      place = present.nextElementSibling
    }
  }
  if (fresh.length > 0) document.querySelector('#empty')?.remove()
  const words = page.querySelector('#count').textContent
  // Written only when it changes: each writing is read out.
  if (count.textContent !== words) count.textContent = words
}

/** Only the facts of a message change, never its text. */
function update(present, item) {
  present.dataset.version = item.dataset.version
  present.querySelector('.facts').replaceWith(document.adoptNode(item.querySelector('.facts')))
}

async function refresh() {
  if (document.visibilityState === 'visible') {
    try {
      takeOver(await fetchPage())
    } catch {
      // The server is away for a moment, or for good: the next round tells.
    }
  }
  setTimeout(refresh, EVERY_MS)
}

setTimeout(refresh, EVERY_MS)
