// The expectations come from RFC 5321 (mail), 5322 (atoms), 6531 (other scripts), 5890–5892 (domains), 6761 and 2606 (names).
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayContact } from './display.ts'
import { EMAIL_PROBLEMS, parseEmail } from './email.ts'

const LONGEST_LABEL = 'd'.repeat(63)
const LOCAL_64 = 'l'.repeat(64)

/** Typed, the address it means, why. */
const ACCEPTED: readonly (readonly [typed: string, value: string, why: string])[] = [
  ['ann@gmail.com', 'ann@gmail.com', 'plain'],
  ['Ann.Tamm@Gmail.COM', 'Ann.Tamm@gmail.com', 'the domain in lower case, the local part as it is'],
  ['ann＠gmail.com', 'ann@gmail.com', 'a full-width at sign'],
  ['ann﹫gmail.com', 'ann@gmail.com', 'a small at sign'],
  ['ａｎｎ＠ｇｍａｉｌ．ｃｏｍ', 'ann@gmail.com', 'full width throughout'],
  ['ann@gmail。com', 'ann@gmail.com', 'an ideographic full stop'],
  ['  ann@gmail.com\t', 'ann@gmail.com', 'spaces around'],
  ['\u00a0ann@gmail.com\u3000', 'ann@gmail.com', 'spaces of other kinds around'],
  ['ann+bank@gmail.com', 'ann+bank@gmail.com', 'a tag'],
  ['a@b.ee', 'a@b.ee', 'one letter each'],
  ['a.b.c@d.e.ee', 'a.b.c@d.e.ee', 'dots within'],
  ["o'neill@mail.ie", "o'neill@mail.ie", 'an apostrophe'],
  ['ann_tamm-2@mail-host.ee', 'ann_tamm-2@mail-host.ee', 'underscore and hyphens'],
  ['-ann-@mail.ee', '-ann-@mail.ee', 'hyphens around a local part'],
  ["!#$%&'*+/=?^_`{|}~-@mail.ee", "!#$%&'*+/=?^_`{|}~-@mail.ee", 'every sign of an atom'],
  ['123@mail.ee', '123@mail.ee', 'digits alone'],
  ['ann@123.ee', 'ann@123.ee', 'a label of digits alone'],
  ['ann@3.14.ee', 'ann@3.14.ee', 'labels of digits alone'],
  ['ann@ab--cd.ee', 'ann@ab--cd.ee', 'two hyphens, as some names have'],
  [`${LOCAL_64}@mail.ee`, `${LOCAL_64}@mail.ee`, 'a local part of 64 octets'],
  [`${'õ'.repeat(32)}@mail.ee`, `${'õ'.repeat(32)}@mail.ee`, 'a local part of 64 octets in 32 letters'],
  [`ann@${LONGEST_LABEL}.ee`, `ann@${LONGEST_LABEL}.ee`, 'a label of 63'],
  [longAddress(254), longAddress(254), '254 octets in all'],
  ['ann@BÜCHER.de', 'ann@xn--bcher-kva.de', 'a domain in another script'],
  ['ann@bücher.de', 'ann@xn--bcher-kva.de', 'the same, composed by NFKC'],
  ['ann@faß.de', 'ann@xn--fa-hia.de', 'sharp s is a letter of its own'],
  ['ann@XN--BCHER-KVA.de', 'ann@xn--bcher-kva.de', 'an A-label in capitals'],
  ['ann@õun.ee', 'ann@xn--un-bka.ee', 'Estonian'],
  ['ann@ąžuolas.lt', 'ann@xn--uolas-2wa16f.lt', 'Lithuanian'],
  ['почта@пример.рф', 'почта@xn--e1afmkfd.xn--p1ai', 'Cyrillic on both sides'],
  ['ann@例え.jp', 'ann@xn--r8jz45g.jp', 'Japanese'],
  ['ann@דוגמה.com', 'ann@xn--6dbbec0c.com', 'Hebrew, written from the right'],
  ['ann@l·l.cat', 'ann@xn--ll-0ea.cat', 'a middle dot within a Catalan word'],
  ['õnne@mail.ee', 'õnne@mail.ee', 'a letter beyond ASCII'],
  ['jo\u0308rg@mail.de', 'jörg@mail.de', 'a letter composed by NFKC'],
  ['用户@mail.cn', '用户@mail.cn', 'Han'],
  ['ann@mail.test', 'ann@mail.test', 'a name for tests'],
  ['ann@mail.example', 'ann@mail.example', 'a name for examples'],
  ['ann@nonexistent.invalid', 'ann@nonexistent.invalid', 'well-formed: that it does not exist the resolver says'],
  ['ann@example.com', 'ann@example.com', 'a domain for examples'],
  ['ann@mail.internal', 'ann@mail.internal', 'a network of one’s own'],
  ['ann@mail.xn--p1ai', 'ann@mail.xn--p1ai', 'a top-level domain as an A-label'],
  ['ann@mail.museum', 'ann@mail.museum', 'a long top-level domain'],
]

