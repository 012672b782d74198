export interface Findings {
  readonly title: string
  readonly language: string
  /** `h1`, `h2` …, in the order of the page. */
  readonly headings: readonly string[]
  readonly mains: number
  /** What reaches beyond the right edge of the window. */
  readonly tooWide: readonly string[]
  /** Controls and regions without a name. */
  readonly unnamed: readonly string[]
  readonly outsideLandmarks: readonly string[]
  /** Text under 4.5:1. */
  readonly lowContrast: readonly string[]
  /** Buttons and fields under 44 pixels. */
  readonly small: readonly string[]
}

export interface Stop {
  /** Its tag, and its id or first word. */
  readonly element: string
  /** Whether one can see that it has the focus. */
  readonly isVisible: boolean
}

export function inspect(): Findings
export function unfold(): void
export function focused(): Stop | undefined
export function standing(): { readonly origin: string; readonly scheme: string; readonly ink: string }
export function tagOf(element: unknown): string
export function hasFocus(element: unknown): boolean
export function holdFocus(elements: unknown): boolean
export function firstPaint(): number | Promise<number>
export function doubleText(): void
