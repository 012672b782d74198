// What typed text may hide. People paste contacts from address books and messages, which leave marks of writing direction and
// zero-width characters in them; and they type digits of many scripts. Nothing here decides whether a contact is good.

/**
 * Characters that a reader cannot see or that change how the rest is shown: controls (NUL, CR, LF), format characters
 * (bidirectional marks, zero-width ones, soft hyphen), lone surrogates, private and unassigned ones, separators of lines.
 */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u
const EVERY_INVISIBLE = new RegExp(INVISIBLE, 'gu')

export function hasInvisible(text: string): boolean {
  return INVISIBLE.test(text)
}

export function withoutInvisible(text: string): string {
  return text.replaceAll(EVERY_INVISIBLE, '')
}

/** Without the spaces and tabs around it. Line ends stay: inside a mail header they would begin another one. */
export function trimSpaces(text: string): string {
  return text.replace(/^[\p{Zs}\t]+/u, '').replace(/[\p{Zs}\t]+$/u, '')
}

/** The same text with decimal digits of every script (`１`, `١`, `१`) as 0 to 9. */
export function asciiDigits(text: string): string {
  return text.replaceAll(/[^\P{Nd}0-9]/gu, (digit) => String(digitValue(digit)))
}

/**
 * Unicode keeps the decimal digits of a script in unbroken ascending runs of ten (Unicode Standard, section 4.6), and runs
 * may touch: the distance from the start of the unbroken stretch, modulo ten, is the value.
 */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let start = code
  while (/\p{Nd}/u.test(String.fromCodePoint(start - 1))) start--
  return (code - start) % 10
}
