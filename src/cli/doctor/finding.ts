// What the doctor says of one thing that it looked at.

export type Level = 'ok' | 'warning' | 'problem'

export interface Finding {
  /** What was looked at, in one or two words: `database`, `DMARC`. */
  readonly check: string
  readonly level: Level
  /** What was found, in a sentence. Never holds a secret. */
  readonly found: string
  /** What comes of it. */
  readonly why?: string
  /** What to do, where possible as a line to paste. */
  readonly fix?: string
}

export interface Trouble {
  readonly found: string
  readonly why: string
  readonly fix: string
}

export const ok = (check: string, found: string): Finding => ({ check, level: 'ok', found })
export const warning = (check: string, trouble: Trouble): Finding => ({ check, level: 'warning', ...trouble })
export const problem = (check: string, trouble: Trouble): Finding => ({ check, level: 'problem', ...trouble })

/** One thing that takes its time: what it finds, or that it did not come to an end. It goes on by itself then. */
export async function within(
  milliseconds: number,
  check: string,
  look: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  const seconds = Math.round(milliseconds / 1000)
  const tooLong = problem(check, {
    found: `No answer within ${seconds} seconds.`,
    why: 'What answers so late does not carry codes that people wait for.',
    fix: 'See whether a firewall between here and there drops what it does not know, and whether the other side is overloaded.',
  })
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<readonly Finding[]>((resolve) => {
    timer = setTimeout(resolve, milliseconds, [tooLong])
  })
  return Promise.race([look(), limit]).finally(() => clearTimeout(timer))
}
