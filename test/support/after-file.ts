// What a test file opened is closed after it, the last first. A setup file of vitest (vitest.config.ts): it runs again for each
// test file, also where several share a process and its modules.
import { afterAll } from 'vitest'
import { closeWhatWasOpened } from './to-close.ts'

afterAll(closeWhatWasOpened)