const REFUSED: readonly (readonly [typed: string, reason: string, suggestion: string | undefined, why: string])[] = [
  ['', 'at_sign_missing', undefined, 'nothing'],
  ['ann.gmail.com', 'at_sign_missing', undefined, 'no at sign'],
  ['ann@@x', 'at_sign_repeated', undefined, 'two at signs and no domain worth suggesting'],
  ['ann@@gmail.com', 'at_sign_repeated', 'ann@gmail.com', 'two at signs'],
  ['ann@home@gmail.com', 'at_sign_repeated', undefined, 'two at signs apart'],
  ['a@x.ee,b@x.ee', 'at_sign_repeated', undefined, 'two addresses'],
  ['@gmail.com', 'local_part_missing', undefined, 'nothing before the at sign'],
  [`${LOCAL_64}l@mail.ee`, 'local_part_too_long', undefined, '65 octets'],
  [`${'õ'.repeat(33)}@mail.ee`, 'local_part_too_long', undefined, '66 octets in 33 letters'],
  ['"ann tamm"@mail.ee', 'quoted_local_part', undefined, 'quoted'],
  ['"ann@home"@mail.ee', 'quoted_local_part', undefined, 'quoted, with an at sign'],
  ['"Ann Tamm" <ann@mail.ee>', 'quoted_local_part', 'ann@mail.ee', 'with a quoted name'],
  ['.ann@mail.ee', 'misplaced_dot', 'ann@mail.ee', 'a dot at the start'],
  ['ann.@mail.ee', 'misplaced_dot', 'ann@mail.ee', 'a dot before the at sign'],
  ['ann..tamm@mail.ee', 'misplaced_dot', 'ann.tamm@mail.ee', 'two dots'],
  ['ann@.mail.ee', 'misplaced_dot', 'ann@mail.ee', 'a dot after the at sign'],
  ['ann@mail..ee', 'misplaced_dot', 'ann@mail.ee', 'two dots in the domain'],
  ['ann@mail.ee.', 'misplaced_dot', 'ann@mail.ee', 'a dot at the end'],
  ['ann tamm@mail.ee', 'space_inside', undefined, 'a space within the name: which sign was meant is unknown'],
  ['ann @ mail.ee', 'space_inside', 'ann@mail.ee', 'spaces around the at sign'],
  ['ann@mail. ee', 'space_inside', 'ann@mail.ee', 'a space that a keyboard put after the dot'],
  ['ann\u00a0@mail.ee', 'space_inside', 'ann@mail.ee', 'a no-break space'],
  ['Ann Tamm <ann@mail.ee>', 'space_inside', 'ann@mail.ee', 'with a name'],
  ['ann@mail.ee\0', 'invisible_character', 'ann@mail.ee', 'NUL'],
  ['ann@mail.ee\r\nBcc: bob@mail.ee', 'invisible_character', undefined, 'a second header'],
  ['ann@mail.ee\n', 'invisible_character', undefined, 'a line end'],
  ['na\u200b\u0301@mail.ee', 'invisible_character', 'ná@mail.ee', 'a zero-width space before an accent'],
  ['ann\u200b@mail.ee', 'invisible_character', 'ann@mail.ee', 'a zero-width space'],
  ['ann\u00ad@mail.ee', 'invisible_character', 'ann@mail.ee', 'a soft hyphen'],
  ['\ufeffann@mail.ee', 'invisible_character', 'ann@mail.ee', 'a byte order mark'],
  ['ann\u202e@mail.ee', 'invisible_character', 'ann@mail.ee', 'a right-to-left override'],
  ['ann\u2066@mail.ee', 'invisible_character', 'ann@mail.ee', 'an isolate'],
  ['ann\u3164@mail.ee', 'invisible_character', 'ann@mail.ee', 'a Hangul filler'],
  ['ann@ma\u200dil.ee', 'invisible_character', 'ann@mail.ee', 'a joiner in the domain'],
  ['ann\ud83d@mail.ee', 'invisible_character', 'ann@mail.ee', 'half a surrogate pair'],
  ['ann\u0085@mail.ee', 'invisible_character', 'ann@mail.ee', 'a control beyond ASCII'],
  ['mailto:ann@mail.ee', 'forbidden_character', 'ann@mail.ee', 'from a link'],
  ['<ann@mail.ee>', 'forbidden_character', 'ann@mail.ee', 'in angle brackets'],
  ['ann(home)@mail.ee', 'forbidden_character', undefined, 'a comment'],
  ['ann,tamm@mail.ee', 'forbidden_character', 'ann.tamm@mail.ee', 'a comma for a dot'],
  ['ann;tamm@mail.ee', 'forbidden_character', undefined, 'a semicolon'],
  ['ann\\tamm@mail.ee', 'forbidden_character', undefined, 'a backslash'],
  ['ann–tamm@mail.ee', 'forbidden_character', 'ann-tamm@mail.ee', 'a dash for a hyphen'],
  ['o’neill@mail.ie', 'forbidden_character', "o'neill@mail.ie", 'a curly apostrophe'],
  ['💌@mail.ee', 'forbidden_character', undefined, 'a picture'],
  ['\u0301ann@mail.ee', 'forbidden_character', undefined, 'an accent upon nothing'],
  ['ann@', 'domain_missing', undefined, 'nothing after the at sign'],
  ['ann@gmail', 'domain_incomplete', undefined, 'one label'],
  ['ann@gmail,com', 'domain_invalid', 'ann@gmail.com', 'a comma for a dot'],
  ['ann@-mail.ee', 'domain_invalid', undefined, 'a hyphen at the start'],
  ['ann@mail-.ee', 'domain_invalid', undefined, 'a hyphen at the end'],
  ['ann@ma_il.ee', 'domain_invalid', undefined, 'an underscore'],
  ['ann@mail.ee:25', 'domain_invalid', undefined, 'a port'],
  ['ann@mail.ee/x', 'domain_invalid', undefined, 'a path'],
  ['ann@ex%41mple.com', 'domain_invalid', undefined, 'URL encoding'],
  ['ann@0x7f.1', 'domain_invalid', undefined, 'an address as URLs know it'],
  ['ann@127.0.0.1', 'domain_invalid', undefined, 'an address'],
  ['ann@mail.e', 'domain_invalid', undefined, 'a top-level domain of one letter'],
  ['ann@mail.123', 'domain_invalid', undefined, 'a top-level domain of digits'],
  [`ann@${LONGEST_LABEL}d.ee`, 'domain_invalid', undefined, 'a label of 64'],
  [`ann@${'õ'.repeat(60)}.ee`, 'domain_invalid', undefined, 'a label that is longer than 63 as an A-label'],
  ['ann@xn--a.ee', 'domain_invalid', undefined, 'an A-label that stands for nothing'],
  ['ann@xn--abc-.ee', 'domain_invalid', undefined, 'an A-label that is plain ASCII'],
  ['ann@1א.com', 'domain_invalid', undefined, 'against the rule for right-to-left labels (RFC 5893)'],
  ['ann@💩.la', 'domain_invalid', undefined, 'a picture as a domain'],
  ['ann@ü-.de', 'domain_invalid', undefined, 'a hyphen at the end of a U-label'],
  ['ann@üü--ü.de', 'domain_invalid', undefined, 'hyphens where A-labels have theirs'],
  ['ann@localhost', 'domain_reserved', undefined, 'this very machine'],
  ['ann@mail.localhost', 'domain_reserved', undefined, 'this very machine'],
  ['ann@printer.local', 'domain_reserved', undefined, 'a name of the local network'],
  ['ann@1.0.0.127.in-addr.arpa', 'domain_reserved', undefined, 'infrastructure'],
  ['ann@[127.0.0.1]', 'address_literal', undefined, 'an address literal'],
  ['ann@[IPv6:2001:db8::1]', 'address_literal', undefined, 'an IPv6 address literal'],
  [longAddress(255), 'address_too_long', undefined, '255 octets in all'],
  [`ann@${'d.'.repeat(300)}ee`, 'address_too_long', undefined, 'not even read'],
]

