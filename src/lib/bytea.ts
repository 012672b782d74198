// Bytes as PostgreSQL reads them from text: JSON, in which batches travel, has no bytes of its own.

/** `\x` and hexadecimal digits. */
export function byteaText(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`
}
