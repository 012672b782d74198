import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contrast, GROUNDS, type Shades, shadesOf, TEXT_CONTRAST } from './colour.ts'

const PAGES = { light: '#ffffff', dark: '#14171a' } as const
const SCHEMES = ['light', 'dark'] as const

/** What stands on what. */
function pairs({ fill, on, ink }: Shades, scheme: 'light' | 'dark'): readonly (readonly [string, string])[] {
  return [
    [on, fill],
    [ink, PAGES[scheme]],
    [ink, GROUNDS[scheme]],
  ]
}

const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

test('whatever the colour, words in it and on it can be read in both schemes', () => {
  fc.assert(
    fc.property(anyColour, (colour) => {
      const shades = shadesOf(colour)
      for (const scheme of SCHEMES) {
        for (const [ink, ground] of pairs(shades[scheme], scheme)) {
          expect(contrast(ink, ground)).toBeGreaterThanOrEqual(TEXT_CONTRAST)
        }
      }
    }),
    { numRuns: 2_000, examples: [['#000000'], ['#ffffff'], ['#777777'], ['#ffff00'], ['#0000ff'], ['#767676']] },
  )
})

test('a colour that can be read is left alone', () => {
  expect(shadesOf('#0b6e4f').light).toEqual({ fill: '#0b6e4f', on: '#ffffff', ink: '#0b6e4f' })
  expect(shadesOf('#a8c7fa').dark).toEqual({ fill: '#a8c7fa', on: '#000000', ink: '#a8c7fa' })
})

test('a colour that cannot is adjusted, and still fills the buttons of a light page', () => {
  const { light, dark } = shadesOf('#ffcc00')
  expect(light).toMatchObject({ fill: '#ffcc00', on: '#000000' })
  expect(light.ink).not.toBe('#ffcc00')
  expect(dark.ink).toBe('#ffcc00')
})

test('contrast is as WCAG defines it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3)
})

test('the grounds are those of the style sheet', () => {
  const style = readFileSync(new URL('./assets/pinpost.css', import.meta.url), 'utf8')
  const said = (name: string) =>
    [...style.matchAll(new RegExp(`--${name}: (#\\w{6})`, 'g'))].map(([, colour]) => colour)
  expect(said('surface')).toEqual([GROUNDS.light, GROUNDS.dark])
  expect(said('page')).toEqual([PAGES.light, PAGES.dark])
})

test('the colours that are Pinpost’s own can be read as well', () => {
  const style = readFileSync(new URL('./assets/pinpost.css', import.meta.url), 'utf8')
  const of = (name: string, scheme: 'light' | 'dark') =>
    [...style.matchAll(new RegExp(`--${name}: (#\\w{6})`, 'g'))].map(([, colour]) => colour)[
      scheme === 'light' ? 0 : 1
    ] ?? ''
  for (const scheme of SCHEMES) {
    for (const ink of ['text', 'muted', 'brand-ink', 'good', 'bad']) {
      for (const ground of ['page', 'surface']) {
        const found = contrast(of(ink, scheme), of(ground, scheme))
        expect(found, `${ink} on ${ground}, ${scheme}`).toBeGreaterThanOrEqual(TEXT_CONTRAST)
      }
    }
    expect(contrast(of('brand-contrast', scheme), of('brand', scheme))).toBeGreaterThanOrEqual(TEXT_CONTRAST)
    expect(contrast(of('notice-text', scheme), of('notice', scheme))).toBeGreaterThanOrEqual(TEXT_CONTRAST)
    expect(contrast(of('edge', scheme), of('page', scheme))).toBeGreaterThanOrEqual(3)
  }
})
