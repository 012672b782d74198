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

export const SAY_WHY = `Say why: --why "…". It and --by take one line of up to ${LONGEST} characters each.`

export interface OnRecord {
  readonly who: string
  readonly why: string
}

interface Said {
  readonly why: string
  readonly by: string | undefined
}

/** Undefined where one of them cannot be kept: SAY_WHY tells what can. */
export function whoAndWhy(said: Said): OnRecord | undefined {
  const why = oneLine(said.why)
  const who = said.by?.trim() ? oneLine(said.by) : userInfo().username
  return why === undefined || who === undefined ? undefined : { who, why }
}

/** Undefined for none, or too much. What a terminal would act on is taken out: others read it there. */
function oneLine(text: string): string | undefined {
  const line = text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ').trim()
  return line !== '' && line.length <= LONGEST ? line : undefined
}
