// support
import { html } from '../html.ts'
import { nothing, page } from './page.ts'

export const support = page({
  isOpen: () => true,
  load: nothing,
  view: ({ say }) => ({ title: say('page.support'), main: html`` }),
})
