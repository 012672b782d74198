// lt
import type { PageKey } from './en.ts'
import { pagesEn } from './en.ts'

export const pagesLt: Readonly<Record<PageKey, string>> = { ...pagesEn }
