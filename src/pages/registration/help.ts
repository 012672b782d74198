// help
import { html } from '../html.ts'
import { nothing, page } from './page.ts'

export const help = page({
  isOpen: () => true,
  load: nothing,
  view: ({ say }) => ({ title: say('page.help'), main: html`` }),
})
