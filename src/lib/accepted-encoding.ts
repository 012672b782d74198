// Which compression of a body a client takes (RFC 9110, 12.5.3), of those that are spoken here, the denser first.
export type Encoding = 'br' | 'gzip'

/** Named and not refused (`q=0`); a client that only says `*` gets the body as it is. */
export function acceptedEncoding(header: string | undefined): Encoding | undefined {
  const accepted = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]?.trim())
  return (['br', 'gzip'] as const).find((one) => accepted.includes(one))
}
