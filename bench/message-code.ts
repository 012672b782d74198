// Reading a code as the person does who got the message.

/** The first run of exactly six digits in a text. Throws when there is none. */
export function codeIn(text: string): string {
  const code = /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0]
  if (code === undefined) throw new Error('A message without a code of six digits.')
  return code
}

/** The code in the first part of a mail as it came over the wire, decoded as far as digits need it. */
export function codeInMail(raw: string): string {
  const boundary = /boundary="?([^"\r\n;]+)/i.exec(raw)?.[1]
  const part = boundary === undefined ? raw : (raw.split(`--${boundary}`)[1] ?? '')
  const endOfHead = part.indexOf('\r\n\r\n')
  const text = part.slice(endOfHead)
  const isBase64 = /^content-transfer-encoding:\s*base64/im.test(part.slice(0, endOfHead))
  return codeIn(isBase64 ? Buffer.from(text, 'base64').toString('latin1') : text.replaceAll('=\r\n', ''))
}
