import { describe, expect, it } from 'vitest'
import { createLogger, type LogLevel } from './logger.ts'

function collect(level: LogLevel = 'info') {
  const lines: string[] = []
  const log = createLogger(level, { write: (line) => lines.push(line) })
  return { log, lines, facts: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

describe('the log', () => {
  it('writes one line of JSON per fact, with its level and instant', () => {
    const { log, lines, facts } = collect()
    log.info({ count: 2 }, 'swept')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/\n$/)
    expect(facts()[0]).toMatchObject({ level: 'info', count: 2, msg: 'swept' })
    expect(facts()[0]?.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })

  it('keeps silent below its level', () => {
    const { log, lines } = collect('warn')
    log.info('quiet')
    log.warn('loud')
    expect(lines).toHaveLength(1)
  })

  it.each([
    ['a message', (log: ReturnType<typeof collect>['log']) => log.info('sent to ann@example.com with 123456')],
    ['an argument of a message', (log) => log.info('sent to %s with %s', 'ann@example.com', '123456')],
    ['a member', (log) => log.info({ detail: 'ann@example.com 123456' }, 'x')],
    ['a private member', (log) => log.info({ to: 'ann@example.com', code: '123456' }, 'x')],
    ['a bare error', (log) => log.error(new Error('ann@example.com 123456'))],
    ['a bare error with a message', (log) => log.error(new Error('ann@example.com'), 'for 123456')],
    ['an error as a member', (log) => log.error({ err: new Error('ann@example.com 123456') }, 'x')],
    ['an error under another name', (log) => log.error({ cause: new Error('ann@example.com 123456') }, 'x')],
    ['what a child is bound to', (log) => log.child({ contact: 'ann@example.com' }).info('123456')],
  ] as [
    string,
    (log: ReturnType<typeof collect>['log']) => void,
  ][])('lets nothing personal through in %s', (_, write) => {
    const { log, lines } = collect()
    write(log)
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toMatch(/ann@example|123456/)
  })

  it('keeps the stack of an error, since that is what finds its cause', () => {
    const { log, facts } = collect()
    log.error({ err: new TypeError('no such thing') }, 'failed')
    expect(facts()[0]?.err).toMatchObject({ type: 'TypeError', message: 'no such thing' })
    expect((facts()[0]?.err as { stack: string }).stack).toContain('logger.test.ts')
  })
})
