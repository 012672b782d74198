// What is wrong with one setting, in words for the person who can mend it. Never holds a secret's value.

export interface Problem {
  /** The setting's name, as it is written in the environment or on the command line. */
  readonly name: string
  /** What is wrong: no capital, no full stop, so that it reads after the name. */
  readonly problem: string
  /** What to do about it: one or more sentences. */
  readonly wayOut: string
}

/** One text for people, one paragraph for each problem. */
export function describeProblems(problems: readonly Problem[]): string {
  return problems.map(({ name, problem, wayOut }) => `  ${name}: ${problem}.\n      ${wayOut}`).join('\n')
}
