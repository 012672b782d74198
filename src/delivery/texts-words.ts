// The words that go into any text: the name of a service made safe to print, and what a purpose is called.

/** What the texts tell apart; every other purpose gets the neutral wording. */
export type Purpose = 'registration' | 'renewal' | 'other'

export interface Words {
  readonly purpose: Purpose
  /** `10 minutes` */
  readonly life: string
  /** The name of the service, cleaned. */
  readonly service: string
}

export function purposeOf(purpose: string): Purpose {
  return purpose === 'registration' || purpose === 'renewal' ? purpose : 'other'
}

/**
 * A name on one line, without what could change the text around it: control characters, line ends, marks of direction,
 * private use, halves of surrogate pairs.
 */
export function cleanName(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/**
 * The longest beginning of a name that satisfies `fits`, with an ellipsis; the name itself when it does; '' when
 * nothing does.
 */
export function shorten(name: string, ellipsis: string, fits: (name: string) => boolean): string {
  if (fits(name)) return name
  const letters = [...new Intl.Segmenter().segment(name)].map(({ segment }) => segment)
  const beginning = (length: number): string => letters.slice(0, length).join('').trimEnd() + ellipsis
  let fitting = 0
  let tooLong = letters.length
  while (tooLong - fitting > 1) {
    const middle = Math.floor((fitting + tooLong) / 2)
    if (fits(beginning(middle))) fitting = middle
    else tooLong = middle
  }
  return fitting === 0 ? '' : beginning(fitting)
}
