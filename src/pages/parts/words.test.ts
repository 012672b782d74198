import { expect, test } from 'vitest'
import { html } from '../html.ts'
import { keepWordsWhole } from './words.ts'

const whole = (text: string) => String(keepWordsWhole(html`<p title="${text}">${text}</p>`))

test.each([
  ['Give an e-mail address.', 'Give an <span class="word">e-mail</span> address.'],
  ['Ihre E-Mail-Adresse', 'Ihre <span class="word">E-Mail</span>-Adresse'],
  ['E-pasta adrese', '<span class="word">E-pasta</span> adrese'],
  ['noch 4-mal versuchen', 'noch <span class="word">4-mal</span> versuchen'],
  ['Kodą siunčiame el. paštu.', 'Kodą siunčiame <span class="word">el. paštu</span>.'],
])('no line ends within a shortened word: %s', (text, wanted) => {
  expect(whole(text)).toBe(`<p title="${text}">${wanted}</p>`)
})

test.each([
  'SMS-сообщение',
  'two-step',
  'K7QF-2M9D',
  '& <e-mail',
])('%s is left as it is, or as it was escaped', (text) => {
  const escaped = String(html`${text}`).replace('e-mail', '<span class="word">e-mail</span>')
  expect(whole(text)).toBe(`<p title="${html`${text}`}">${escaped}</p>`)
})
