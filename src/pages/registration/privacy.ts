// privacy
import { html } from '../html.ts'
import { nothing, page } from './page.ts'

export const privacy = page({
  isOpen: () => true,
  load: nothing,
  view: ({ say }) => ({ title: say('page.privacy'), main: html`` }),
})
