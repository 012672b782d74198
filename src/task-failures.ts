// What is told of tasks that fail at each of their turns: when it begins, once a minute while it goes on the same way, and when it is
// over. While the database is away a dozen tasks fail every second; the log is read at night, and must not fill a disk by itself.
// Every failure is counted, whether it is told or not.
import type { Clock } from './lib/clock.ts'
import type { Report } from './telemetry/index.ts'

const TOLD_AGAIN_MS = 60_000

export interface TaskFailures {
  failed(task: string, error: unknown): void
  worked(task: string): void
}

interface Failing {
  readonly words: string
  readonly toldAt: number
  readonly times: number
}

export function createTaskFailures(report: Pick<Report, 'taskFailed' | 'taskWorksAgain'>, clock: Clock): TaskFailures {
  const failing = new Map<string, Failing>()
  return {
    failed(task, error) {
      const now = clock.now().getTime()
      const words = error instanceof Error ? error.message : String(error)
      const former = failing.get(task)
      const isTold = former?.words === words && Math.abs(now - former.toldAt) < TOLD_AGAIN_MS
      failing.set(task, { words, toldAt: isTold ? former.toldAt : now, times: (former?.times ?? 0) + 1 })
      report.taskFailed({ task, error, isTold })
    },
    worked(task) {
      const former = failing.get(task)
      if (former === undefined) return
      failing.delete(task)
      report.taskWorksAgain({ task, failures: former.times })
    },
  }
}