describe('an e-mail address', () => {
  test.each(ACCEPTED)('%j is read as %j: %s', (typed, value) => {
    expect(parseEmail(typed)).toStrictEqual({ ok: true, contact: { kind: 'email', value } })
  })

  test.each(REFUSED)('%j is refused as %s, suggesting %j: %s', (typed, reason, suggestion) => {
    const expected = suggestion === undefined ? { ok: false, reason } : { ok: false, reason, suggestion }
    expect(parseEmail(typed)).toStrictEqual(expected)
  })

  test('meets every reason in these tables', () => {
    expect([...new Set(REFUSED.map(([, reason]) => reason))].sort()).toEqual([...EMAIL_PROBLEMS].sort())
  })

  test('in its normal form, and as it is shown, reads as itself', () => {
    for (const [typed] of ACCEPTED) {
      const first = parseEmail(typed)
      if (!first.ok) throw new Error(typed)
      expect(parseEmail(first.contact.value)).toEqual(first)
      expect(parseEmail(displayContact(first.contact))).toEqual(first)
    }
  })

  test('is shown with its domain as people read it', () => {
    const reading = parseEmail('Õnne@xn--bcher-kva.de')
    expect(reading.ok && displayContact(reading.contact)).toBe('Õnne@bücher.de')
  })
})

