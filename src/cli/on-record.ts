// Who does something that stays on record, and why: the options of every command of that kind, and what is taken of them.
import { userInfo } from 'node:os'

export const onRecord = {
  why: {
    type: 'string',
    value: 'REASON',
    meaning: 'Why, in a few words and without personal data: it is what the next person reads.',
    isNeeded: true,
  },
  by: { type: 'string', value: 'NAME', meaning: 'Who does it; the user of this machine without it.' },
} as const

const LONGEST = 200

export const SAY_WHY = `Say why: --why "…", one line of up to ${LONGEST} characters.`

export interface OnRecord {
  readonly who: string
  readonly why: string
}

/** Undefined without a reason that can be kept. A name that cannot be kept is taken for none. */
export function whoAndWhy({
  why,
  by,
}: {
  readonly why: string
  readonly by: string | undefined
}): OnRecord | undefined {
  const reason = oneLine(why)
  return reason === undefined ? undefined : { why: reason, who: oneLine(by) ?? userInfo().username }
}

/** Undefined for none, or too much. What a terminal would act on is taken out: others read it there. */
function oneLine(text: string | undefined): string | undefined {
  const line = text?.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ').trim()
  return line && line.length <= LONGEST ? line : undefined
}
