import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FolderRefused, lockFolder } from './folder-lock.ts'

let folder: string
const children: ChildProcess[] = []
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'pinpost-lock-')), 'data')
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(join(folder, '..'), { recursive: true })
})

/** A process that takes the folder once it is told to, says how it went, and holds on. */
function rival() {
  const program = `
    import { lockFolder } from ${JSON.stringify(import.meta.resolve('./folder-lock.ts'))}
    process.on('message', () => {
      try { lockFolder(${JSON.stringify(folder)}); process.send('got it') } catch (error) { process.send(error.message) }
    })
    process.send('ready')`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  children.push(child)
  const said = async (): Promise<string> => String((await once(child, 'message'))[0])
  const ready = said()
  return {
    child,
    ready,
    async tryToLock(): Promise<string> {
      await ready
      child.send('now')
      return said()
    },
  }
}

test('a folder is made, taken, and free again once it was let go', () => {
  const lock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(FolderRefused)
  lock.release()
  lock.release()
  lockFolder(folder).release()
})

test('a live holder is not robbed, and the refusal says who holds what, and the way out', async () => {
  const holder = rival()
  expect(await holder.tryToLock()).toBe('got it')
  const words = `${folder} is in use by process ${holder.child.pid}; a folder serves one process.`
  expect(() => lockFolder(folder)).toThrow(words)
  expect(() => lockFolder(folder)).toThrow('PINPOST_DATABASE_URL')
})

test('a holder that was killed is replaced, whatever process has its id now', async () => {
  const holder = rival()
  expect(await holder.tryToLock()).toBe('got it')
  holder.child.kill('SIGKILL')
  await once(holder.child, 'exit')
  // The id that it left behind belongs to a live process again: this one's parent.
  writeFileSync(
    join(folder, 'holder'),
    readFileSync(join(folder, 'holder'), 'utf8').replace(/^\d+/, String(process.ppid)),
  )
  lockFolder(folder).release()
})

test('of several that start at once exactly one gets it, also after one was killed', async () => {
  const dead = rival()
  await dead.tryToLock()
  dead.child.kill('SIGKILL')
  await once(dead.child, 'exit')
  const rivals = Array.from({ length: 4 }, rival)
  await Promise.all(rivals.map((one) => one.ready))
  const answers = await Promise.all(rivals.map((one) => one.tryToLock()))
  expect(answers.filter((answer) => answer === 'got it')).toHaveLength(1)
  expect(answers.filter((answer) => answer.includes('is in use by'))).toHaveLength(3)
})

test('what is no folder is refused in words', () => {
  lockFolder(folder).release()
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(() => lockFolder(file)).toThrow(/cannot be used for the database: it must be a folder/)
})
