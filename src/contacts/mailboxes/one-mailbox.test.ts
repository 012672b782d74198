import { expect, test } from 'vitest'
import { parseContact } from '../parse-contact.ts'
import { mailboxOf } from './one-mailbox.ts'

function contactOf(typed: string) {
  const reading = parseContact(typed)
  if (!reading.ok) throw new Error(reading.reason)
  return reading.contact
}

test.each([
  ['ann+shop@mailbox.example', 'ann@mailbox.example'],
  ['ann+a+b@mailbox.example', 'ann@mailbox.example'],
  ['ann+@mailbox.example', 'ann@mailbox.example'],
  ['a.n.n+shop@gmail.com', 'ann@gmail.com'],
  ['ann@googlemail.com', 'ann@gmail.com'],
  ['ann.lee+shop@mailbox.example', 'ann.lee@mailbox.example'],
])('%s leads to the mailbox of %s', (address, plain) => {
  expect(mailboxOf(contactOf(address)).value).toBe(plain)
})

test.each([
  'ann@mailbox.example',
  'ann.lee@mailbox.example',
  '+ann@mailbox.example',
  'ann-shop@mailbox.example',
  'ann@gmail.com.example',
  '+37251234567',
])('%s stands for itself', (typed) => {
  const contact = contactOf(typed)
  expect(mailboxOf(contact)).toBe(contact)
})
