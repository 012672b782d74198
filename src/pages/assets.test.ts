import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { assets } from './assets.ts'

test('every file in the folder is served, and nothing else', () => {
  expect(Object.keys(assets()).sort()).toEqual(readdirSync(new URL('./assets/', import.meta.url)).sort())
})

test('a file has an address that changes with its content', () => {
  const { 'pinpost.css': style, 'inbox.js': script } = assets()
  expect(style.url).toMatch(/^\/assets\/pinpost\.css\?v=[\w-]{16}$/)
  expect(style.etag).toBe(`"${style.url.slice(-16)}"`)
  expect(script.etag).not.toBe(style.etag)
  expect(style.contentType).toBe('text/css; charset=utf-8')
  expect(script.body.toString()).toContain('DOMParser')
})

test('the style sheet asks for nothing from elsewhere', () => {
  expect(assets()['pinpost.css'].body.toString()).not.toMatch(/url\(|@import/)
})
