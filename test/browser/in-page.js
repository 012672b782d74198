// What runs inside the browser, so it is JavaScript: the types of a document are not known to the rest of the repository
// (in-page.d.ts says what comes out). Each function is sent over as its text, and uses nothing from outside itself.

/** Structure, names, width, contrast and size. Written without an accessibility library: it finds the usual faults, no more. */
export function inspect() {
  const all = (selector) => [...document.querySelectorAll(selector)]
  const isShown = (element) => element.checkVisibility() && !element.closest('[aria-hidden=true]')
  const hasOwnText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
  const shown = all('body *').filter(isShown)
  const words = shown.filter(hasOwnText)
  const say = (element) => `${element.tagName.toLowerCase()} ${(element.id || element.textContent).trim().slice(0, 40)}`

  function nameOf(element) {
    const labels = element.getAttribute('aria-labelledby')?.split(' ') ?? []
    const said = labels.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
    const label = element.getAttribute('aria-label') ?? element.getAttribute('title')
    return said || label || [...(element.labels ?? [])].map((one) => one.textContent).join(' ') || element.textContent
  }

  /** A box or a button of several is pressed by its label as well. */
  const targetOf = (element) => (/^(radio|checkbox)$/.test(element.type) ? (element.labels[0] ?? element) : element)

  const colourOf = (text) => {
    const [red, green, blue, alpha = 1] = text.match(/[\d.]+/g).map(Number)
    return { red, green, blue, alpha }
  }
  function backgroundOf(element) {
    for (let one = element; one; one = one.parentElement) {
      const colour = colourOf(getComputedStyle(one).backgroundColor)
      if (colour.alpha === 1) return colour
    }
    return { red: 255, green: 255, blue: 255 }
  }
  /** Relative luminance and contrast as WCAG 2.2 defines them. */
  function luminance({ red, green, blue }) {
    const [r, g, b] = [red, green, blue].map((value) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  function contrastOf(element) {
    const ink = luminance(colourOf(getComputedStyle(element).color))
    const paper = luminance(backgroundOf(element))
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)
  }

  const root = document.documentElement
  return {
    title: document.title,
    language: root.lang,
    headings: all('h1, h2, h3, h4').map((heading) => heading.tagName.toLowerCase()),
    mains: all('main').length,
    tooWide: [
      ...(root.scrollWidth > root.clientWidth ? [`the page by ${root.scrollWidth - root.clientWidth}`] : []),
      ...shown.filter((element) => element.getBoundingClientRect().right > root.clientWidth + 0.5).map(say),
    ],
    unnamed: shown
      .filter((element) => element.matches('a, button, input, select, textarea, summary, iframe, article, aside'))
      .filter((element) => nameOf(element).trim() === '')
      .map(say),
    outsideLandmarks: words.filter((element) => !element.closest('main, header, footer, nav, aside')).map(say),
    lowContrast: words.filter((element) => contrastOf(element) < 4.5).map(say),
    small: shown
      .filter((element) => element.matches('button, input, summary'))
      .filter((element) => targetOf(element).getBoundingClientRect().height < 44)
      .map(say),
  }
}

/** Opens what is folded, and shows each frame, so that lazy ones load. */
export function unfold() {
  for (const details of document.querySelectorAll('details')) details.open = true
  for (const frame of document.querySelectorAll('iframe')) frame.scrollIntoView()
}

/** Where the keyboard is, and whether one sees it; undefined when it is nowhere on the page. */
export function focused() {
  const element = document.activeElement
  if (element === null || element === document.body) return undefined
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  const name = (element.id || element.textContent).trim().split(/\s/)[0]
  return {
    element: `${element.tagName.toLowerCase()} ${name}`,
    isVisible: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
  }
}

/** The rights and the colours of a document. */
export function standing() {
  const { colorScheme, color } = getComputedStyle(document.body)
  return { origin: self.origin, scheme: colorScheme, ink: color }
}

/** Of an element: `SELECT`. */
export function tagOf(element) {
  return element.tagName
}

export function hasFocus(element) {
  return element === document.activeElement
}

export function holdFocus(elements) {
  return elements.includes(document.activeElement)
}

/** Milliseconds from when the page was asked for until something of it could be seen. */
export function firstPaint() {
  const told = performance.getEntriesByName('first-contentful-paint')[0]
  if (told) return told.startTime
  return new Promise((resolve) => {
    new PerformanceObserver((list, observer) => {
      for (const entry of list.getEntriesByName('first-contentful-paint')) {
        observer.disconnect()
        resolve(entry.startTime)
      }
    }).observe({ type: 'paint', buffered: true })
  })
}

/** As somebody sets it who reads large print. */
export function doubleText() {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('html { font-size: 225% }')
  document.adoptedStyleSheets = [sheet]
}
