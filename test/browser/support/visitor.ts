// Somebody at a browser, who finds things by what they are called, as people do. One way of going about it with JavaScript, one
// without, and one with the keyboard alone: the same story is told in all of them.
import type { Browser, Locator, Page } from 'playwright-core'
import { openWindow, type View } from '../../support/browser.ts'
import { hasFocus, holdFocus, tagOf } from '../in-page.js'

export const MANNERS = ['with JavaScript', 'without JavaScript', 'with the keyboard alone'] as const
export type Manner = (typeof MANNERS)[number]

export interface Visitor extends Pick<View, 'page' | 'complaints'> {
  open(address: string): Promise<void>
  /** Types into the field, in place of what was there. */
  write(label: string, text: string): Promise<void>
  /** From a list. */
  pick(label: string, name: string): Promise<void>
  /** One of several, or a box to tick. */
  choose(label: string | RegExp): Promise<void>
  press(button: string | RegExp): Promise<void>
  follow(link: string | RegExp): Promise<void>
  /** Waits for the page with this heading. */
  arrivesAt(heading: string | RegExp): Promise<void>
  sees(words: string | RegExp): Promise<void>
  close(): Promise<void>
}

/** More than any page has. */
const MOST_STOPS = 120

export async function createVisitor(browser: Browser, origin: string, manner: Manner, width = 360): Promise<Visitor> {
  const view = await openWindow(browser, origin, { width, height: 740, hasScripts: manner !== 'without JavaScript' })
  const { page, complaints, context } = view
  const hands = manner === 'with the keyboard alone' ? keyboard(page) : mouse(page)
  return {
    ...hands,
    page,
    complaints,
    async open(address) {
      await page.goto(address)
    },
    async arrivesAt(heading) {
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    },
    async sees(words) {
      await page.locator('main').getByText(words).first().waitFor()
    },
    close: () => context.close(),
  }
}

type Hands = Pick<Visitor, 'write' | 'pick' | 'choose' | 'press' | 'follow'>

const buttons = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()
const links = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first()
const choices = (page: Page, name: string | RegExp) =>
  page.getByRole('radio', { name }).or(page.getByRole('checkbox', { name })).first()
const fields = (page: Page, name: string) => page.getByLabel(name, { exact: true }).first()

function mouse(page: Page): Hands {
  return {
    // Key by key: what comes at once comes from the clipboard or from autofill, and pages know the difference.
    async write(label, text) {
      await fields(page, label).fill('')
      await fields(page, label).pressSequentially(text)
    },
    async pick(label, name) {
      const field = fields(page, label)
      if (await isSelect(field)) return void (await field.selectOption({ label: name }))
      await field.fill(name)
      await page.getByRole('option', { name }).first().click()
    },
    async choose(label) {
      const id = await choices(page, label).getAttribute('id')
      await page.locator(`label[for="${id}"]`).click()
    },
    press: (name) => buttons(page, name).click(),
    follow: (name) => links(page, name).click(),
  }
}

/** Tab, arrows, space and Enter; nothing is ever clicked. */
function keyboard(page: Page): Hands {
  async function goTo(target: Locator): Promise<void> {
    await target.waitFor()
    for (let stops = 0; stops < MOST_STOPS; stops++) {
      if (await isFocused(target)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`The keyboard does not come to ${target}.`)
  }
  return {
    async write(label, text) {
      const field = fields(page, label)
      await goTo(field)
      await page.keyboard.press('Control+A')
      await page.keyboard.press('Delete')
      await page.keyboard.type(text)
    },
    async pick(label, name) {
      const field = fields(page, label)
      await goTo(field)
      if (!(await isSelect(field))) await page.keyboard.press('Control+A')
      await page.keyboard.type(name)
      if (await isSelect(field)) return
      await page.getByRole('option', { name }).first().waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
    },
    async choose(label) {
      const target = choices(page, label)
      if ((await target.getAttribute('type')) === 'radio') return await moveTo(target)
      await goTo(target)
      await page.keyboard.press('Space')
    },
    async press(name) {
      await goTo(buttons(page, name))
      await page.keyboard.press('Enter')
    },
    async follow(name) {
      await goTo(links(page, name))
      await page.keyboard.press('Enter')
    },
  }

  /** Into the group by Tab, and on by the arrows, which choose as they go. */
  async function moveTo(target: Locator): Promise<void> {
    const group = page.locator(`input[type=radio][name="${await target.getAttribute('name')}"]`)
    for (let stops = 0; stops < MOST_STOPS; stops++) {
      if (await isOneFocused(group)) break
      await page.keyboard.press('Tab')
    }
    if (!(await target.isChecked())) await page.keyboard.press('Space')
    for (let steps = 0; steps < 40 && !(await target.isChecked()); steps++) await page.keyboard.press('ArrowDown')
    if (!(await target.isChecked())) throw new Error(`The arrows do not come to ${target}.`)
  }
}

async function isSelect(field: Locator): Promise<boolean> {
  return (await field.evaluate(tagOf)) === 'SELECT'
}

async function isFocused(target: Locator): Promise<boolean> {
  return await target.evaluate(hasFocus)
}

async function isOneFocused(group: Locator): Promise<boolean> {
  return await group.evaluateAll(holdFocus)
}
