export { type PagesParts, servePages } from './serve-pages.ts'
