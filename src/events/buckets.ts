// Which ids somebody watches, as a set of buckets: small enough to be said whole in one notification, however many ids there
// are. An id that nobody watches may share a bucket with one that somebody does; that costs a notification and nothing else.
import type { Uuid } from '../lib/ids.ts'

/** 2 kB as bits, 2.7 kB as text; a notification takes 8,000 bytes. A thousand ids fill 6 % of them. */
const BUCKETS = 16_384
const BYTES = BUCKETS / 8

export interface Buckets {
  /** Whether its bucket was empty before: only then is there something new to say. */
  add(id: Uuid): boolean
  remove(id: Uuid): void
  readonly isEmpty: boolean
  /** All of it, as text. */
  toText(): string
}

export interface BucketReading {
  has(id: Uuid): boolean
}

export function createBuckets(): Buckets {
  const counts = new Uint32Array(BUCKETS)
  const bits = Buffer.alloc(BYTES)
  let size = 0
  return {
    add(id) {
      const bucket = bucketOf(id)
      const before = counts[bucket] ?? 0
      size++
      counts[bucket] = before + 1
      bits[bucket >> 3] = (bits[bucket >> 3] ?? 0) | (1 << (bucket & 7))
      return before === 0
    },
    remove(id) {
      const bucket = bucketOf(id)
      size--
      const left = (counts[bucket] ?? 0) - 1
      counts[bucket] = left
      if (left === 0) bits[bucket >> 3] = (bits[bucket >> 3] ?? 0) & ~(1 << (bucket & 7))
    },
    get isEmpty() {
      return size === 0
    },
    toText: () => (size === 0 ? '' : bits.toString('base64')),
  }
}

/** What another process said; undefined when it watches nothing, or said something else. */
export function readBuckets(text: string): BucketReading | undefined {
  const bits = Buffer.from(text, 'base64')
  if (bits.length !== BYTES) return undefined
  return { has: (id) => isSet(bits, bucketOf(id)) }
}

function isSet(bits: Buffer, bucket: number): boolean {
  return ((bits[bucket >> 3] ?? 0) & (1 << (bucket & 7))) !== 0
}

/** By the last 14 bits, which are random. */
function bucketOf(id: Uuid): number {
  return Number.parseInt(id.slice(-4), 16) & (BUCKETS - 1)
}
