export { nothingHere } from './nothing-here.ts'
export { type PagesParts, servePages } from './serve-pages.ts'
