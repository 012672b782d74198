// What people commonly leave in an address when they paste it or type it on a phone, and the address without it. What comes
// out is judged again and only ever offered; slips in the spelling of a domain are another matter.
import { withoutInvisible } from './characters.ts'

/** In this order. Each keeps what it does not know as it is. */
const MENDS: readonly ((text: string) => string)[] = [
  (text) => text.replace(/^[^<>]*<([^<>]+)>[^<>]*$/, '$1'), // Ann Tamm <ann@mail.ee>
  (text) => text.replace(/^mailto:/i, ''),
  (text) => (/[\r\n]/.test(text) ? text : withoutInvisible(text)),
  (text) => text.replaceAll(/[\p{Pd}\u2212]/gu, '-'), // a dash that the keyboard made of a hyphen
  (text) => text.replaceAll(/[\u2018\u2019\u02bc]/g, "'"),
  (text) => text.replaceAll(',', '.'),
  (text) => text.replaceAll(/\s*([@.])\s*/g, '$1'),
  (text) => text.replaceAll(/@{2,}/g, '@').replaceAll(/\.{2,}/g, '.'),
  (text) => text.replaceAll(/^\.|\.(?=@)|(?<=@)\.|\.$/g, ''),
]

/** Normalised again at the end: what was taken out may have kept two characters apart that are one. */
export function mendEmail(text: string): string {
  return MENDS.reduce((mended, mend) => mend(mended), text).normalize('NFKC')
}
