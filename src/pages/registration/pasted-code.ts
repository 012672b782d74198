// The code in what was put into the field: a message that was pasted whole holds more than its code.

const RUN = /\p{Nd}(?:[ \u00A0\u202F\p{Pd}]?\p{Nd})*/gu

/**
 * The one run of so many digits; where there is none, or more than one that differ, what was typed, for the check to judge.
 * @param digits of a code of the service.
 */
export function codeInside(typed: string, digits: number): string {
  const runs = [...typed.matchAll(RUN)].map(([run]) => run.replaceAll(/[^\p{Nd}]/gu, ''))
  const codes = new Set(runs.filter((run) => [...run].length === digits))
  const [only] = codes
  return codes.size === 1 && only !== undefined ? only : typed
}
