import addressparser from 'nodemailer/lib/addressparser'
import { expect, test } from 'vitest'
import { writeAddress, writeMailbox } from './mail-address.ts'

test.each([
  ['ann@example.com', 'ann@example.com'],
  ["Ann.O'Neill+x@example.com", "Ann.O'Neill+x@example.com"],
  ['"ann,b"@example.com', '"ann,b"@example.com'],
  ['a,b@example.com', '"a,b"@example.com'],
  ['undisclosed:;@example.com', '"undisclosed:;"@example.com'],
  ['.ann@example.com', '".ann"@example.com'],
  ['ann..b@example.com', '"ann..b"@example.com'],
  ['a"b@example.com', '"a\\"b"@example.com'],
  ['a\\@example.com', '"a\\\\"@example.com'],
  ['ann@evil.example,b@example.com', '"ann@evil.example,b"@example.com'],
])('%s is written %s', (address, written) => {
  expect(writeAddress(address)).toBe(written)
})

test.each([
  'ann@example.com',
  'a,b@example.com',
  'undisclosed:;@example.com',
  'ann@evil.example,b@example.com',
])('%s is read again as that one mailbox, alone and with a name beside it', (address) => {
  const bare = (found: string | undefined) => found?.replaceAll('"', '')
  expect(addressparser(writeAddress(address)).map((one) => bare(one.address))).toEqual([address])
  expect(addressparser(writeMailbox('Shop', address)).map((one) => bare(one.address))).toEqual([address])
})

test.each([
  'Shop',
  'Shop, Ltd.',
  'A "B" <c@example.com>',
  'Õnne \\ Co',
  '',
])('the name %j is read again as it was', (name) => {
  const [mailbox, ...others] = addressparser(writeMailbox(name, 'codes@sender.example'))
  expect(others).toEqual([])
  expect(mailbox).toEqual({ name, address: 'codes@sender.example' })
})
