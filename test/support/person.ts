// A person at a browser without scripts: reads pages, follows links that are there, fills in forms that are there and presses buttons
// that are there. What a page does not offer cannot be done, so a story that passes is one that people can take.
import { DomUtils, parseDocument } from 'htmlparser2'

type Node = ReturnType<typeof parseDocument>
type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number]

export interface Button {
  readonly label: string
  readonly name: string | undefined
  readonly value: string
  readonly form: Element
}

export interface Page {
  readonly status: number
  readonly address: URL
  readonly headers: Headers
  /** The whole document. */
  readonly text: string
  readonly title: string
  readonly heading: string
  /** What is read in the main part, with single spaces. */
  readonly words: string
  readonly language: string
  readonly links: readonly { readonly label: string; readonly href: string }[]
  readonly buttons: readonly Button[]
  /** The last part of its address. */
  readonly name: string
}

export interface Person {
  readonly page: Page
  /** Everywhere they were, and what was read there. */
  readonly history: readonly Page[]
  open(address: string): Promise<Page>
  follow(label: string): Promise<Page>
  /** Fills in, and presses the button whose label begins so; without one what Enter does in the first field. */
  submit(fields?: Readonly<Record<string, string | boolean>>, label?: string): Promise<Page>
  /** Fills in and presses twice at once. */
  submitTwice(fields: Readonly<Record<string, string>>, label?: string): Promise<readonly [Page, Page]>
  reload(): Promise<Page>
  /** The page as it was so many pages ago, as the back button shows it. */
  back(steps?: number): Page
  /** The fields of a form as they stand. */
  values(label?: string): Readonly<Record<string, string>>
  /** Sends whatever it is told, as an attacker would. */
  ask(address: string, init?: RequestInit & { readonly hasCookies?: boolean }): Promise<Response>
  readonly cookies: ReadonlyMap<string, Cookie>
  forgetCookies(): void
}

interface Cookie {
  readonly host: string
  readonly name: string
  readonly value: string
  readonly path: string
  readonly line: string
}

const MOST_HOPS = 10

export function newPerson(headers: Readonly<Record<string, string>> = {}): Person {
  const jar = new Map<string, Cookie>()
  const history: Page[] = []
  let current: Page | undefined

  const present = (): Page => {
    if (!current) throw new Error('No page is open.')
    return current
  }

  async function ask(
    address: string,
    { hasCookies = true, ...init }: RequestInit & { readonly hasCookies?: boolean } = {},
  ): Promise<Response> {
    const url = new URL(address)
    const sent = [...jar.values()].filter(
      ({ host, path }) => host === url.host && `${url.pathname}/`.startsWith(path === '/' ? '/' : `${path}/`),
    )
    const cookie = sent.map(({ name, value }) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, {
      redirect: 'manual',
      ...init,
      headers: {
        accept: 'text/html',
        ...headers,
        ...(hasCookies && cookie !== '' ? { cookie } : {}),
        ...(init.headers as Record<string, string>),
      },
    })
    for (const line of answer.headers.getSetCookie()) keep(line, url)
    return answer
  }

  function keep(line: string, { host, pathname }: URL): void {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    const path = /path=([^;]+)/i.exec(line)?.[1] ?? pathname
    const cookie = { host, name: pair.slice(0, at), value: pair.slice(at + 1), path, line }
    const key = `${host} ${path} ${cookie.name}`
    if (/max-age=0/i.test(line)) jar.delete(key)
    else jar.set(key, cookie)
  }

  async function go(address: string, init?: RequestInit): Promise<Page> {
    let [url, answer] = [new URL(address), await ask(address, init)]
    for (let hops = 0; answer.headers.has('location'); hops++) {
      if (hops === MOST_HOPS) throw new Error(`The way from ${address} does not end.`)
      url = new URL(answer.headers.get('location') ?? '', url)
      answer = await ask(url.href)
    }
    return await readPage(url, answer)
  }

  async function visit(address: string, init?: RequestInit): Promise<Page> {
    current = await go(address, init)
    history.push(current)
    return current
  }

  function sending(fields: Readonly<Record<string, string | boolean>>, label: string | undefined) {
    const page = present()
    const button = findButton(page, label)
    const body = new URLSearchParams(fill(valuesOf(button.form), fields, page, button.form))
    if (button.name !== undefined) body.set(button.name, button.value)
    const action = new URL(button.form.attribs.action ?? '', page.address)
    // Leaves out what the address says of what happened before.
    if (button.form.attribs.action === undefined) action.search = page.address.search
    return [
      action.href,
      {
        method: button.form.attribs.method ?? 'get',
        body: body.toString(),
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          // What a browser says of a form on a page with no-referrer.
          origin: 'null',
          'sec-fetch-site': 'same-origin',
        },
      },
    ] as const
  }

  return {
    get page() {
      return present()
    },
    history,
    cookies: jar,
    forgetCookies: () => jar.clear(),
    ask,
    open: visit,
    async follow(label) {
      const page = present()
      const link = page.links.find((one) => one.label.startsWith(label))
      if (!link) throw new Error(`There is no link "${label}" on ${page.address.pathname}:\n${page.words}`)
      return await visit(new URL(link.href, page.address).href)
    },
    submit: async (fields = {}, label) => await visit(...sending(fields, label)),
    async submitTwice(fields, label) {
      const [address, init] = sending(fields, label)
      const [one, other] = await Promise.all([go(address, init), go(address, init)])
      current = other
      history.push(one, other)
      return [one, other]
    },
    reload: () => visit(present().address.href),
    back(steps = 1) {
      const at = history.lastIndexOf(present()) - steps
      const page = history[at]
      if (!page) throw new Error('There is no page before this one.')
      current = page
      return page
    },
    values: (label) => Object.fromEntries(valuesOf(findButton(present(), label).form)),
  }
}

