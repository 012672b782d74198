import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Contact, E164, EmailAddress } from './contact.ts'
import { maskContact } from './mask.ts'
import { parseContact } from './parse-contact.ts'

const phone = (value: string): Contact => ({ kind: 'phone', value: value as E164, country: undefined })
const email = (value: string): Contact => ({ kind: 'email', value: value as EmailAddress })

describe('the mask', () => {
  test.each([
    ['+37251234567', '+372 •••• ••67'],
    ['+3725123456', '+372 ••• ••56'],
    ['+12125552368', '+1 ••• ••• ••68'],
    ['+33612345678', '+33 • •• •• •• 78'],
    ['+870773111632', '+870 ••• ••• •32'],
    ['+376312345', '+376 ••• •45'], // Andorra: six digits
    ['+29051234', '+290 ••••4'], // Saint Helena: five
    ['+6907290', '+690 ••••'], // Tokelau: four
  ])('of the number %s is %s', (value, masked) => {
    expect(maskContact(phone(value))).toBe(masked)
  })

  test.each([
    ['ann@gmail.com', 'a•••@g•••.com'],
    ['a@gmail.com', 'a•••@g•••.com'],
    ['ann.elisabeth.tamm-kask@gmail.com', 'a•••@g•••.com'],
    ['ann@g.com', 'a•••@g•••.com'],
    ['ann@mail.firma.ee', 'a•••@f•••.ee'],
    ['ann@gmail.co.uk', 'a•••@g•••.co.uk'],
    ['ann@mail.gmail.co.uk', 'a•••@g•••.co.uk'],
    ['ann@co.uk', 'a•••@c•••.uk'],
    ['ann@xn--bcher-kva.de', 'a•••@b•••.de'],
    ['õnne@xn--un-bka.ee', 'õ•••@õ•••.ee'],
    ['ann@xn--e1afmkfd.xn--p1ai', 'a•••@п•••.рф'],
    ['𝒳nn@mail.ee', '𝒳•••@m•••.ee'],
  ])('of the address %s is %s', (value, masked) => {
    expect(maskContact(email(value))).toBe(masked)
  })

  test('of a number never shows more than its country code and two digits, and hides at least four', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 4, maxLength: 11 })
    const codes = fc.constantFrom('+372', '+371', '+1', '+44', '+49', '+290', '+870', '+7')
    fc.assert(
      fc.property(codes, digits, (code, rest) => {
        const masked = maskContact(phone(code + rest))
        const [shownCode, ...groups] = masked.split(' ')
        expect(shownCode).toBe(code)
        const national = groups.join('')
        expect(national).toMatch(/^•{4,}\d{0,2}$/)
        expect(national).toHaveLength(rest.length)
        expect(rest.endsWith(national.replaceAll('•', ''))).toBe(true)
      }),
    )
  })

  test('of an address never shows more than one letter of each name, and its length is no hint', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (typed) => {
        const reading = parseContact(typed)
        if (!reading.ok) return
        expect(maskContact(reading.contact)).toMatch(/^.•••@.•••(\.[a-z]{2,3})?\.[a-z0-9-]+$/)
        const longer = maskContact(email(reading.contact.value.replace('@', 'tail@')))
        expect(longer).toBe(maskContact(reading.contact))
      }),
    )
  })
})
