export { type Changes, createChanges } from './changes.ts'
