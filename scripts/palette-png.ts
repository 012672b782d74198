// Makes a picture of a page small enough for a repository: a few colours are plenty for text on plain ground. The browser decodes and
// counts, Node encodes (PNG specification, third edition, sections 11 and 12).
import { crc32, deflateSync } from 'node:zlib'
import type { Browser } from 'playwright-core'

export interface PalettePng {
  /** The same picture, smaller where a scale says so, with its most frequent colours; each other becomes the nearest of them. */
  of(png: Buffer, scale?: number): Promise<Buffer>
}

interface Indexed {
  readonly width: number
  readonly height: number
  /** 0xRRGGBB */
  readonly palette: readonly number[]
  /** One byte a pixel, in base64. */
  readonly indices: string
}

/** As many as fit in half a byte. */
const MOST_COLOURS = 16
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/**
 * As text, since the types of a document are not known here. Nearness is that of red, green and blue; colours
 * far from each other go before the frequent, but for the first six, so that what is seldom and red stays red. */
const INDEX = `async ([source, most, scale]) => {
  const image = new Image()
  image.src = source
  await image.decode()
  const [width, height] = [image.width, image.height].map((length) => Math.round(length * scale))
  const context = new OffscreenCanvas(width, height).getContext('2d')
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, 0, 0, width, height)
  const { data } = context.getImageData(0, 0, width, height)
  const colourAt = (at) => (data[at * 4] << 16) | (data[at * 4 + 1] << 8) | data[at * 4 + 2]
  const counts = new Map()
  for (let at = 0; at < width * height; at++) counts.set(colourAt(at), (counts.get(colourAt(at)) ?? 0) + 1)
  const distance = (a, b) => ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2
  const frequent = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour)
  const palette = frequent.slice(0, 6)
  for (const apart of [4000, 400, 1]) {
    for (const colour of frequent) {
      if (palette.length < most && palette.every((one) => distance(one, colour) >= apart)) palette.push(colour)
    }
  }
  const places = new Map([...counts.keys()].map((colour) => {
    const distances = palette.map((one) => distance(one, colour))
    return [colour, distances.indexOf(Math.min(...distances))]
  }))
  const indices = Uint8Array.from({ length: width * height }, (_, at) => places.get(colourAt(at)))
  return { width, height, palette, indices: indices.toBase64() }
}`

export async function createPalettePng(browser: Browser): Promise<PalettePng> {
  const page = await browser.newPage()
  return {
    async of(png, scale = 1) {
      const argument = JSON.stringify([`data:image/png;base64,${png.toString('base64')}`, MOST_COLOURS, scale])
      return encode(await page.evaluate<Indexed>(`(${INDEX})(${argument})`))
    },
  }
}

function encode({ width, height, palette, indices }: Indexed): Buffer {
  const pixels = Buffer.from(indices, 'base64')
  const bytes = Math.ceil(width / 2)
  const lines = Buffer.alloc((bytes + 1) * height) // each line begins with its filter, 0: none
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const place = y * (bytes + 1) + 1 + (x >> 1)
      lines[place] = (lines[place] ?? 0) | ((pixels[y * width + x] ?? 0) << (x % 2 === 0 ? 4 : 0))
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([4, 3], 8) // bits, palette
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