async function readPage(address: URL, answer: Response): Promise<Page> {
  const text = await answer.text()
  const root = parseDocument(text)
  const main = DomUtils.getElementsByTagName('main', root)[0] ?? root
  const links = DomUtils.getElementsByTagName('a', root).map((one) => ({
    label: wordsOf(one),
    href: one.attribs.href ?? '',
  }))
  return {
    status: answer.status,
    address,
    headers: answer.headers,
    text,
    title: wordsOf(DomUtils.getElementsByTagName('title', root)[0]),
    heading: wordsOf(DomUtils.getElementsByTagName('h1', root)[0]),
    words: wordsOf(main),
    language: DomUtils.getElementsByTagName('html', root)[0]?.attribs.lang ?? '',
    links,
    buttons: buttonsOf(root),
    name: address.pathname.split('/').at(-1) ?? '',
  }
}

function wordsOf(node: Element | Node | undefined): string {
  return node ? textIn(node).replaceAll(/\s+/g, ' ').trim() : ''
}

const WITHIN_A_LINE = new Set(['a', 'bdi', 'em', 'span', 'strong', 'time', 'wbr'])

/** What is not shown without scripts is not read. */
function textIn(node: Element | Node | Element['children'][number]): string {
  if (DomUtils.isText(node)) return node.data
  if (DomUtils.isTag(node) && (node.name === 'template' || 'hidden' in node.attribs)) return ''
  if (!DomUtils.hasChildren(node)) return ''
  const text = node.children.map(textIn).join('')
  return DomUtils.isTag(node) && !WITHIN_A_LINE.has(node.name) ? ` ${text} ` : text
}

/** A template's content is nobody's without scripts. */
function isShown(one: Element): boolean {
  return one.name !== 'template' && (one.parent === null || !DomUtils.isTag(one.parent) || isShown(one.parent))
}

function buttonsOf(root: Node): Button[] {
  const forms = DomUtils.getElementsByTagName('form', root)
  return DomUtils.getElementsByTagName('button', root)
    .filter((one) => isShown(one) && one.attribs.type !== 'button')
    .flatMap((one) => {
      const form = forms.find((each) =>
        one.attribs.form === undefined
          ? DomUtils.findOne((inner) => inner === one, [each])
          : each.attribs.id === one.attribs.form,
      )
      if (!form) throw new Error(`The button "${wordsOf(one)}" belongs to no form.`)
      return [{ label: wordsOf(one), name: one.attribs.name, value: one.attribs.value ?? '', form }]
    })
}

function findButton({ buttons, address, words }: Page, label: string | undefined): Button {
  // Enter presses the first button of the form, which is the hidden one.
  const main = buttons.find((one) => one.form.attribs.id === 'page' && one.name !== 'language')
  const found = label === undefined ? main : buttons.find((one) => one.label.startsWith(label))
  if (!found) throw new Error(`There is no button "${label}" on ${address.pathname}:\n${words}`)
  return found
}

const FIELDS = new Set(['input', 'select', 'textarea'])

function controlsOf(form: Element): Element[] {
  return DomUtils.findAll((one) => FIELDS.has(one.name) && isShown(one), form.children)
}

function valuesOf(form: Element): [string, string][] {
  return controlsOf(form).flatMap((one): [string, string][] => {
    const { name, type = 'text', value } = one.attribs
    if (name === undefined || 'disabled' in one.attribs) return []
    if (one.name === 'select') return [[name, chosenIn(one)]]
    const isTicked = type === 'radio' || type === 'checkbox'
    if (isTicked && !('checked' in one.attribs)) return []
    return [[name, value ?? (isTicked ? 'on' : '')]]
  })
}

function optionsOf(select: Element): Element[] {
  return DomUtils.getElementsByTagName('option', select)
}

function chosenIn(select: Element): string {
  const all = optionsOf(select)
  return (all.find((one) => 'selected' in one.attribs) ?? all[0])?.attribs.value ?? ''
}

/** Refuses what the form does not take: a field that is not there, a choice that is not offered. `false` unticks. */
function fill(
  values: readonly [string, string][],
  fields: Readonly<Record<string, string | boolean>>,
  page: Page,
  form: Element,
): [string, string][] {
  const filled = new Map(values)
  for (const [name, value] of Object.entries(fields)) {
    const controls = controlsOf(form).filter((one) => one.attribs.name === name)
    if (controls.length === 0) throw new Error(`There is no field ${name} on ${page.address.pathname}:\n${page.words}`)
    if (typeof value === 'boolean') {
      if (value) filled.set(name, controls[0]?.attribs.value ?? 'on')
      else filled.delete(name)
      continue
    }
    if (!controls.some((one) => takes(one, value))) throw new Error(`The field ${name} does not take "${value}".`)
    filled.set(name, value)
  }
  return [...filled]
}

function takes(control: Element, value: string): boolean {
  if ('disabled' in control.attribs) return false
  if (control.name === 'select') return optionsOf(control).some((one) => one.attribs.value === value)
  if (control.attribs.type === 'radio' || control.attribs.type === 'checkbox') return control.attribs.value === value
  return value.length <= Number(control.attribs.maxlength ?? Number.POSITIVE_INFINITY)
}