describe('any string', () => {
  const part = fc.string({ unit: fc.constantFrom(...'annb1.-_+xn--öß例א\u0301\u200b\ud800 @"['), maxLength: 20 })
  const likeAnAddress = fc
    .tuple(part, part, fc.constantFrom('ee', 'com', 'рф', 'invalid'))
    .map(([a, b, c]) => `${a}@${b}.${c}`)
  const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), likeAnAddress, fc.emailAddress())

  test('is read without an exception, and what is accepted or suggested reads as itself', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const reading = parseEmail(typed)
        const value = reading.ok ? reading.contact.value : reading.suggestion
        if (value === undefined) return
        expect(parseEmail(value)).toEqual({ ok: true, contact: { kind: 'email', value } })
        expect(value.isWellFormed()).toBe(true)
        expect(value).not.toMatch(/[\s\p{C}]/u)
        expect(Buffer.byteLength(value)).toBeLessThanOrEqual(254)
        expect(value.slice(value.lastIndexOf('@'))).toMatch(/^@[a-z0-9.-]+$/)
      }),
      { numRuns: 3000 },
    )
  })

  test('of 64 KB is refused at once', () => {
    for (const piece of ['a', '@', '.', ' ', '<', 'ü']) {
      expect(parseEmail(piece.repeat(65_536))).toEqual({ ok: false, reason: 'address_too_long' })
    }
  })
})

/** An address of so many octets, each part of it within its own limit. */
function longAddress(octets: number): string {
  const ending = `.${LONGEST_LABEL}.${LONGEST_LABEL}.ee`
  return `${LOCAL_64}@${'d'.repeat(octets - LOCAL_64.length - 1 - ending.length)}${ending}`
}
