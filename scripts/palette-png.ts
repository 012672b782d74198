// Makes a picture of a page small enough for a repository: 256 colours are plenty for text on plain ground. The browser decodes,
// Node encodes (PNG specification, third edition, sections 11 and 12).
import { crc32, deflateSync } from 'node:zlib'
import type { Browser } from 'playwright-core'

interface Pixels {
  readonly width: number
  readonly height: number
  /** 0xRRGGBB, line by line. */
  readonly colours: readonly number[]
}

const MOST_COLOURS = 256
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** The same picture with its most frequent colours; each other becomes the nearest of them. */
export async function toPalette(browser: Browser, png: Buffer): Promise<Buffer> {
  const { width, height, colours } = await decode(browser, png)
  const counts = new Map<number, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const palette = [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_COLOURS)
    .map(([colour]) => colour)
  const places = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]))
  const lines = Buffer.alloc((width + 1) * height) // each line begins with its filter, 0: none
  colours.forEach((colour, index) => {
    lines[index + Math.floor(index / width) + 1] = places.get(colour) ?? 0
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3], 8) // bits, palette
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => partsOf(colour)))),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** As text, since the types of a document are not known here. */
const DECODE = `async (source) => {
  const image = new Image()
  image.src = source
  await image.decode()
  const canvas = new OffscreenCanvas(image.width, image.height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, image.width, image.height)
  const colours = []
  for (let at = 0; at < data.length; at += 4) colours.push((data[at] << 16) | (data[at + 1] << 8) | data[at + 2])
  return { width: image.width, height: image.height, colours }
}`

async function decode(browser: Browser, png: Buffer): Promise<Pixels> {
  const page = await browser.newPage()
  const source = JSON.stringify(`data:image/png;base64,${png.toString('base64')}`)
  const pixels = await page.evaluate<Pixels>(`(${DECODE})(${source})`)
  await page.close()
  return pixels
}

function nearest(palette: readonly number[], colour: number): number {
  const distances = palette.map((one) => distance(one, colour))
  return distances.indexOf(Math.min(...distances))
}

function distance(a: number, b: number): number {
  const [r, g, bl] = partsOf(a)
  const [r2, g2, bl2] = partsOf(b)
  return (r - r2) ** 2 + (g - g2) ** 2 + (bl - bl2) ** 2
}

function partsOf(colour: number): [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255]
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
