import { expect, test } from 'vitest'
import { LOGO_BYTES, logoFromText, logoToText, readLogo } from './logo.ts'

const SVG = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"'
const svg = (content: string, attributes = SVG): Buffer => Buffer.from(`<svg ${attributes}>${content}</svg>`)
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const WEBP = Buffer.from('RIFF\x24\x00\x00\x00WEBPVP8 ', 'latin1')

test('a picture is what its bytes say', () => {
  expect(readLogo(PNG)?.type).toBe('image/png')
  expect(readLogo(WEBP)?.type).toBe('image/webp')
  expect(readLogo(svg('<path d="M0 0h8v8z"/>'))?.type).toBe('image/svg+xml')
})

test.each([
  '<?xml version="1.0" encoding="UTF-8"?>\n<!-- drawn by hand -->\n<svg xmlns="http://www.w3.org/2000/svg"/>',
  '\ufeff<svg xmlns="http://www.w3.org/2000/svg"><title>Shop</title></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><style>.a{fill:url(#g)}</style><linearGradient id="g"/><use href="#a"/></svg>',
])('a drawing may be %s', (text) => {
  expect(readLogo(Buffer.from(text))?.type).toBe('image/svg+xml')
})

test.each([
  ['a script', svg('<script>alert(1)</script>')],
  ['a script of another prefix', svg('<svg:script>alert(1)</svg:script>')],
  ['a script in capitals', svg('<SCRIPT>alert(1)</SCRIPT>')],
  ['a handler', svg('<path onclick="alert(1)"/>')],
  ['a handler on the drawing itself', svg('', `${SVG} onload="alert(1)"`)],
  ['a handler after a slash', svg('<path/onload=alert(1)>')],
  ['a link', svg('<a href="#x"><path/></a>')],
  ['a foreign picture', svg('<image href="https://tracker.example/x.png"/>')],
  ['a picture by another name', svg('<image xlink:href = "//tracker.example/x.png"/>')],
  ['an address that is hidden by an entity', svg('<use href="&#104;ttps://tracker.example/x.svg#a"/>')],
  ['an address without quotes', svg('<use href=https://tracker.example/x.svg#a />')],
  ['a document of its own', svg('<foreignObject><iframe src="https://x.example"/></foreignObject>')],
  ['a style from elsewhere', svg('<style>@import "https://x.example/a.css"</style>')],
  ['a ground from elsewhere', svg('<style>path{fill:url("https://x.example/a.png")}</style>')],
  ['a style sheet in front', Buffer.from(`<?xml-stylesheet href="https://x.example/a.css"?><svg ${SVG}/>`)],
  ['entities', Buffer.from(`<!DOCTYPE svg [<!ENTITY a "<script/>">]><svg ${SVG}>&a;</svg>`)],
  ['what changes afterwards', svg('<a><set attributeName="href" to="javascript:alert(1)"/></a>')],
  ['animation', svg('<path><animate attributeName="d"/></path>')],
  ['no picture at all', Buffer.from('GIF89a')],
  ['a page', Buffer.from(`<!doctype html><svg ${SVG}/>`)],
  ['bytes that are no text', Buffer.concat([svg(''), Buffer.from([0xff, 0xfe])])],
  ['nothing', Buffer.alloc(0)],
])('%s is refused', (_what, bytes) => {
  expect(readLogo(bytes)).toBeUndefined()
})

test('a thousand comments before it are looked through at once, whatever comes after them', () => {
  const comments = '<!-- drawn by hand -->\n'.repeat(1_000)
  expect(readLogo(Buffer.concat([Buffer.from(comments), svg('')]))?.type).toBe('image/svg+xml')
  expect(readLogo(Buffer.from(`${comments}<html>`))).toBeUndefined()
})

test('a picture may be as large as the limit, and not a byte larger', () => {
  const large = (size: number): Buffer => Buffer.concat([PNG, Buffer.alloc(size - PNG.length)])
  expect(readLogo(large(LOGO_BYTES))).toBeDefined()
  expect(readLogo(large(LOGO_BYTES + 1))).toBeUndefined()
})

test('what is stored reads back byte for byte', () => {
  const logo = readLogo(svg('<path d="M0 0h8v8z"/>'))
  if (!logo) throw new Error('no logo')
  expect(logoFromText(logoToText(logo))).toEqual(logo)
})

test.each([
  'data:image/png;base64,PHN2Zy8+',
  'data:text/html;base64,PHN2Zy8+',
  'data:image/svg+xml,<svg/>',
  'https://www.example.com/logo.svg',
  '',
])('%j is not stored: it says another type than it is, or is no picture', (text) => {
  expect(logoFromText(text)).toBeUndefined()
})
