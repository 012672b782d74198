// et
import type { PageKey } from './en.ts'
import { pagesEn } from './en.ts'

export const pagesEt: Readonly<Record<PageKey, string>> = { ...pagesEn }
