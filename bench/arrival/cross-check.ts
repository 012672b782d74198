// The same people through the running server: its HTTP API, its database and its dispatcher, with scripted carriers.
import type { Summary } from './experiment.ts'

export interface CrossCheck {
  readonly title: string
  readonly strategy: 'pinpost' | 'auto'
  readonly simulated: Summary
  readonly served: Summary
}
