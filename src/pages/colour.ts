// Shades of a service's colour that can be read, whatever the colour is (R39): relative luminance and contrast as WCAG 2.2 defines them.

/** Channels from 0 to 1, as they stand in `#rrggbb`. */
type Colour = readonly [red: number, green: number, blue: number]

/** What text wants against its ground; edges of controls want 3. */
export const TEXT_CONTRAST = 4.5

/** The grounds that words in the colour stand on: the least easy of each scheme (`--surface` in pinpost.css). */
export const GROUNDS = { light: '#f2f4f7', dark: '#20252b' } as const

export interface Shades {
  /** For fills. */
  readonly fill: string
  /** For words on them. */
  readonly on: string
  /** For words and edges on the page. */
  readonly ink: string
}

/** On light pages fills have the colour itself; on dark ones a shade that stands out. */
export function shadesOf(colour: string): Readonly<Record<'light' | 'dark', Shades>> {
  const ink = { light: readable(colour, GROUNDS.light, '#000000'), dark: readable(colour, GROUNDS.dark, '#ffffff') }
  return {
    light: { fill: colour, on: wordsOn(colour), ink: ink.light },
    dark: { fill: ink.dark, on: wordsOn(ink.dark), ink: ink.dark },
  }
}

/** One of the two has 4.58 against any colour. */
function wordsOn(fill: string): string {
  return contrast(fill, '#ffffff') >= TEXT_CONTRAST ? '#ffffff' : '#000000'
}

/** As little of `towards` as is needed, in steps that no eye tells apart. */
function readable(colour: string, ground: string, towards: string): string {
  for (let step = 0; step < 100; step++) {
    const mixed = mix(colour, towards, step / 100)
    if (contrast(mixed, ground) >= TEXT_CONTRAST) return mixed
  }
  return towards
}

export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(parse(one)), luminance(parse(other))].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  ) as unknown as Colour
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function mix(one: string, other: string, share: number): string {
  const [from, to] = [parse(one), parse(other)]
  const channels = from.map((channel, index) => channel + ((to[index] ?? 0) - channel) * share)
  return `#${channels
    .map((channel) =>
      Math.round(channel * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

function parse(colour: string): Colour {
  const channel = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16) / 255
  return [channel(1), channel(3), channel(5)]
}
