// A choice of country by typing: a combobox with a list (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). For whoever does not
// point with a finger: by touch the browser's own list is larger, is known, and needs no keyboard over half the screen. The select
// stays in the form: it holds what is chosen, takes autofill, and is all there is without this script.
/** Without accents and letters that few keyboards have, so that `cote` finds Côte and `oster` Österreich. */
const LETTERS = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', '’': "'" }
function plain(text) {
  const lower = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return lower.replace(/[øłđðþßæœı’]/g, (letter) => LETTERS[letter]).trim()
}

/** 0 is best; undefined is none. `372` and `+372` are the country code. */
function rank({ value, name }, typed) {
  if (value.toLowerCase() === typed) return 0
  const places = [name.startsWith(typed), new RegExp(`[ (+'-]${quoted(typed)}`).test(name), name.includes(typed)]
  const place = places.indexOf(true)
  return place < 0 ? undefined : place + 1
}

function quoted(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function enhance(select) {
  const { id } = select
  const label = document.querySelector(`label[for="${id}"]`)
  const countries = [...select.options]
    .filter(({ value }) => value)
    .map(({ value, text }) => ({ value, text, name: plain(text) }))
  const input = make('input', {
    ...{ id, type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: 'false' },
    ...{ 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': `${id}-list` },
    'aria-describedby': select.getAttribute('aria-describedby'),
    'aria-invalid': select.getAttribute('aria-invalid'),
  })
  const list = make('ul', { id: `${id}-list`, role: 'listbox', 'aria-label': label.textContent, hidden: '' })
  const box = make('div', { class: 'combobox' })
  let shown = []
  let active = -1

  const textOf = (value) => countries.find((one) => one.value === value)?.text ?? ''
  const isOpen = () => !list.hidden

  function open(typed) {
    const wanted = plain(typed)
    const ranked = countries
      .map((one) => [wanted ? rank(one, wanted) : 1, one])
      .filter(([place]) => place !== undefined)
    shown = ranked.sort(([one], [other]) => one - other).map(([, one]) => one)
    list.replaceChildren(
      ...(shown.length > 0
        ? shown.map((one, n) =>
            option(one.text, { id: `${id}-${n}`, 'aria-selected': `${one.value === select.value}` }),
          )
        : [option(select.dataset.none, { 'aria-disabled': 'true' })]),
    )
    list.hidden = false
    input.setAttribute('aria-expanded', 'true')
    const chosen = shown.findIndex(({ value }) => value === select.value)
    activate(wanted ? Math.min(0, shown.length - 1) : chosen)
  }

  function option(text, attributes) {
    const item = make('li', { role: 'option', ...attributes })
    item.textContent = text
    return item
  }

  function activate(n) {
    list.children[active]?.classList.remove('active')
    active = n
    const item = list.children[n]
    item?.classList.add('active')
    item?.scrollIntoView({ block: 'nearest' })
    if (item) input.setAttribute('aria-activedescendant', item.id)
    else input.removeAttribute('aria-activedescendant')
  }

  function close() {
    list.hidden = true
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }

  function choose(value) {
    const isNew = select.value !== value
    select.value = value
    input.value = textOf(value)
    close()
    if (isNew) select.dispatchEvent(new Event('change', { bubbles: true }))
  }

  /** What was typed and left: a name that can only mean one is taken, everything else goes back to what was chosen. */
  function settle() {
    if (input.value.trim() === '') return choose('')
    const typed = plain(input.value)
    const same = countries.find(({ name }) => name === typed)
    if (same) return choose(same.value)
    const few = countries.filter((one) => rank(one, typed) !== undefined)
    choose(few.length === 1 ? few[0].value : select.value)
  }

  const KEYS = {
    ArrowDown: () => (isOpen() ? activate((active + 1) % shown.length) : open('')),
    ArrowUp: () => (isOpen() ? activate((active <= 0 ? shown.length : active) - 1) : open('')),
    Escape() {
      if (!isOpen()) return false
      choose(select.value)
    },
    Enter() {
      if (!isOpen() || !shown[active]) return false
      choose(shown[active].value)
    },
    Tab() {
      if (isOpen() && shown[active] && input.value !== textOf(select.value)) choose(shown[active].value)
      return false
    },
  }

  input.addEventListener('input', () => open(input.value))
  input.addEventListener('focus', () => input.select())
  input.addEventListener('click', () => isOpen() || open(''))
  input.addEventListener('blur', settle)
  input.addEventListener('keydown', (event) => {
    if (KEYS[event.key] && KEYS[event.key]() !== false) event.preventDefault()
  })
  // Before the field loses the focus.
  list.addEventListener('mousedown', (event) => {
    event.preventDefault()
    const n = [...list.children].indexOf(event.target.closest('li'))
    if (shown[n]) choose(shown[n].value)
  })
  select.addEventListener('change', () => {
    input.value = textOf(select.value)
  })

  select.id = `${id}-chosen`
  select.classList.add('unseen')
  select.tabIndex = -1
  select.setAttribute('aria-hidden', 'true')
  select.after(box)
  box.append(input, list)
  input.value = textOf(select.value)
  // By the back button a form comes back as it was left, after this.
  addEventListener('pageshow', () => {
    input.value = textOf(select.value)
  })
}

function make(name, attributes) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value)
  return made
}

if (!matchMedia('(pointer: coarse)').matches) {
  for (const select of document.querySelectorAll('select[data-country]')) enhance(select)
}
